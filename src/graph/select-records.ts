import { compareCodeUnits } from '../util/compare-code-units.ts'
import { findIdFault } from './identifier.ts'
import type { ProblemList } from './problem-list.ts'
import { quoteNames } from './quote-names.ts'
import { type RevisionRecord, toList } from './revision-record.ts'

/** Picks one record for each id, sorted by id, and reports ids that are given twice or cannot be used. */
export function selectRecords<R extends RevisionRecord>(
  records: Iterable<R>,
  problems: ProblemList,
): R[] {
  const byId = new Map<string, R>()
  const repeated = new Map<string, R[]>()
  for (const record of records) {
    const known = byId.get(record.revision)
    const group = repeated.get(record.revision)
    if (known === undefined) byId.set(record.revision, record)
    else if (group === undefined) repeated.set(record.revision, [known, record])
    else group.push(record)
  }
  const selected = [...byId.values()].sort((a, b) => compareCodeUnits(a.revision, b.revision))
  for (const record of selected) reportId(record, problems)
  if (repeated.size === 0) return selected
  return selected.map((record) => {
    const group = repeated.get(record.revision)
    return group === undefined ? record : selectOne(record, group, problems)
  })
}

function reportId({ revision, path }: RevisionRecord, problems: ProblemList): void {
  const fault = findIdFault(revision)
  if (fault === undefined) return
  const place = path === undefined ? '' : ` (in "${path}")`
  const message = `"${revision}" cannot be a revision id: ${fault}${place}.`
  problems.add('invalid_identifier', [revision], message)
}

function selectOne<R extends RevisionRecord>(
  record: R,
  group: readonly R[],
  problems: ProblemList,
): R {
  const { revision } = record
  const message = `Revision "${revision}" is present ${group.length} times${formatPlaces(group)}.`
  problems.add('duplicate_revision', [revision], message)
  // By content, so that the order of the files cannot matter.
  const [first] = [...group].sort((a, b) => compareCodeUnits(describe(a), describe(b)))
  return first ?? record
}

function formatPlaces(group: readonly RevisionRecord[]): string {
  const paths = group.flatMap((record) => (record.path === undefined ? [] : [record.path]))
  return paths.length === 0 ? '' : ` (in ${quoteNames(paths.sort(compareCodeUnits))})`
}

function describe(record: RevisionRecord): string {
  return JSON.stringify([
    record.path ?? '',
    toList(record.downRevision),
    toList(record.dependsOn),
    toList(record.branchLabels),
  ])
}
