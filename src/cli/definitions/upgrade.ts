import type { CommandDefinition, FlagDefinition } from '../command-definition.ts'
import { describeRun } from '../format/run-result.ts'

/** The flags of every command that runs scripts. */
export const runFlags: readonly FlagDefinition[] = [
  {
    flags: '--plan',
    description: 'only print the steps and their statements; connects, and changes nothing',
  },
  {
    flags: '--resume',
    description: 'go on with a revision that was [interrupted](recovery.md#interrupted-revisions)',
  },
  { flags: '--restart', description: 'begin a revision that was interrupted anew' },
  { flags: '--tag <text>', description: 'handed to scripts and hooks' },
]

/** `limbeck upgrade` */
export const upgradeCommand: CommandDefinition = {
  name: 'upgrade',
  aliases: ['up'],
  summary: 'Run scripts up to a revision',
  arguments: {
    '[revisions...]':
      '[targets](branches.md#targets): a revision, `heads`, `+2` … (default: `head`)',
  },
  flags: runFlags,
  examples: [
    ['upgrade', 'everything that is new'],
    ['upgrade +1', 'one revision'],
    ['upgrade billing@head', 'one branch and what it needs'],
    ['upgrade --plan', 'what would be done'],
  ],
  results: ['RunResult', 'PlanResult'],
  async run(session, invocation) {
    const { upgrade } = await import('../../commands/upgrade.ts')
    const result = await upgrade(await session.openContext(), {
      target: invocation.arguments.length === 0 ? undefined : invocation.arguments,
      plan: invocation.has('plan'),
      resume: invocation.has('resume'),
      restart: invocation.has('restart'),
      tag: invocation.text('tag'),
    })
    return describeRun(result)
  },
}
