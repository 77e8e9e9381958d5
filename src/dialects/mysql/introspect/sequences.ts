import type { Sequence } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { type CatalogRow, pickSaid, readNumber, requireText } from '../../shared/read-row.ts'
import { quoteIdentifier, writeLiteral } from '../literals.ts'
import type { Place } from './place.ts'

/** The type that MariaDB's list of tables gives to a sequence. */
const SEQUENCE = 'SEQUENCE'

/** Asks each sequence for its settings, in one query: before 11.5 they are in the sequence and nowhere else. */
export function querySequences(tables: readonly CatalogRow[]): readonly Statement[] {
  const selects = tables.filter(isSequence).map((row) => {
    const schema = requireText(row, 'schema')
    const name = requireText(row, 'table')
    const settings =
      'start_value, increment, minimum_value, maximum_value, cache_size, cycle_option AS cycle'
    return `SELECT ${writeLiteral(schema)} AS \`schema\`, ${writeLiteral(name)} AS \`table\`, ${settings}
FROM ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`
  })
  return selects.length === 0 ? [] : [{ sql: selects.join('\nUNION ALL\n') }]
}

function isSequence(row: CatalogRow): boolean {
  return requireText(row, 'type') === SEQUENCE
}

const MAX = 9_223_372_036_854_775_806n

/** Reads a sequence; what is as the server has it unless told is not said. https://mariadb.com/kb/en/create-sequence/ */
export function readSequence(row: CatalogRow, { schema }: Place): Sequence {
  const read = (name: string) => BigInt(requireText(row, name))
  const increment = read('increment')
  const minValue = read('minimum_value')
  const maxValue = read('maximum_value')
  const isDown = increment < 0n
  const unlessUsual = (value: bigint, usual: bigint) =>
    value === usual ? undefined : toNumber(value)
  return {
    name: requireText(row, 'table'),
    ...pickSaid({
      schema,
      start: unlessUsual(read('start_value'), isDown ? maxValue : minValue),
      increment: unlessUsual(increment, 1n),
      minValue: unlessUsual(minValue, isDown ? -MAX - 1n : 1n),
      maxValue: unlessUsual(maxValue, isDown ? -1n : MAX),
      cache: unlessUsual(read('cache_size'), 1000n),
      cycle: readNumber(row['cycle']) === 1 ? true : undefined,
    }),
  }
}

function toNumber(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}
