import type { HistoryResult } from '../../../commands/results.ts'
import type { View } from '../../command-definition.ts'
import { formatJson } from '../json.ts'
import { formatRecordLine } from '../record-line.ts'
import { formatVerboseRecord } from '../verbose-record.ts'
import { formatDot } from './dot.ts'
import type { HISTORY_FORMATS } from './format-names.ts'
import { formatHistoryGraph, formatLegend } from './history-graph.ts'
import type { HistoryView } from './history-view.ts'
import { formatMarkdown } from './markdown.ts'
import { formatMermaid } from './mermaid.ts'

type Shown = HistoryView & HistoryResult

/** Writes a history in a format. */
interface HistoryFormat {
  readonly format: (history: Shown, view: View) => readonly string[]
  readonly legend?: (history: Shown, view: View) => string | undefined
}

/** What writes each format of a history. */
export const historyFormats: Readonly<Record<(typeof HISTORY_FORMATS)[number], HistoryFormat>> = {
  graph: { format: formatHistoryGraph, legend: formatLegend },
  lines: { format: formatLines },
  mermaid: { format: formatMermaid },
  dot: { format: formatDot },
  json: { format: formatResult },
  markdown: { format: formatMarkdown },
}

function formatLines(history: HistoryView, { paint, isVerbose }: View): readonly string[] {
  return history.revisions.flatMap((info) =>
    isVerbose
      ? formatVerboseRecord(info, paint, history)
      : [formatRecordLine(info, paint, history)],
  )
}

/** What `--json` prints, without what is around it. */
function formatResult({ revisions, problems, asked }: HistoryResult): readonly string[] {
  return [formatJson({ revisions, problems, asked })]
}
