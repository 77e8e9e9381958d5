import type { Turns } from './run-in-turns.ts'
import { compareTurns, summarize } from './statistics.ts'

/** How far a contender may be from another. */
export interface Target {
  readonly name: string
  readonly other: string
  /** The ratio of the medians that must not be exceeded. */
  readonly atMost: number
}

/** Writes what was measured as a Markdown table of milliseconds. */
export function formatTurns(turns: Turns): string {
  const lines = [
    '| | runs | lower quartile | median | upper quartile |',
    '| --- | ---: | ---: | ---: | ---: |',
  ]
  for (const [name, values] of turns) {
    const { lowerQuartile, median, upperQuartile } = summarize(values)
    const cells = [lowerQuartile, median, upperQuartile].map((value) => formatMs(value))
    lines.push(`| ${name} | ${values.length} | ${cells.join(' | ')} |`)
  }
  return lines.join('\n')
}

/** Writes how the contenders compare with what was aimed at; targets whose contenders did not run are left out. */
export function formatTargets(turns: Turns, targets: readonly Target[]): string {
  const lines = [
    '| | ratio of medians | median of paired ratios | aim |',
    '| --- | ---: | ---: | ---: |',
  ]
  for (const { name, other, atMost } of targets) {
    const values = turns.get(name)
    const others = turns.get(other)
    if (values === undefined || others === undefined) continue
    const { ofMedians, paired } = compareTurns(values, others)
    const cells = [ofMedians.toFixed(2), paired.toFixed(2), `≤ ${atMost}`]
    lines.push(`| ${name} / ${other} | ${cells.join(' | ')} |`)
  }
  return lines.join('\n')
}

function formatMs(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0)
}
