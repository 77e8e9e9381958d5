import { relative } from 'node:path'
import type { CommandDefinition } from '../command-definition.ts'

/** `limbeck init` */
export const initCommand: CommandDefinition = {
  name: 'init',
  summary: 'Make a configuration and a directory for scripts',
  arguments: { '[directory]': 'where the scripts will lie (default: migrations)' },
  flags: [
    { flags: '--multidb', description: 'for several databases' },
    {
      flags: '-t, --template <name>',
      description: 'what new scripts are made from',
      choices: ['ts', 'js', 'sql'],
    },
  ],
  examples: [
    ['init', 'limbeck.config.ts and migrations/versions'],
    ['init db --template sql', 'db/versions, with scripts in SQL'],
  ],
  async run(session, invocation) {
    const { init } = await import('../../commands/init.ts')
    const result = await init(session, {
      directory: invocation.arguments[0],
      multipleDatabases: invocation.has('multidb'),
      template: invocation.text('template'),
    })
    return {
      result,
      text: () => result.files.map((file) => `Wrote ${relative(session.workingDirectory, file)}`),
      message: 'Set `url` in limbeck.config.ts, then write a revision: limbeck revision -m "…"',
    }
  },
}
