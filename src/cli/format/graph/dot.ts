import { makePrintable } from '../../../util/printable.ts'
import { findState } from './find-state.ts'
import type { NodeState } from './glyphs.ts'
import { formatTitle, type HistoryView, listMessage } from './history-view.ts'
import { type GraphPoint, listLinks } from './list-links.ts'

const STYLES: Readonly<Record<NodeState, string>> = {
  unasked: '',
  current: ', peripheries=2',
  applied: '',
  partlyApplied: ', style="rounded,dashed"',
  notApplied: ', style="rounded,dotted"',
}

/** A graph for Graphviz, the newest on top: lines lead up from down revisions, dashed ones from dependencies. */
export function formatDot(view: HistoryView): readonly string[] {
  const { points, links } = listLinks(view.revisions)
  return [
    'digraph history {',
    '  rankdir=BT',
    '  node [shape=box, style=rounded]',
    ...points.map((point) => `  ${point.name} [${formatAttributes(point, view)}]`),
    ...links.map(
      ({ from, to, isDependency }) => `  ${from} -> ${to}${isDependency ? ' [style=dashed]' : ''}`,
    ),
    '}',
  ]
}

function formatAttributes({ revision, info }: GraphPoint, view: HistoryView): string {
  if (info === undefined) return `label=${quoteDot([makePrintable(revision)])}, shape=plaintext`
  const label = quoteDot([formatTitle(info, view), ...listMessage(info)])
  return `label=${label}${STYLES[findState(info, view.asked)]}`
}

/** Writes lines as Graphviz shows them: in labels it knows backslashes and the entities of HTML. */
export function quoteDot(lines: readonly string[]): string {
  const escaped = lines.map((line) => line.replaceAll(/["\\]/g, '\\$&').replaceAll('&', '&amp;'))
  return `"${escaped.join('\\n')}"`
}
