import type { CommandDefinition } from '../command-definition.ts'
import { formatRecordLine } from '../format/record-line.ts'
import { formatVerboseRecord } from '../format/verbose-record.ts'

/** `limbeck history` */
export const historyCommand: CommandDefinition = {
  name: 'history',
  summary: 'List revisions, newest first',
  flags: [
    {
      flags: '-r, --rev-range <start:end>',
      description: 'only these; either end may be left out and may be relative: `-3:`, `current:`',
    },
    {
      flags: '-i, --indicate-current',
      description: 'mark what the database is at; without it no database is asked',
    },
  ],
  examples: [
    ['history -v', 'all revisions with path and comment'],
    ['history -i -r current:', 'what an upgrade would bring'],
    ['history -r -3:', 'the last three and the one below'],
  ],
  results: ['RevisionsResult'],
  async run(session, invocation) {
    const { history } = await import('../../commands/history.ts')
    const result = await history(await session.openContext(), {
      range: invocation.text('revRange'),
      indicateCurrent: invocation.has('indicateCurrent'),
    })
    return {
      result,
      problems: result.problems,
      text: ({ paint, isVerbose }) =>
        result.revisions.flatMap((info) =>
          isVerbose ? formatVerboseRecord(info, paint) : [formatRecordLine(info, paint)],
        ),
    }
  },
}
