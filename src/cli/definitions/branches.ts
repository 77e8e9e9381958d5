import type { BranchesResult } from '../../commands/results.ts'
import type { CommandDefinition, View } from '../command-definition.ts'
import type { Branch } from '../format/graph/branches-formats.ts'
import { BRANCHES_FORMATS } from '../format/graph/format-names.ts'

/** `limbeck branches` */
export const branchesCommand: CommandDefinition = {
  name: 'branches',
  summary: 'List the revisions from which several go on',
  details: 'On a terminal each is drawn with the revisions that go on from it.',
  flags: [
    {
      flags: '--format <format>',
      description: '`graph` draws (default on a terminal), `lines` lists (default elsewhere)',
      choices: BRANCHES_FORMATS,
    },
  ],
  examples: [['branches', 'each branch point and its children']],
  results: ['BranchesResult'],
  async run(session, invocation) {
    const { branches } = await import('../../commands/branches.ts')
    const { branchesFormats } = await import('../format/graph/branches-formats.ts')
    const result = await branches(await session.openContext(), {})
    const shown = listShown(result)
    const format = BRANCHES_FORMATS.find((name) => name === invocation.text('format'))
    const chooseFormat = ({ isTerminal }: View) =>
      branchesFormats[format ?? (isTerminal ? 'graph' : 'lines')]
    return {
      result,
      text: (view) => shown.flatMap((branch) => [...chooseFormat(view).format(branch, view), '']),
      legend: (view) => chooseFormat(view).legend?.(shown, view),
      problems: result.problems,
    }
  },
}

/** Each branch point behind its children, as in the history. */
function listShown({ revisions, branches }: BranchesResult): readonly Branch[] {
  const childrenOf = new Map(branches.map(({ revision, children }) => [revision, children]))
  return revisions.map((point) => [...(childrenOf.get(point.revision) ?? []), point])
}
