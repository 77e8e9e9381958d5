import type { CommandDefinition } from '../command-definition.ts'
import { formatLeftOut } from '../format/differences.ts'
import { formatPerDatabase, listResults } from '../format/per-database.ts'

/** `limbeck check` */
export const checkCommand: CommandDefinition = {
  name: 'check',
  summary: 'Tell whether the models differ from the database',
  details:
    'Compares as `generate` does, and writes nothing. The exit status is 3 where something differs.',
  examples: [['check', 'in a build: was a script generated for every change of the models?']],
  results: ['CheckResult'],
  async run(session) {
    const { check } = await import('../../commands/check.ts')
    const { describeChanges } = await import('../../commands/describe-changes.ts')
    const context = await session.openContext()
    const result = await check(context)
    const left = listResults(result).flatMap(formatLeftOut)
    return {
      result,
      text: () =>
        formatPerDatabase(result, ({ changes }) =>
          changes.length === 0 ? ['Nothing differs'] : describeChanges(changes, context),
        ),
      ...(left.length === 0 ? {} : { message: left.join('\n') }),
      hasFindings: listResults(result).some(({ changes }) => changes.length > 0),
    }
  },
}
