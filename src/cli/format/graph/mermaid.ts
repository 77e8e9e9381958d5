import { makePrintable } from '../../../util/printable.ts'
import { findState } from './find-state.ts'
import type { NodeState } from './glyphs.ts'
import { formatTitle, type HistoryView, listMessage } from './history-view.ts'
import { type GraphPoint, listLinks } from './list-links.ts'

/** The border says it, not only the colour. */
const STYLES: Readonly<Record<Exclude<NodeState, 'unasked'>, string>> = {
  current: 'stroke-width:4px',
  applied: 'stroke-width:2px',
  partlyApplied: 'stroke-width:2px,stroke-dasharray:8 3',
  notApplied: 'stroke-dasharray:2 4',
}

/** A flowchart for Mermaid, the newest on top: lines lead up from down revisions, dotted ones from dependencies. */
export function formatMermaid(view: HistoryView): readonly string[] {
  const { points, links } = listLinks(view.revisions)
  return [
    'flowchart BT',
    ...points.map((point) => `  ${point.name}["${formatLabel(point, view)}"]`),
    ...links.map(
      ({ from, to, isDependency }) => `  ${from} ${isDependency ? '-.->' : '-->'} ${to}`,
    ),
    ...Object.entries(STYLES).flatMap(([state, style]) => {
      const names = points.flatMap(({ name, info }) =>
        info !== undefined && findState(info, view.asked) === state ? name : [],
      )
      if (names.length === 0) return []
      return [`  classDef ${state} ${style}`, `  class ${names.join(',')} ${state}`]
    }),
  ]
}

function formatLabel({ revision, info }: GraphPoint, view: HistoryView): string {
  const texts =
    info === undefined ? [makePrintable(revision)] : [formatTitle(info, view), ...listMessage(info)]
  return escapeMermaid(texts.join(', '))
}

/**
 * Writes a text as Mermaid shows it between double quotes. Labels are Markdown there, so that all but letters, digits and
 * a little more is given by number; a number with a bracket would begin a list.
 */
export function escapeMermaid(text: string): string {
  return text.replaceAll(
    /[^\p{L}\p{N}\p{M} ,()]|(?<=^\d+)\)/gu,
    (character) => `#${character.codePointAt(0)};`,
  )
}
