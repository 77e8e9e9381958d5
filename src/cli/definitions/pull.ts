import { relative } from 'node:path'
import type { CommandDefinition } from '../command-definition.ts'
import { formatPerDatabase, listResults } from '../format/per-database.ts'

/** `limbeck pull` */
export const pullCommand: CommandDefinition = {
  name: 'pull',
  summary: 'Write the models of a database',
  details:
    'Reads the database and writes the models that declare it; `check` finds nothing then. What models cannot declare is ' +
    'listed, and told in a comment of the file. The file is the one that the setting `schema` names, where it is not there yet.',
  flags: [
    {
      flags: '-o, --output <file>',
      values: 'files',
      description:
        'the file to write; with several databases a folder, or a name with `{database}` in it',
    },
    { flags: '-f, --force', description: 'replace the file where it is there; so does --yes' },
  ],
  examples: [
    ['pull', 'the models of a database that is there already'],
    ['pull -o src/legacy.ts', 'into another file'],
  ],
  results: ['PullResult'],
  async run(session, invocation) {
    const { pull } = await import('../../commands/pull.ts')
    const { describeNotModelled } = await import('../../commands/describe-not-modelled.ts')
    const result = await pull(await session.openContext(), {
      output: invocation.text('output'),
      force: invocation.has('force'),
    })
    const left = listResults(result).flatMap(({ notModelled }) => describeNotModelled(notModelled))
    return {
      result,
      text: () =>
        formatPerDatabase(result, ({ path, tables }) => [
          path === null
            ? 'Nothing was written: there is nothing to declare'
            : `Wrote ${relative(session.workingDirectory, path)}: ${tables.length} ${tables.length === 1 ? 'table' : 'tables'}`,
        ]),
      ...(left.length === 0
        ? {}
        : { message: left.map((line) => `Not modelled: ${line}`).join('\n') }),
    }
  },
}
