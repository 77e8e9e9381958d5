import type { OperationOf } from '../../operations/operation.ts'
import { isSql } from '../../schema/sql.ts'
import type { Statement } from '../dialect.ts'
import type { DialectFeatures } from '../features.ts'
import { writeParts } from './bind-sql.ts'
import { writeNameList, writeTableName } from './names.ts'
import { refuseInvalid } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

type Row = Readonly<Record<string, unknown>>

/** The most characters and bytes of one statement that has more than one row: servers refuse those over a limit of theirs. */
const MAX_LENGTH = 1_000_000

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
  return batchRows(operation.rows, writer.features).map(({ columns, rows, hasSql }) => {
    if (!hasSql)
      return { sql: writePlain(columns, rows.length), parameters: listValues(rows, columns) }
    const parameters: unknown[] = []
    const values = rows.map((row) => writeRow(row, columns, writer, parameters))
    return { sql: writeHead(columns) + values.join(', '), parameters }
  })
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

/** There may be millions of rows: each is gone through once, and nothing is made for it. */
function batchRows(
  rows: readonly Row[],
  { maxParameters, maxInsertRows }: DialectFeatures,
): readonly Batch[] {
  const batches: Batch[] = []
  let batch: Batch | undefined
  const used = { parameters: 0, length: 0 }
  const own: MeasuredRow = { parameters: 0, length: 0, hasSql: false }
  for (const row of rows) {
    const columns = measureRow(row, batch?.columns, own)
    const isNext =
      columns === batch?.columns &&
      batch.rows.length < maxInsertRows &&
      used.parameters + own.parameters <= maxParameters &&
      used.length + own.length <= MAX_LENGTH
    if (!isNext || batch === undefined) {
      batch = { columns, rows: [], hasSql: false }
      batches.push(batch)
      used.parameters = 0
      used.length = 0
    }
    batch.rows.push(row)
    batch.hasSql ||= own.hasSql
    used.parameters += own.parameters
    used.length += own.length
  }
  return batches
}

/** What a row brings to its statement. */
interface MeasuredRow {
  parameters: number
  /** About how long its texts and bytes are. */
  length: number
  hasSql: boolean
}

/** Measures a row and gives its columns: the very list of the rows before it, where it has the same. */
function measureRow(
  row: Row,
  before: readonly string[] | undefined,
  measured: MeasuredRow,
): readonly string[] {
  const columns =
    before !== undefined && isAsBefore(row, before) ? before : listColumns(row, before)
  measured.parameters = columns.length
  measured.length = 0
  measured.hasSql = false
  for (const column of columns) {
    const value = row[column]
    if (typeof value === 'string') measured.length += value.length
    else if (typeof value === 'object') measureObject(value, measured)
  }
  return columns
}

function measureObject(value: object | null, measured: MeasuredRow): void {
  if (value instanceof Uint8Array) measured.length += value.length
  if (!isSql(value)) return
  measured.hasSql = true
  measured.parameters += value.parts.filter((part) => part.kind === 'value').length - 1
}

/** Most often a row has the columns of the one before it, in the same order and none of them undefined. */
function isAsBefore(row: Row, before: readonly string[]): boolean {
  let place = 0
  // Unlike a list of the names this makes nothing, and a row is a plain object.
  for (const name in row) if (before[place++] !== name || row[name] === undefined) return false
  return place === before.length
}

/** The columns that a row names. */
function listColumns(row: Row, before: readonly string[] | undefined): readonly string[] {
  const columns = Object.keys(row).filter((name) => row[name] !== undefined)
  if (columns.length === 0)
    throw refuseInvalid(
      'A row without values cannot be inserted.',
      'Name at least one column of the row.',
    )
  return before !== undefined && hasSameColumns(before, columns) ? before : columns
}

function hasSameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name))
}
