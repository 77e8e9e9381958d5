import type { OperationOf } from '../../operations/operation.ts'
import { isSql } from '../../schema/sql.ts'
import type { Statement } from '../dialect.ts'
import { writeParts } from './bind-sql.ts'
import { writeNameList, writeTableName } from './names.ts'
import { refuseInvalid } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

type Row = Readonly<Record<string, unknown>>

/** The most rows of one statement: SQLite limits the terms of a compound select, and long statements help nobody. */
const MAX_ROWS = 500

/**
 * INSERT statements with several rows each, in the order of the rows. Neighbouring rows with the same columns
 * travel together; a column that a row does not name takes its default.
 */
export function compileBulkInsert(
  operation: OperationOf<'bulkInsert'>,
  writer: SqlWriter,
): readonly Statement[] {
  const table = writeTableName(writer, operation.table, operation.schema)
  const writeHead = (columns: readonly string[]) =>
    `INSERT INTO ${table} ${writeNameList(writer, columns)} VALUES `
  const writePlain = rememberLast(
    (columns, count) => writeHead(columns) + writePlaces(columns.length, count, writer),
  )
  return batchRows(operation.rows, writer.features.maxParameters).map(
    ({ columns, rows, hasSql }) => {
      if (!hasSql)
        return { sql: writePlain(columns, rows.length), parameters: listValues(rows, columns) }
      const parameters: unknown[] = []
      const values = rows.map((row) => writeRow(row, columns, writer, parameters))
      return { sql: writeHead(columns) + values.join(', '), parameters }
    },
  )
}

/** Batches of the same shape have the same text, written once: connections know it again and prepare it once. */
function rememberLast(
  write: (columns: readonly string[], count: number) => string,
): (columns: readonly string[], count: number) => string {
  let last: { readonly key: string; readonly text: string } | undefined
  return (columns, count) => {
    const key = JSON.stringify([count, ...columns])
    if (last?.key !== key) last = { key, text: write(columns, count) }
    return last.text
  }
}

function writePlaces(columns: number, rows: number, writer: SqlWriter): string {
  const places: string[] = []
  for (let row = 0; row < rows; row++) {
    const first = row * columns
    const own = Array.from({ length: columns }, (_, index) => writer.placeholder(first + index))
    places.push(`(${own.join(', ')})`)
  }
  return places.join(', ')
}

function listValues(rows: readonly Row[], columns: readonly string[]): readonly unknown[] {
  const values: unknown[] = []
  for (const row of rows) for (const column of columns) values.push(row[column])
  return values
}

function writeRow(
  row: Row,
  columns: readonly string[],
  writer: SqlWriter,
  parameters: unknown[],
): string {
  const bind = (value: unknown) => {
    parameters.push(value)
    return writer.placeholder(parameters.length - 1)
  }
  const values = columns.map((column) => {
    const value = row[column]
    return isSql(value) ? writeParts(value, writer, bind) : bind(value)
  })
  return `(${values.join(', ')})`
}

interface Batch {
  readonly columns: readonly string[]
  readonly rows: Row[]
  /** Whether some value is an expression. */
  hasSql: boolean
}

function batchRows(rows: readonly Row[], maxParameters: number): readonly Batch[] {
  const batches: Batch[] = []
  let batch: Batch | undefined
  let used = 0
  for (const row of rows) {
    const columns = listColumns(row)
    const { cost, hasSql } = countParameters(row, columns)
    const fits = used + cost <= maxParameters && (batch?.rows.length ?? 0) < MAX_ROWS
    if (batch !== undefined && fits && hasSameColumns(batch.columns, columns)) {
      batch.rows.push(row)
      batch.hasSql ||= hasSql
      used += cost
    } else {
      batch = { columns, rows: [row], hasSql }
      batches.push(batch)
      used = cost
    }
  }
  return batches
}

function listColumns(row: Row): readonly string[] {
  const names = Object.keys(row)
  const columns = names.every((name) => row[name] !== undefined)
    ? names
    : names.filter((name) => row[name] !== undefined)
  if (columns.length > 0) return columns
  throw refuseInvalid(
    'A row without values cannot be inserted.',
    'Name at least one column of the row.',
  )
}

/** Most often the columns come in the same order too. */
function hasSameColumns(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  return a.every((name, place) => name === b[place]) || a.every((name) => b.includes(name))
}

function countParameters(
  row: Row,
  columns: readonly string[],
): { readonly cost: number; readonly hasSql: boolean } {
  let cost = columns.length
  let hasSql = false
  for (const column of columns) {
    const value = row[column]
    if (typeof value !== 'object' || !isSql(value)) continue
    hasSql = true
    cost += value.parts.filter((part) => part.kind === 'value').length - 1
  }
  return { cost, hasSql }
}
