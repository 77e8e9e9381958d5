import type { RevisionInfo } from '../../../commands/results.ts'
import type { View } from '../../command-definition.ts'
import { addMessage, formatMarks, formatRecordLine } from '../record-line.ts'
import { formatVerboseRecord } from '../verbose-record.ts'
import type { BRANCHES_FORMATS } from './format-names.ts'
import { formatHistoryGraph, formatLegend } from './history-graph.ts'
import type { HistoryView } from './history-view.ts'

/** A branch point behind its children, as in the history. */
export type Branch = readonly RevisionInfo[]

/** Writes branches in a format. */
interface BranchesFormat {
  readonly format: (branch: Branch, view: View) => readonly string[]
  readonly legend?: (branches: readonly Branch[], view: View) => string | undefined
}

/** What writes each format of branches. */
export const branchesFormats: Readonly<Record<(typeof BRANCHES_FORMATS)[number], BranchesFormat>> =
  {
    graph: {
      format: (branch, view) => formatHistoryGraph(showBranch(branch), view),
      legend: (branches, view) => formatLegend(showBranch(branches.flat()), view),
    },
    lines: { format: formatLines },
  }

function showBranch(revisions: readonly RevisionInfo[]): HistoryView {
  return { revisions, asked: null, namesDatabases: false }
}

function formatLines(branch: Branch, { paint, isVerbose }: View): readonly string[] {
  const point = branch.at(-1)
  if (point === undefined) return []
  const childMarks = { showsLabels: true, showsCurrent: false, showsJunctions: false }
  const formatChild = (child: RevisionInfo) =>
    `${' '.repeat(point.revision.length)} -> ${formatMarks(child, childMarks, paint)}`
  return [
    ...(isVerbose ? formatVerboseRecord(point, paint) : [formatRecordLine(point, paint)]),
    ...branch
      .slice(0, -1)
      .map((child) =>
        isVerbose ? addMessage(formatChild(child), child.message) : formatChild(child),
      ),
  ]
}
