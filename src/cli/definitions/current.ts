import type { CurrentResult, PerDatabase, ProblemInfo } from '../../commands/results.ts'
import { makePrintable } from '../../util/printable.ts'
import type { CommandDefinition, View } from '../command-definition.ts'
import { formatPerDatabase, isPerDatabase, listResults } from '../format/per-database.ts'
import { formatMarks } from '../format/record-line.ts'
import { formatVerboseRecord } from '../format/verbose-record.ts'

/** `limbeck current` */
export const currentCommand: CommandDefinition = {
  name: 'current',
  aliases: ['status'],
  summary: 'Show which revision a database is at',
  flags: [{ flags: '--check-heads', description: 'end with status 3 unless it is at all heads' }],
  examples: [
    ['current', 'one line for each version row'],
    ['current --check-heads', 'for a start script'],
  ],
  results: ['CurrentResult'],
  async run(session, invocation) {
    const { current } = await import('../../commands/current.ts')
    const checkHeads = invocation.has('checkHeads')
    const result = await current(await session.openContext(), { checkHeads })
    const isBehind = checkHeads && listResults(result).some((each) => !each.isAtHeads)
    return {
      result,
      problems: listDistinctProblems(listResults(result)),
      text: (view) => formatPerDatabase(result, (each) => formatCurrent(each, view)),
      hasFindings: isBehind,
      message: describePlace(result, isBehind),
    }
  },
}

/** Where there are no version rows there are no lines either. */
function describePlace(
  result: CurrentResult | PerDatabase<CurrentResult>,
  isBehind: boolean,
): string | undefined {
  const atBase = isPerDatabase(result)
    ? result.databases.flatMap(({ database, rows }) =>
        rows.length === 0 ? [`"${database}" is at base: it has no version rows`] : [],
      )
    : result.rows.length === 0
      ? ['At base: there are no version rows']
      : []
  const lines = [...atBase, ...(isBehind ? ['Not at all heads'] : [])]
  return lines.length === 0 ? undefined : lines.join('\n')
}

function formatCurrent(result: CurrentResult, { paint, isVerbose }: View): readonly string[] {
  const marks = { showsLabels: false, showsCurrent: false, showsJunctions: true }
  return [
    ...result.revisions.flatMap((info) =>
      isVerbose ? formatVerboseRecord(info, paint) : [formatMarks(info, marks, paint)],
    ),
    ...result.unknown.map((row) => `${paint('revision', makePrintable(row))} (no script has it)`),
  ]
}

/** The scripts are the same for every database, their version rows are not. */
function listDistinctProblems(results: readonly CurrentResult[]): readonly ProblemInfo[] {
  const byMessage = results
    .flatMap(({ problems }) => problems)
    .map((problem) => [problem.message, problem] as const)
  return [...new Map(byMessage).values()]
}
