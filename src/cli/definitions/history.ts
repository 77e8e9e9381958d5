import { LimbeckError } from '../../errors/index.ts'
import type { CommandDefinition, View } from '../command-definition.ts'
import { HISTORY_FORMATS } from '../format/graph/format-names.ts'

/** `limbeck history` */
export const historyCommand: CommandDefinition = {
  name: 'history',
  summary: 'List revisions, newest first',
  details:
    'On a terminal [the graph is drawn](branches.md#the-graph-drawn); anything else gets a line for each revision.',
  flags: [
    {
      flags: '-r, --rev-range <start:end>',
      values: 'revisions',
      description: 'only these; either end may be left out and may be relative: `-3:`, `current:`',
    },
    {
      flags: '-i, --indicate-current',
      description: 'mark what the database is at; without it no database is asked',
    },
    {
      flags: '--format <format>',
      description:
        '`graph` draws (default on a terminal), `lines` lists (default elsewhere); `mermaid`, `dot`, `json` and `markdown` are for other programs',
      choices: HISTORY_FORMATS,
    },
  ],
  examples: [
    ['history -v', 'all revisions with path and comment'],
    ['history -i -r current:', 'what an upgrade would bring'],
    ['history -r -3:', 'the last three and the one below'],
    ['history --format mermaid', 'a flowchart for a document'],
  ],
  results: ['HistoryResult'],
  async run(session, invocation) {
    const format = HISTORY_FORMATS.find((name) => name === invocation.text('format'))
    if (session.isJson && format !== undefined && format !== 'json') throw createFormatError(format)
    const { history } = await import('../../commands/history.ts')
    const { historyFormats } = await import('../format/graph/history-formats.ts')
    const context = await session.openContext()
    const result = await history(context, {
      range: invocation.text('revRange'),
      indicateCurrent: invocation.has('indicateCurrent'),
    })
    const shown = { ...result, namesDatabases: context.config.isMultiDatabase }
    const chooseFormat = ({ isTerminal }: View) =>
      historyFormats[format ?? (isTerminal ? 'graph' : 'lines')]
    return {
      result,
      problems: result.problems,
      text: (view) => chooseFormat(view).format(shown, view),
      legend: (view) => chooseFormat(view).legend?.(shown, view),
    }
  },
}

function createFormatError(format: string): LimbeckError {
  return new LimbeckError('usage', `"--json" and "--format ${format}" exclude each other.`, {
    hint: 'Leave one of them out; "--format json" prints the result alone.',
  })
}
