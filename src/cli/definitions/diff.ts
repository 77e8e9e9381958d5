import type { CommandDefinition } from '../command-definition.ts'
import { formatLeftOut } from '../format/differences.ts'
import { formatPerDatabase, listResults } from '../format/per-database.ts'

/** `limbeck diff` */
export const diffCommand: CommandDefinition = {
  name: 'diff',
  summary: 'Show what differs between the models and the database, with its SQL',
  details:
    'Compares as `generate` does. The statements are those that a script for the changes would run now; nothing is run or written.',
  examples: [['diff', 'the changes, and the SQL of each']],
  results: ['DiffResult'],
  async run(session) {
    const { diff } = await import('../../commands/diff.ts')
    const { describeChanges } = await import('../../commands/describe-changes.ts')
    const context = await session.openContext()
    const result = await diff(context)
    const left = listResults(result).flatMap(formatLeftOut)
    return {
      result,
      text: () =>
        formatPerDatabase(result, ({ changes, statements }) => {
          if (changes.length === 0) return ['Nothing differs']
          const comments = describeChanges(changes, context).map((each) => `-- ${each}`)
          return [...comments, '', ...statements.map((statement) => `${statement};`)]
        }),
      ...(left.length === 0 ? {} : { message: left.join('\n') }),
    }
  },
}
