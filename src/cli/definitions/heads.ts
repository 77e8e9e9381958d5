import type { CommandDefinition } from '../command-definition.ts'
import { formatMarks } from '../format/record-line.ts'
import { formatVerboseRecord } from '../format/verbose-record.ts'

/** `limbeck heads` */
export const headsCommand: CommandDefinition = {
  name: 'heads',
  summary: 'List the newest revisions',
  flags: [
    {
      flags: '--resolve-dependencies',
      description: 'leave out heads that another revision depends on',
    },
  ],
  examples: [
    ['heads', 'one line for each head'],
    ['heads -v', 'with path and comment'],
  ],
  results: ['RevisionsResult'],
  async run(session, invocation) {
    const { heads } = await import('../../commands/heads.ts')
    const result = await heads(await session.openContext(), {
      resolveDependencies: invocation.has('resolveDependencies'),
    })
    const marks = { showsLabels: true, showsCurrent: false, showsJunctions: false }
    return {
      result,
      problems: result.problems,
      text: ({ paint, isVerbose }) =>
        result.revisions.flatMap((info) =>
          isVerbose ? formatVerboseRecord(info, paint) : [formatMarks(info, marks, paint)],
        ),
    }
  },
}
