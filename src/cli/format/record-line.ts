import type { RevisionInfo } from '../../commands/results.ts'
import type { Painter } from '../terminal.ts'

/** The marks after a revision that a line can show. */
export interface LineMarks {
  readonly showsLabels: boolean
  readonly showsCurrent: boolean
  readonly showsJunctions: boolean
}

/** A revision with its marks, as lists of revisions show it: `b2 (billing) (head) (current)`. */
export function formatMarks(info: RevisionInfo, marks: LineMarks, paint: Painter): string {
  const { showsLabels, showsCurrent, showsJunctions } = marks
  return [
    paint('revision', info.revision),
    ...(showsLabels && info.branchLabels.length > 0 ? [`(${info.branchLabels.join(', ')})`] : []),
    ...[
      info.isHead && (info.isEffectiveHead ? 'effective head' : 'head'),
      showsCurrent && info.isCurrent === true && 'current',
      showsJunctions && info.isBranchPoint && 'branchpoint',
      showsJunctions && info.isMergePoint && 'mergepoint',
    ]
      .filter((mark) => mark !== false)
      .map((mark) => paint('mark', `(${mark})`)),
  ].join(' ')
}

/** A revision with where it comes from and what it does: `a1 -> b2 (head), add users`. */
export function formatRecordLine(info: RevisionInfo, paint: Painter): string {
  const marks = formatMarks(
    info,
    { showsLabels: true, showsCurrent: true, showsJunctions: true },
    paint,
  )
  return addMessage(`${formatOrigin(info)} -> ${marks}`, info.message)
}

/** Says what a revision does behind what it is called; some have nothing to say. */
export function addMessage(line: string, message: string): string {
  return message === '' ? line : `${line}, ${message}`
}

/** What a revision comes after: its down revisions, and what it depends on in brackets. */
export function formatOrigin(info: Pick<RevisionInfo, 'downRevision' | 'dependsOn'>): string {
  const parents = info.downRevision.length === 0 ? '<base>' : info.downRevision.join(', ')
  return info.dependsOn.length === 0 ? parents : `${parents} (${info.dependsOn.join(', ')})`
}
