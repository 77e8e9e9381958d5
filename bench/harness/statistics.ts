/** What is told of repeated measurements. */
export interface Summary {
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
}

/** Reads the quartiles of measurements in any order. */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((left, right) => left - right)
  return {
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upperQuartile: quantile(sorted, 0.75),
  }
}

/**
 * Compares two contenders that ran in turns: by their medians, and by the median of the ratios round by round,
 * which a machine that slows down for a while disturbs less.
 */
export function compareTurns(
  values: readonly number[],
  others: readonly number[],
): { readonly ofMedians: number; readonly paired: number } {
  const ratios = values.map((value, round) => value / (others[round] ?? Number.NaN))
  return {
    ofMedians: summarize(values).median / summarize(others).median,
    paired: summarize(ratios).median,
  }
}

/** Linear between the two nearest ranks. */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}
