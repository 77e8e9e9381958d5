import { LimbeckError, RevisionError } from '../errors/index.ts'
import { parseRange } from '../graph/parse-range.ts'
import { parseTarget } from '../graph/parse-target.ts'
import type { RevisionGraph } from '../graph/revision-graph.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'

/** What a range stands for: the version rows that a database is said to have, and where it shall go from there. */
export interface OfflineRange {
  readonly before: readonly string[]
  readonly targets: readonly string[]
}

/** A range for people: `a1:head`. */
export function formatRange({ before, targets }: OfflineRange): string {
  return `${before.length === 0 ? 'base' : before.join(',')}:${targets.join(',')}`
}

type Graph = RevisionGraph<ScriptRecord>

/**
 * Reads targets of `--sql`: `start:end`, `start:` up to `head`, `:end` and `end` from the base. A start is a revision or
 * several with commas between them; with several targets the database is said to be at all of their starts.
 */
export function readRanges(graph: Graph, targets: string | readonly string[]): OfflineRange {
  const ranges = (typeof targets === 'string' ? [targets] : targets).map((text) =>
    text.includes(':') ? parseRange(text) : { start: undefined, end: text },
  )
  const starts = ranges.flatMap(({ start, end }) =>
    start === undefined ? [] : resolveStart(graph, start, end ?? 'head'),
  )
  return {
    before: graph.canonicalRows([...new Set(starts)]),
    targets: [...new Set(ranges.map(({ end }) => end ?? 'head'))],
  }
}

/** Reads the target of `downgrade --sql`, which has to say both ends. */
export function readDowngradeRange(graph: Graph, target: string | undefined): OfflineRange {
  // The way down by one from the head, as `downgrade` goes without a target.
  const text = target ?? 'head:-1'
  const { start, end } = text.includes(':') ? parseRange(text) : { start: undefined, end: text }
  if (start !== undefined && end !== undefined) {
    return { before: graph.canonicalRows(resolveStart(graph, start, end)), targets: [end] }
  }
  throw new LimbeckError('usage', `"${text}" does not say where the downgrade begins and ends.`, {
    hint: `No database is asked with --sql: write both ends, e.g. "limbeck downgrade head:${end ?? '-1'} --sql".`,
  })
}

/** Refuses ranges, which only SQL can be written for, before anything is asked. Throws `invalid_identifier`. */
export function assertNoRange(targets: string | readonly string[]): void {
  for (const text of typeof targets === 'string' ? [targets] : targets) {
    if (text.includes(':')) parseTarget(text)
  }
}

/** Refuses a range whose end is not above its start: there would be nothing to write. */
export function assertLeadsUp(graph: Graph, { before, targets }: OfflineRange): void {
  const ends = graph.canonicalRows(graph.resolve(targets, before).map(({ revision }) => revision))
  if (before.every((row) => ends.includes(row))) return
  throw new RevisionError(
    'range_not_ancestor',
    `"${targets.join(', ')}" is not above "${before.join(', ')}".`,
    {
      hint: 'The start of a range comes before its end; for the way down use `limbeck downgrade`.',
    },
  )
}

function resolveStart(graph: Graph, start: string, end: string): readonly string[] {
  const texts = start.split(',').map((text) => {
    // As in `history`, `-2` counts down from the end of the range.
    const isBelowEnd = /^-\d+$/.test(text) && !/[+-]\d+$/.test(end)
    return isBelowEnd ? `${end}${text}` : text
  })
  return graph.resolve(texts).map(({ revision }) => revision)
}
