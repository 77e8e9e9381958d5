import type { RevisionGraph } from '../graph/revision-graph.ts'
import { toList } from '../graph/revision-record.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'
import type { DatabaseRows } from './database-session.ts'
import type { RevisionInfo, RevisionsResult } from './results.ts'
import { listProblems, type ScriptGraph } from './script-graph.ts'

/**
 * Shows revisions in the order given. `databases` are the version rows, or null where no database was asked: then
 * nobody knows which revisions are current.
 */
export function describeRevisions(
  scriptGraph: ScriptGraph,
  records: readonly ScriptRecord[],
  databases: readonly DatabaseRows[] | null,
): RevisionsResult {
  const { graph } = scriptGraph
  const places = databases?.map(({ database, rows }) => ({
    database,
    current: new Set(graph.currentHeads(rows)),
    applied: new Set(graph.listApplied(rows)),
  }))
  return {
    revisions: records.map((record) => describeRevision(graph, record, places ?? null)),
    problems: listProblems(scriptGraph),
  }
}

/** How far a database has come. */
interface DatabasePlace {
  readonly database: string
  /** The revisions that it is at. */
  readonly current: ReadonlySet<string>
  readonly applied: ReadonlySet<string>
}

/** Shows one revision. `places` are null where no database was asked. */
export function describeRevision(
  graph: RevisionGraph<ScriptRecord>,
  record: ScriptRecord,
  places: readonly DatabasePlace[] | null,
): RevisionInfo {
  const { revision } = record
  const dependsOn = toList(record.dependsOn)
  const listDatabases = (has: (place: DatabasePlace) => boolean) =>
    places?.filter(has).map(({ database }) => database) ?? null
  const currentIn = listDatabases(({ current }) => current.has(revision))
  return {
    revision,
    downRevision: toList(record.downRevision),
    dependsOn,
    dependencies: [...new Set(dependsOn.map((name) => graph.findDependency(name) ?? name))],
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
    isCurrent: currentIn === null ? null : currentIn.length > 0,
    currentIn,
    appliedIn: listDatabases(({ applied }) => applied.has(revision)),
  }
}
