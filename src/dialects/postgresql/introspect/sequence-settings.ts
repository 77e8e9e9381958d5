import type { Sequence } from '../../../schema/schema-model.ts'
import { type CatalogRow, pickSaid, readBoolean, readText } from '../../shared/read-row.ts'

/** What a sequence is, as text where a number could be too large; `alias` is its row in pg_sequence. */
export function countSettings(alias: string): string {
  return `CASE ${alias}.seqtypid WHEN 21 THEN 'smallint' WHEN 23 THEN 'integer' WHEN 20 THEN 'bigint' END AS counts,
  ${alias}.seqstart::text AS start, ${alias}.seqincrement::text AS increment, ${alias}.seqmin::text AS least,
  ${alias}.seqmax::text AS most, ${alias}.seqcache::text AS cache, ${alias}.seqcycle AS cycle`
}

/** The bits of each type that a sequence can count in. */
const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const

type SequenceNumbers = Pick<
  Sequence,
  'start' | 'increment' | 'minValue' | 'maxValue' | 'cache' | 'cycle'
>

/** The settings that are not what the server takes when nothing is said. */
export function readSequenceSettings(row: CatalogRow): SequenceNumbers {
  const increment = readInteger(row['increment']) ?? 1n
  const least = readInteger(row['least'])
  const most = readInteger(row['most'])
  const half = 2n ** (BITS[readCountType(row)] - 1n)
  const isDescending = increment < 0n
  const usual = {
    least: isDescending ? -half : 1n,
    most: isDescending ? -1n : half - 1n,
    start: isDescending ? most : least,
  }
  return pickSaid({
    start: differ(readInteger(row['start']), usual.start),
    increment: differ(increment, 1n),
    minValue: differ(least, usual.least),
    maxValue: differ(most, usual.most),
    cache: differ(readInteger(row['cache']), 1n),
    cycle: readBoolean(row['cycle']) ? true : undefined,
  })
}

/** The type that a sequence counts in. */
export function readCountType(row: CatalogRow): NonNullable<Sequence['type']> {
  const type = readText(row['counts'])
  return type === 'smallint' || type === 'integer' ? type : 'bigint'
}

function readInteger(value: unknown): bigint | undefined {
  const text = readText(value)
  return text === undefined ? undefined : BigInt(text)
}

/** A number that is not the usual one, as a plain number while that is exact. */
function differ(value: bigint | undefined, usual: bigint | undefined): number | bigint | undefined {
  if (value === undefined || value === usual) return undefined
  const plain = Number(value)
  return Number.isSafeInteger(plain) ? plain : value
}
