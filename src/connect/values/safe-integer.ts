/** An integer as `number` while that is exact, as `bigint` beyond. */
export function toSafeInteger(value: bigint): number | bigint {
  const isSafe =
    value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
  return isSafe ? Number(value) : value
}
