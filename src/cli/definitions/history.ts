import type { HistoryResult } from '../../commands/results.ts'
import { LimbeckError } from '../../errors/index.ts'
import type { CommandDefinition, View } from '../command-definition.ts'
import { formatDot } from '../format/graph/dot.ts'
import { formatHistoryGraph, formatLegend } from '../format/graph/history-graph.ts'
import type { HistoryView } from '../format/graph/history-view.ts'
import { formatMarkdown } from '../format/graph/markdown.ts'
import { formatMermaid } from '../format/graph/mermaid.ts'
import { formatJson } from '../format/json.ts'
import { formatRecordLine } from '../format/record-line.ts'
import { formatVerboseRecord } from '../format/verbose-record.ts'

/** What `--format` can be, each with what it writes. */
const FORMATS: Readonly<
  Record<string, (history: HistoryView & HistoryResult, view: View) => readonly string[]>
> = {
  graph: formatHistoryGraph,
  lines: formatLines,
  mermaid: formatMermaid,
  dot: formatDot,
  json: ({ revisions, problems, asked }) => [formatJson({ revisions, problems, asked })],
  markdown: formatMarkdown,
}

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
      choices: Object.keys(FORMATS),
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
    const format = invocation.text('format')
    if (session.isJson && format !== undefined && format !== 'json') throw createFormatError(format)
    const { history } = await import('../../commands/history.ts')
    const context = await session.openContext()
    const result = await history(context, {
      range: invocation.text('revRange'),
      indicateCurrent: invocation.has('indicateCurrent'),
    })
    const shown = { ...result, namesDatabases: context.config.isMultiDatabase }
    const chooseFormat = (view: View) => format ?? (view.isTerminal ? 'graph' : 'lines')
    return {
      result,
      problems: result.problems,
      text: (view) => FORMATS[chooseFormat(view)]?.(shown, view) ?? [],
      legend: (view) => (chooseFormat(view) === 'graph' ? formatLegend(shown, view) : undefined),
    }
  },
}

function formatLines(history: HistoryView, { paint, isVerbose }: View): readonly string[] {
  return history.revisions.flatMap((info) =>
    isVerbose
      ? formatVerboseRecord(info, paint, history)
      : [formatRecordLine(info, paint, history)],
  )
}

function createFormatError(format: string): LimbeckError {
  return new LimbeckError('usage', `"--json" and "--format ${format}" exclude each other.`, {
    hint: 'Leave one of them out; "--format json" prints the result alone.',
  })
}
