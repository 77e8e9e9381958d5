import type { RevisionInfo } from '../../commands/results.ts'
import type { Painter } from '../terminal.ts'

/** Everything about a revision, a line for each thing, and its comment. */
export function formatVerboseRecord(info: RevisionInfo, paint: Painter): readonly string[] {
  const marks = [
    info.isHead && 'head',
    info.isBranchPoint && 'branchpoint',
    info.isMergePoint && 'mergepoint',
    info.isCurrent === true && 'current',
  ]
    .filter((mark) => mark !== false)
    .map((mark) => ` ${paint('mark', `(${mark})`)}`)
  return [
    `Rev: ${paint('revision', info.revision)}${marks.join('')}`,
    formatParents(info.downRevision),
    ...formatList('Also depends on', info.dependsOn),
    ...(info.children.length > 1 ? formatList('Branches into', info.children) : []),
    ...formatList('Branch names', info.branchLabels),
    `Path: ${info.path}`,
    '',
    ...info.doc.split('\n').map((line) => (line === '' ? '' : `    ${line}`)),
    '',
  ]
}

function formatParents(parents: readonly string[]): string {
  if (parents.length > 1) return `Merges: ${parents.join(', ')}`
  return `Parent: ${parents[0] ?? '<base>'}`
}

function formatList(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${title}: ${items.join(', ')}`]
}
