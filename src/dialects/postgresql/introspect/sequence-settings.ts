import { type CatalogRow, pickSaid, readBoolean, readText } from '../../shared/read-row.ts'
import { type Counting, tidyCounting } from '../../shared/tidy-counting.ts'
import { type CountType, countingDefaults, isCountType } from '../count-types.ts'

/** What a sequence is, as text where a number could be too large; `alias` is its row in pg_sequence. */
export function countSettings(alias: string): string {
  return `CASE ${alias}.seqtypid WHEN 21 THEN 'smallint' WHEN 23 THEN 'integer' WHEN 20 THEN 'bigint' END AS counts,
  ${alias}.seqstart::text AS start, ${alias}.seqincrement::text AS increment, ${alias}.seqmin::text AS least,
  ${alias}.seqmax::text AS most, ${alias}.seqcache::text AS cache, ${alias}.seqcycle AS cycle`
}

/** The settings that are not what the server takes when nothing is said. */
export function readSequenceSettings(row: CatalogRow): Counting {
  const settings = pickSaid({
    start: readInteger(row['start']),
    increment: readInteger(row['increment']),
    minValue: readInteger(row['least']),
    maxValue: readInteger(row['most']),
    cache: readInteger(row['cache']),
    cycle: readBoolean(row['cycle']) ? true : undefined,
  })
  return tidyCounting(settings, countingDefaults(readCountType(row)))
}

/** The type that a sequence counts in. */
export function readCountType(row: CatalogRow): CountType {
  const type = readText(row['counts']) ?? ''
  return isCountType(type) ? type : 'bigint'
}

function readInteger(value: unknown): bigint | undefined {
  const text = readText(value)
  return text === undefined ? undefined : BigInt(text)
}
