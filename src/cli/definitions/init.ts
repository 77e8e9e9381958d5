import { relative } from 'node:path'
import type { CommandDefinition } from '../command-definition.ts'

/** `limbeck init` */
export const initCommand: CommandDefinition = {
  name: 'init',
  summary: 'Make a configuration and a directory for scripts',
  details: 'A configuration that is there is left as it is.',
  arguments: { '[directory]': 'where the scripts will lie (default: `migrations`)' },
  argumentValues: 'folders',
  flags: [
    {
      flags: '-t, --template <name>',
      values: 'initTemplates',
      description: 'how the project begins: `generic`, or `multidb` for several databases',
    },
    { flags: '--multidb', description: 'the same as `--template multidb`' },
  ],
  foreignFlags: { '--package': 'Leave it out: folders need no file to be packages here.' },
  examples: [
    ['init', 'limbeck.config.ts and migrations/versions'],
    ['init db --multidb', 'several databases, scripts in db/versions'],
  ],
  results: ['InitResult'],
  async run(session, invocation) {
    const { init } = await import('../../commands/init.ts')
    const result = await init(session, {
      directory: invocation.arguments[0],
      template: invocation.has('multidb') ? 'multidb' : invocation.text('template'),
    })
    const show = (path: string) => relative(session.workingDirectory, path)
    const { keptConfiguration: kept } = result
    return {
      result,
      text: () => [
        ...result.files.map((file) => `Wrote ${show(file)}`),
        `Scripts go to ${show(result.directory)}/versions`,
      ],
      message:
        kept === null
          ? 'Say in limbeck.config.ts where the database is, then write a script: limbeck revision -m "…"'
          : `Left ${show(kept)} as it is: its \`migrations\` must name ${show(result.directory)}`,
    }
  },
}
