import type { CommandDefinition } from '../command-definition.ts'
import { formatPerDatabase } from '../format/per-database.ts'

/** `limbeck ensure-version` */
export const ensureVersionCommand: CommandDefinition = {
  name: 'ensure-version',
  aliases: ['ensure_version'],
  summary: 'Create the version table if it is not there',
  examples: [['ensure-version', 'before rights on the table are granted']],
  results: ['EnsureVersionResult'],
  async run(session) {
    const { ensureVersion } = await import('../../commands/ensure-version.ts')
    const result = await ensureVersion(await session.openContext(), {})
    return {
      result,
      text: () =>
        formatPerDatabase(result, ({ table, created }) => [
          created ? `Created the table ${table}` : `The table ${table} is already there`,
        ]),
    }
  },
}
