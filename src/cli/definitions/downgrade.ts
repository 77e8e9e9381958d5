import type { CommandDefinition } from '../command-definition.ts'
import { describeRun } from '../format/run-result.ts'
import { describeSql, isSqlResult, readSqlFlags } from '../format/sql-result.ts'
import { readRunFlags, runFlags } from './upgrade.ts'

/** `limbeck downgrade` */
export const downgradeCommand: CommandDefinition = {
  name: 'downgrade',
  aliases: ['down'],
  summary: 'Undo scripts down to a revision, which stays',
  details:
    'It asks before it removes more revisions than were asked for, because others depend on them.',
  arguments: {
    '[revision]': 'a [target](branches.md#targets): a revision, `base`, `-2` … (default: `-1`)',
  },
  argumentValues: 'downgradeTargets',
  flags: runFlags,
  examples: [
    ['downgrade', 'undo the last revision'],
    ['downgrade base', 'undo everything'],
    ['downgrade billing@-1', 'undo the last revision of a branch'],
    ['downgrade head:1a2b --sql', 'the SQL for a database that is at the head'],
  ],
  results: ['RunResult', 'PlanResult', 'DryRunResult', 'SqlResult'],
  async run(session, invocation) {
    const { downgrade } = await import('../../commands/downgrade.ts')
    const result = await downgrade(await session.openContext(), {
      target: invocation.arguments[0],
      ...readRunFlags(invocation),
      ...readSqlFlags(session, invocation),
    })
    return isSqlResult(result) ? describeSql(result, session) : describeRun(result)
  },
}
