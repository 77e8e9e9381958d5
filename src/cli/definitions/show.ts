import type { CommandDefinition } from '../command-definition.ts'
import { formatVerboseRecord } from '../format/verbose-record.ts'

/** `limbeck show` */
export const showCommand: CommandDefinition = {
  name: 'show',
  summary: 'Show a revision with its path and comment',
  arguments: {
    '[revision]': 'an id, the beginning of one, a label or `current` (default: `head`)',
  },
  argumentValues: 'revisions',
  examples: [
    ['show 1a2b', 'the revision whose id begins so'],
    ['show current', 'what the database is at'],
  ],
  results: ['RevisionsResult'],
  async run(session, invocation) {
    const { show } = await import('../../commands/show.ts')
    const result = await show(await session.openContext(), { target: invocation.arguments[0] })
    return {
      result,
      problems: result.problems,
      text: ({ paint }) => result.revisions.flatMap((info) => formatVerboseRecord(info, paint)),
    }
  },
}
