import type { RevisionInfo } from '../../commands/results.ts'
import { makePrintable } from '../../util/printable.ts'
import type { Painter } from '../terminal.ts'
import { joinNames, type LineMarks, markCurrent } from './record-line.ts'
import { paintWords, type Word } from './words.ts'

/** Everything about a revision, a line for each thing, and its comment. */
export function formatVerboseRecord(
  info: RevisionInfo,
  paint: Painter,
  options: Pick<LineMarks, 'namesDatabases'> = {},
): readonly string[] {
  return [paintWords(listTitleWords(info, options), paint), ...listDetails(info)]
}

/** The first line, which names the revision. */
export function listTitleWords(
  info: RevisionInfo,
  { namesDatabases }: Pick<LineMarks, 'namesDatabases'>,
): readonly Word[] {
  const marks = [
    info.isHead && 'head',
    info.isBranchPoint && 'branchpoint',
    info.isMergePoint && 'mergepoint',
    markCurrent(info, namesDatabases),
  ].filter((mark) => mark !== false)
  return [
    { text: 'Rev:' },
    { text: makePrintable(info.revision), emphasis: 'revision' },
    ...marks.map((mark): Word => ({ text: `(${mark})`, emphasis: 'mark' })),
  ]
}

/** The lines below the first. */
export function listDetails(info: RevisionInfo): readonly string[] {
  return [
    formatParents(info.downRevision),
    ...formatList('Also depends on', info.dependsOn),
    ...(info.children.length > 1 ? formatList('Branches into', info.children) : []),
    ...formatList('Branch names', info.branchLabels),
    `Path: ${makePrintable(info.path)}`,
    '',
    ...info.doc.split('\n').map((line) => (line === '' ? '' : `    ${makePrintable(line)}`)),
    '',
  ]
}

function formatParents(parents: readonly string[]): string {
  if (parents.length > 1) return `Merges: ${joinNames(parents)}`
  return `Parent: ${joinNames(parents) || '<base>'}`
}

function formatList(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${title}: ${joinNames(items)}`]
}
