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
  const groups = new Map<string, R[]>()
  for (const record of records) {
    const group = groups.get(record.revision)
    if (group === undefined) groups.set(record.revision, [record])
    else group.push(record)
  }
  const ids = [...groups.keys()].sort(compareCodeUnits)
  return ids.flatMap((id) => selectRecord(id, groups.get(id) ?? [], problems))
}

function selectRecord<R extends RevisionRecord>(
  id: string,
  group: readonly R[],
  problems: ProblemList,
): R[] {
  const fault = findIdFault(id)
  if (fault !== undefined) {
    problems.add(
      'invalid_identifier',
      [id],
      `"${id}" cannot be a revision id: ${fault}${formatPlaces(group)}.`,
    )
  }
  if (group.length < 2) return [...group]
  problems.add(
    'duplicate_revision',
    [id],
    `Revision "${id}" is present ${group.length} times${formatPlaces(group)}.`,
  )
  // By content, so that the order of the files cannot matter.
  const sorted = [...group].sort((a, b) => compareCodeUnits(describe(a), describe(b)))
  return sorted.slice(0, 1)
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
