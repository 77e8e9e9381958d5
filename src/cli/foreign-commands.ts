import { LimbeckError } from '../errors/index.ts'
import type { CommandDefinition } from './command-definition.ts'

/** Commands that users of other tools type and that are none here, each with what to say instead. */
const HINTS: Readonly<Record<string, string>> = {
  // It could mean two things, so it means none.
  migrate:
    '"limbeck generate" writes a revision out of the models, "limbeck upgrade" runs revisions.',
}

/** They only tell what is wrong; help lists none of them. */
export const FOREIGN_COMMANDS: readonly CommandDefinition[] = Object.entries(HINTS).map(
  ([name, hint]) => ({
    name,
    summary: 'There is no such command',
    examples: [[name, 'tells what to say instead']],
    results: [],
    async run() {
      throw new LimbeckError('usage', `There is no command "${name}".`, { hint })
    },
  }),
)
