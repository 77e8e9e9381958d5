import type { BranchesResult, RevisionInfo } from '../../commands/results.ts'
import type { CommandDefinition, View } from '../command-definition.ts'
import { formatHistoryGraph, formatLegend } from '../format/graph/history-graph.ts'
import type { HistoryView } from '../format/graph/history-view.ts'
import { addMessage, formatMarks, formatRecordLine } from '../format/record-line.ts'
import { formatVerboseRecord } from '../format/verbose-record.ts'

/** What `--format` can be, each with what it writes. */
const FORMATS: Readonly<
  Record<string, (branch: readonly RevisionInfo[], view: View) => readonly string[]>
> = {
  graph: (branch, view) => formatHistoryGraph(showBranch(branch), view),
  lines: formatLines,
}

/** `limbeck branches` */
export const branchesCommand: CommandDefinition = {
  name: 'branches',
  summary: 'List the revisions from which several go on',
  details: 'On a terminal each is drawn with the revisions that go on from it.',
  flags: [
    {
      flags: '--format <format>',
      description: '`graph` draws (default on a terminal), `lines` lists (default elsewhere)',
      choices: Object.keys(FORMATS),
    },
  ],
  examples: [['branches', 'each branch point and its children']],
  results: ['BranchesResult'],
  async run(session, invocation) {
    const { branches } = await import('../../commands/branches.ts')
    const result = await branches(await session.openContext(), {})
    const shown = listShown(result)
    const chooseFormat = (view: View) =>
      invocation.text('format') ?? (view.isTerminal ? 'graph' : 'lines')
    return {
      result,
      text: (view) =>
        shown.flatMap((branch) => [...(FORMATS[chooseFormat(view)]?.(branch, view) ?? []), '']),
      legend: (view) =>
        chooseFormat(view) === 'graph' ? formatLegend(showBranch(shown.flat()), view) : undefined,
      problems: result.problems,
    }
  },
}

/** Each branch point behind its children, as in the history. */
function listShown({ revisions, branches }: BranchesResult): readonly (readonly RevisionInfo[])[] {
  const childrenOf = new Map(branches.map(({ revision, children }) => [revision, children]))
  return revisions.map((point) => [...(childrenOf.get(point.revision) ?? []), point])
}

function showBranch(revisions: readonly RevisionInfo[]): HistoryView {
  return { revisions, asked: null, namesDatabases: false }
}

function formatLines(
  branch: readonly RevisionInfo[],
  { paint, isVerbose }: View,
): readonly string[] {
  const [point, ...children] = branch.toReversed()
  if (point === undefined) return []
  const childMarks = { showsLabels: true, showsCurrent: false, showsJunctions: false }
  const formatChild = (child: RevisionInfo) =>
    `${' '.repeat(point.revision.length)} -> ${formatMarks(child, childMarks, paint)}`
  return [
    ...(isVerbose ? formatVerboseRecord(point, paint) : [formatRecordLine(point, paint)]),
    ...children
      .toReversed()
      .map((child) =>
        isVerbose ? addMessage(formatChild(child), child.message) : formatChild(child),
      ),
  ]
}
