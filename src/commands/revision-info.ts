import type { RevisionGraph } from '../graph/revision-graph.ts'
import { toList } from '../graph/revision-record.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'
import type { RevisionInfo, RevisionsResult } from './results.ts'
import { listProblems, type ScriptGraph } from './script-graph.ts'

/**
 * Shows revisions in the order given. `rows` are the version rows, or null where no database was asked: then
 * nobody knows which revisions are current.
 */
export function describeRevisions(
  scriptGraph: ScriptGraph,
  records: readonly ScriptRecord[],
  rows: readonly string[] | null,
): RevisionsResult {
  const current = rows === null ? null : new Set(scriptGraph.graph.currentHeads(rows))
  return {
    revisions: records.map((record) => describeRevision(scriptGraph.graph, record, current)),
    problems: listProblems(scriptGraph),
  }
}

/** Shows one revision. `current` are the revisions that a database is at, null where none was asked. */
export function describeRevision(
  graph: RevisionGraph<ScriptRecord>,
  record: ScriptRecord,
  current: ReadonlySet<string> | null,
): RevisionInfo {
  const { revision } = record
  return {
    revision,
    downRevision: toList(record.downRevision),
    dependsOn: toList(record.dependsOn),
    children: graph.children(revision),
    branchLabels: graph.labels(revision),
    message: record.message,
    doc: record.doc,
    createDate: record.createDate,
    path: record.path,
    isHead: graph.isHead(revision),
    isEffectiveHead: graph.isHead(revision) && !graph.isRealHead(revision),
    isBase: graph.isBase(revision),
    isBranchPoint: graph.isBranchPoint(revision),
    isMergePoint: graph.isMergePoint(revision),
    isCurrent: current === null ? null : current.has(revision),
  }
}
