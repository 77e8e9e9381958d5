import type { RevisionInfo } from '../../../commands/results.ts'
import { makePrintable } from '../../../util/printable.ts'
import type { Painter } from '../../terminal.ts'
import { joinNames, listMarks } from '../record-line.ts'
import { cutText, measureWords, wrapText, wrapWords } from '../text-width.ts'
import { listDetails, listTitleWords } from '../verbose-record.ts'
import { paintWords, type Word } from '../words.ts'
import type { ChosenEdges } from './choose-edges.ts'

/** How the text of a revision is written. */
export interface RevisionTextOptions {
  readonly isVerbose: boolean
  /** Whether marks name databases, as where several are configured. */
  readonly namesDatabases: boolean
  /** The databases that were asked; null where none was. */
  readonly asked: readonly string[] | null
  readonly ellipsis: string
  readonly paint: Painter
}

/** The text beside a revision, each line at most `width` columns wide: its message is cut, nothing else is. */
export function describeRevision(
  info: RevisionInfo,
  place: { readonly edges: ChosenEdges; readonly width: number },
  options: RevisionTextOptions,
): readonly string[] {
  return options.isVerbose
    ? describeAll(info, place.width, options)
    : describeShortly(info, place, options)
}

function describeShortly(
  info: RevisionInfo,
  { edges, width }: { readonly edges: ChosenEdges; readonly width: number },
  options: RevisionTextOptions,
): readonly string[] {
  const { ellipsis, paint } = options
  const lines = wrapWords(listWords(info, edges, options), width)
  const message = info.message === '' ? '' : `, ${makePrintable(info.message)}`
  return lines.map((words, line) => {
    const painted = paintWords(words, paint)
    if (line < lines.length - 1) return painted
    return `${painted}${cutText(message, width - measureWords(words), ellipsis)}`
  })
}

function listWords(
  info: RevisionInfo,
  { namedParents, namedDependencies }: ChosenEdges,
  { namesDatabases, asked }: RevisionTextOptions,
): readonly Word[] {
  const shown = { showsCurrent: true, showsJunctions: true, namesDatabases }
  const appliedIn = info.appliedIn ?? []
  // Where it is not the same everywhere, and not said by "current" alone.
  const namesApplied =
    appliedIn.length > (info.currentIn ?? []).length && appliedIn.length < (asked ?? []).length
  const marks = [
    ...listMarks(info, shown),
    ...(namesApplied ? [`applied: ${joinNames(appliedIn)}`] : []),
    ...(namedParents.length > 0 ? [`after ${joinNames(namedParents)}`] : []),
    ...(namedDependencies.length > 0 ? [`needs ${joinNames(namedDependencies)}`] : []),
  ]
  return [
    { text: makePrintable(info.revision), emphasis: 'revision' },
    ...(info.branchLabels.length > 0 ? splitWords(`[${joinNames(info.branchLabels)}]`) : []),
    ...marks.flatMap((mark) => splitWords(`(${mark})`)),
  ]
}

function splitWords(text: string): readonly Word[] {
  return text.split(' ').map((each) => ({ text: each, emphasis: 'mark' }))
}

function describeAll(
  info: RevisionInfo,
  width: number,
  { namesDatabases, paint }: RevisionTextOptions,
): readonly string[] {
  return [
    ...wrapWords(listTitleWords(info, { namesDatabases }), width).map((words) =>
      paintWords(words, paint),
    ),
    ...listDetails(info).flatMap((line) => wrapText(line, width)),
  ]
}
