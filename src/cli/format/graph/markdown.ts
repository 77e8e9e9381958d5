import type { RevisionInfo } from '../../../commands/results.ts'
import { makePrintable } from '../../../util/printable.ts'
import { joinNames, listMarks } from '../record-line.ts'
import type { HistoryView } from './history-view.ts'

type Column = (info: RevisionInfo, view: HistoryView) => string

const COLUMNS: Readonly<Record<string, Column>> = {
  Revision: ({ revision }) => makePrintable(revision),
  'Down revision': ({ downRevision }) => joinNames(downRevision),
  'Depends on': ({ dependsOn }) => joinNames(dependsOn),
  Message: ({ message }) => makePrintable(message),
  Labels: ({ branchLabels }) => joinNames(branchLabels),
  Marks: (info, { namesDatabases }) =>
    [
      ...listMarks(info, { showsCurrent: true, showsJunctions: true, namesDatabases }),
      ...markApplied(info, namesDatabases),
    ].join(', '),
}

/** A table in Markdown, a row for each revision. */
export function formatMarkdown(view: HistoryView): readonly string[] {
  const titles = Object.keys(COLUMNS)
  return [
    formatRow(titles),
    formatRow(titles.map(() => '---')),
    ...view.revisions.map((info) =>
      formatRow(Object.values(COLUMNS).map((read) => escapeMarkdown(read(info, view)))),
    ),
  ]
}

function formatRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function markApplied(
  { currentIn, appliedIn }: RevisionInfo,
  namesDatabases: boolean,
): readonly string[] {
  // What a database is at is applied there.
  if (appliedIn === null || appliedIn.length === (currentIn ?? []).length) return []
  return [namesDatabases ? `applied: ${joinNames(appliedIn)}` : 'applied']
}

/** Writes a text as Markdown shows it in a cell of a table. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|~&$]/g, '\\$&')
}
