import type { EnsureVersionResult } from '../../commands/results.ts'
import type { CommandDefinition } from '../command-definition.ts'
import { formatPerDatabase } from '../format/per-database.ts'
import { describeSql, isSqlResult, readSqlFlags, sqlFlags } from '../format/sql-result.ts'

/** `limbeck ensure-version` */
export const ensureVersionCommand: CommandDefinition = {
  name: 'ensure-version',
  aliases: ['ensure_version'],
  summary: 'Create the version table if it is not there',
  flags: sqlFlags,
  examples: [['ensure-version', 'before rights on the table are granted']],
  results: ['EnsureVersionResult', 'SqlResult'],
  async run(session, invocation) {
    const { ensureVersion } = await import('../../commands/ensure-version.ts')
    const result = await ensureVersion(
      await session.openContext(),
      readSqlFlags(session, invocation),
    )
    if (isSqlResult(result)) return describeSql(result, session)
    return {
      result,
      text: () =>
        formatPerDatabase<EnsureVersionResult>(result, ({ table, created }) => [
          created ? `Created the table ${table}` : `The table ${table} is already there`,
        ]),
    }
  },
}
