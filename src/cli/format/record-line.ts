import type { RevisionInfo } from '../../commands/results.ts'
import { makePrintable } from '../../util/printable.ts'
import type { Painter } from '../terminal.ts'

/** The marks after a revision that a line can show. */
export interface LineMarks {
  readonly showsLabels: boolean
  readonly showsCurrent: boolean
  readonly showsJunctions: boolean
  /** Whether the databases that are at it are named, as where several are configured. */
  readonly namesDatabases?: boolean
}

/** A revision with its marks, as lists of revisions show it: `b2 (billing) (head) (current)`. */
export function formatMarks(info: RevisionInfo, marks: LineMarks, paint: Painter): string {
  return [
    paint('revision', makePrintable(info.revision)),
    ...(marks.showsLabels && info.branchLabels.length > 0
      ? [`(${joinNames(info.branchLabels)})`]
      : []),
    ...listMarks(info, marks).map((mark) => paint('mark', `(${mark})`)),
  ].join(' ')
}

/** What is special about a revision, in a word or two each. */
export function listMarks(
  info: RevisionInfo,
  { showsCurrent, showsJunctions, namesDatabases }: Omit<LineMarks, 'showsLabels'>,
): readonly string[] {
  return [
    info.isHead && (info.isEffectiveHead ? 'effective head' : 'head'),
    showsCurrent && markCurrent(info, namesDatabases),
    showsJunctions && info.isBranchPoint && 'branchpoint',
    showsJunctions && info.isMergePoint && 'mergepoint',
  ].filter((mark) => mark !== false)
}

/** Says that a database is at a revision, and which where several are configured. */
export function markCurrent(
  { isCurrent, currentIn }: RevisionInfo,
  namesDatabases: boolean | undefined,
): string | false {
  if (isCurrent !== true) return false
  return namesDatabases === true ? `current: ${joinNames(currentIn ?? [])}` : 'current'
}

/** A revision with where it comes from and what it does: `a1 -> b2 (head), add users`. */
export function formatRecordLine(
  info: RevisionInfo,
  paint: Painter,
  options: Pick<LineMarks, 'namesDatabases'> = {},
): string {
  const marks = formatMarks(
    info,
    { showsLabels: true, showsCurrent: true, showsJunctions: true, ...options },
    paint,
  )
  return addMessage(`${formatOrigin(info)} -> ${marks}`, info.message)
}

/** Says what a revision does behind what it is called; some have nothing to say. */
export function addMessage(line: string, message: string): string {
  return message === '' ? line : `${line}, ${makePrintable(message)}`
}

/** What a revision comes after: its down revisions, and what it depends on in brackets. */
export function formatOrigin(info: Pick<RevisionInfo, 'downRevision' | 'dependsOn'>): string {
  const parents = info.downRevision.length === 0 ? '<base>' : joinNames(info.downRevision)
  return info.dependsOn.length === 0 ? parents : `${parents} (${joinNames(info.dependsOn)})`
}

/** Names in a row. */
export function joinNames(names: readonly string[]): string {
  return names.map(makePrintable).join(', ')
}
