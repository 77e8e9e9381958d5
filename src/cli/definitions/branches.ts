import type { BranchesResult, RevisionInfo } from '../../commands/results.ts'
import type { CommandDefinition, View } from '../command-definition.ts'
import { addMessage, formatMarks, formatRecordLine } from '../format/record-line.ts'
import { formatVerboseRecord } from '../format/verbose-record.ts'

/** `limbeck branches` */
export const branchesCommand: CommandDefinition = {
  name: 'branches',
  summary: 'List the revisions from which several go on',
  examples: [['branches', 'each branch point and its children']],
  results: ['BranchesResult'],
  async run(session) {
    const { branches } = await import('../../commands/branches.ts')
    const result = await branches(await session.openContext(), {})
    return {
      result,
      text: (view) => formatBranches(result, view),
      problems: result.problems,
    }
  },
}

function formatBranches(result: BranchesResult, { paint, isVerbose }: View): readonly string[] {
  const childMarks = { showsLabels: true, showsCurrent: false, showsJunctions: false }
  const formatChild = (point: RevisionInfo, child: RevisionInfo) =>
    `${' '.repeat(point.revision.length)} -> ${formatMarks(child, childMarks, paint)}`
  return result.revisions.flatMap((point) => {
    const children =
      result.branches.find(({ revision }) => revision === point.revision)?.children ?? []
    return [
      ...(isVerbose ? formatVerboseRecord(point, paint) : [formatRecordLine(point, paint)]),
      ...children.map((child) =>
        isVerbose
          ? addMessage(formatChild(point, child), child.message)
          : formatChild(point, child),
      ),
      '',
    ]
  })
}
