import type { HistoryResult, RevisionInfo } from '../../../commands/results.ts'
import { makePrintable } from '../../../util/printable.ts'
import { formatMarks } from '../record-line.ts'

/** Revisions for the formats that show them as a whole. */
export interface HistoryView extends Pick<HistoryResult, 'revisions' | 'asked'> {
  /** Whether marks name databases, as where several are configured. */
  readonly namesDatabases: boolean
}

/** A revision with its marks, without colours. */
export function formatTitle(info: RevisionInfo, { namesDatabases }: HistoryView): string {
  const marks = { showsLabels: true, showsCurrent: true, showsJunctions: true, namesDatabases }
  return formatMarks(info, marks, (_, text) => text)
}

/** The message of a revision, or nothing: as a list, to be joined. */
export function listMessage({ message }: RevisionInfo): readonly string[] {
  return message === '' ? [] : [makePrintable(message)]
}
