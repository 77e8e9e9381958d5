import { formatHistoryGraph } from '../../src/cli/format/graph/history-graph.ts'
import { describeRevision } from '../../src/commands/revision-info.ts'
import { RevisionGraph, type RevisionRecord } from '../../src/graph.ts'

/** Draws revisions as `history` does, without colours. */
export function drawRecords(
  records: readonly RevisionRecord[],
  {
    columns = 80,
    message = '',
    supportsUnicode = true,
  }: {
    readonly columns?: number
    readonly message?: string
    readonly supportsUnicode?: boolean
  } = {},
): readonly string[] {
  const graph = RevisionGraph.from(
    records.map((record) => ({
      ...record,
      format: 'module' as const,
      path: `/${record.revision}.ts`,
      message,
      doc: message,
      createDate: null,
    })),
  )
  const revisions = graph.list().map((record) => describeRevision(graph, record, null))
  return formatHistoryGraph(
    { revisions, asked: null, namesDatabases: false },
    { paint: (_, text) => text, isVerbose: false, isTerminal: true, columns, supportsUnicode },
  )
}
