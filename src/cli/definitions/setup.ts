import type { SetupResult } from '../../commands/results.ts'
import type { CommandDefinition } from '../command-definition.ts'
import { formatPerDatabase } from '../format/per-database.ts'
import { countSteps, formatRows } from '../format/run-result.ts'

/** `limbeck setup` */
export const setupCommand: CommandDefinition = {
  name: 'setup',
  summary: 'See to it that a database is at all heads, at the start of an application',
  details:
    'An empty database is upgraded. One with version rows is verified, which fails with `database_behind` where it is not at ' +
    'all heads, or is upgraded. One with tables and without version rows is refused and left alone. Several processes can ' +
    'do this at once: one works, the others wait and find it done.',
  flags: [
    {
      flags: '--existing <way>',
      description: 'what to do with a database that has version rows (default: `verify`)',
      choices: ['verify', 'upgrade'],
    },
    { flags: '--tag <text>', description: 'handed to scripts and hooks' },
  ],
  examples: [
    ['setup', 'fill an empty database, refuse one that is behind'],
    ['setup --existing upgrade', 'bring any database up'],
  ],
  results: ['SetupResult'],
  async run(session, invocation) {
    const { setup } = await import('../../commands/setup.ts')
    const result = await setup(await session.openContext(), {
      existing: invocation.text('existing') === 'upgrade' ? 'upgrade' : 'verify',
      tag: invocation.text('tag'),
    })
    return { result, text: () => formatPerDatabase(result, formatSetup) }
  },
}

function formatSetup({ state, steps, after }: SetupResult): readonly string[] {
  const texts = {
    verified: `Up to date: at ${formatRows(after)}`,
    created: `Set up: now at ${formatRows(after)} (${countSteps(steps.length)})`,
    upgraded: `Now at ${formatRows(after)} (${countSteps(steps.length)})`,
  } as const satisfies Readonly<Record<SetupResult['state'], string>>
  return [texts[state]]
}
