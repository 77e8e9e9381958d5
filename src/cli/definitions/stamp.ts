import type { CommandDefinition } from '../command-definition.ts'
import { describeRun } from '../format/run-result.ts'
import { describeSql, isSqlResult, readSqlFlags, sqlFlags } from '../format/sql-result.ts'

/** `limbeck stamp` */
export const stampCommand: CommandDefinition = {
  name: 'stamp',
  summary: 'Say that a database is at a revision, without running scripts',
  arguments: {
    '[revisions...]': 'one or several [targets](branches.md#targets), or `base` (default: `head`)',
  },
  argumentValues: 'revisions',
  flags: [
    {
      flags: '--purge',
      description: 'forget all version rows first, also those that no script has',
    },
    ...sqlFlags,
    { flags: '--tag <text>', description: 'handed to hooks' },
  ],
  examples: [
    ['stamp head', 'for a database that has everything already'],
    ['stamp --purge 1a2b', 'whatever its version rows say'],
    ['stamp 1a2b:head --sql', 'the SQL for a database that is at 1a2b'],
  ],
  results: ['StampResult', 'SqlResult'],
  async run(session, invocation) {
    const { stamp } = await import('../../commands/stamp.ts')
    const result = await stamp(await session.openContext(), {
      targets: invocation.arguments.length === 0 ? undefined : invocation.arguments,
      purge: invocation.has('purge'),
      tag: invocation.text('tag'),
      ...readSqlFlags(session, invocation),
    })
    return isSqlResult(result) ? describeSql(result, session) : describeRun(result)
  },
}
