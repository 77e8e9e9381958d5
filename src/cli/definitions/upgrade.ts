import type { CommandDefinition, FlagDefinition } from '../command-definition.ts'
import { describeRun } from '../format/run-result.ts'
import { describeSql, isSqlResult, readSqlFlags, sqlFlags } from '../format/sql-result.ts'
import type { Invocation } from '../invocation.ts'

/** The flags of every command that runs scripts. */
export const runFlags: readonly FlagDefinition[] = [
  {
    flags: '--plan',
    description: 'only print the steps and their statements; connects, and changes nothing',
  },
  {
    flags: '--dry-run',
    description:
      'run everything in one transaction and roll it back; not where DDL cannot be undone: MySQL and MariaDB',
  },
  {
    flags: '--resume',
    description: 'go on with a revision that was [interrupted](recovery.md#interrupted-revisions)',
  },
  { flags: '--restart', description: 'begin a revision that was interrupted anew' },
  ...sqlFlags,
  { flags: '--tag <text>', description: 'handed to scripts and hooks' },
]

/** What the flags of {@link runFlags} say. */
export function readRunFlags(invocation: Invocation) {
  return {
    plan: invocation.has('plan'),
    dryRun: invocation.has('dryRun'),
    resume: invocation.has('resume'),
    restart: invocation.has('restart'),
    tag: invocation.text('tag'),
  }
}

/** `limbeck upgrade` */
export const upgradeCommand: CommandDefinition = {
  name: 'upgrade',
  aliases: ['up'],
  summary: 'Run scripts up to a revision',
  arguments: {
    '[revisions...]':
      '[targets](branches.md#targets): a revision, `heads`, `+2` … (default: `head`)',
  },
  argumentValues: 'upgradeTargets',
  flags: runFlags,
  examples: [
    ['upgrade', 'everything that is new'],
    ['upgrade +1', 'one revision'],
    ['upgrade billing@head', 'one branch and what it needs'],
    ['upgrade --plan', 'what would be done'],
    ['upgrade --dry-run', 'whether it would succeed'],
    ['upgrade 1a2b:head --sql -o up.sql', 'the SQL for a database that is at 1a2b'],
  ],
  results: ['RunResult', 'PlanResult', 'DryRunResult', 'SqlResult'],
  async run(session, invocation) {
    const { upgrade } = await import('../../commands/upgrade.ts')
    const result = await upgrade(await session.openContext(), {
      target: invocation.arguments.length === 0 ? undefined : invocation.arguments,
      ...readRunFlags(invocation),
      ...readSqlFlags(session, invocation),
    })
    return isSqlResult(result) ? describeSql(result, session) : describeRun(result)
  },
}
