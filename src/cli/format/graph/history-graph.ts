import type { View } from '../../command-definition.ts'
import { drawGraph, type GraphEntry } from './draw-graph.ts'
import { findState } from './find-state.ts'
import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from './glyphs.ts'
import type { HistoryView } from './history-view.ts'
import { describeRevision } from './revision-text.ts'

/** Draws revisions with lanes, in the order given, newest first. */
export function formatHistoryGraph(history: HistoryView, view: View): readonly string[] {
  const glyphs = chooseGlyphs(view)
  const options = { ...history, ...view, ellipsis: glyphs.ellipsis }
  const entries = history.revisions.map(
    (info): GraphEntry => ({
      revision: {
        id: info.revision,
        parents: info.downRevision,
        dependencies: info.dependencies,
      },
      state: findState(info, history.asked),
      describe: (edges, width) => describeRevision(info, { edges, width }, options),
    }),
  )
  return drawGraph(entries, { width: view.columns, glyphs, paint: view.paint })
}

/** Says what the signs of a drawing mean; nothing where it has none that could be unclear. */
export function formatLegend({ revisions, asked }: HistoryView, view: View): string | undefined {
  const { nodes, dottedAcross } = chooseGlyphs(view)
  const shown = new Set(revisions.map(({ revision }) => revision))
  const hasDependency = revisions.some(({ dependencies, downRevision }) =>
    dependencies.some((id) => shown.has(id) && !downRevision.includes(id)),
  )
  const signs = [
    ...(asked === null ? [] : [`${nodes.current} current`, `${nodes.applied} applied`]),
    ...(asked !== null && asked.length > 1 ? [`${nodes.partlyApplied} applied in some`] : []),
    ...(asked === null ? [] : [`${nodes.notApplied} not applied`]),
    ...(hasDependency ? [`${dottedAcross.repeat(2)} depends on`] : []),
  ]
  return signs.length === 0 ? undefined : signs.join('   ')
}

function chooseGlyphs({ supportsUnicode }: View): Glyphs {
  return supportsUnicode ? UNICODE_GLYPHS : ASCII_GLYPHS
}
