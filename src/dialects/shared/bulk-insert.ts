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
  return batchRows(operation.rows, writer.features.maxParameters).map(({ columns, rows }) => {
    const parameters: unknown[] = []
    const values = rows.map((row) => writeRow(row, columns, writer, parameters))
    const sql = `INSERT INTO ${table} ${writeNameList(writer, columns)} VALUES ${values.join(', ')}`
    return { sql, parameters }
  })
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
}

function batchRows(rows: readonly Row[], maxParameters: number): readonly Batch[] {
  const batches: Batch[] = []
  let key: string | undefined
  let used = 0
  for (const row of rows) {
    const columns = Object.keys(row).filter((column) => row[column] !== undefined)
    if (columns.length === 0) {
      throw refuseInvalid(
        'A row without values cannot be inserted.',
        'Name at least one column of the row.',
      )
    }
    const cost = countParameters(row, columns)
    const rowKey = JSON.stringify(columns.toSorted())
    const batch = batches.at(-1)
    const fits = used + cost <= maxParameters && (batch?.rows.length ?? 0) < MAX_ROWS
    if (batch !== undefined && key === rowKey && fits) {
      batch.rows.push(row)
      used += cost
    } else {
      batches.push({ columns, rows: [row] })
      key = rowKey
      used = cost
    }
  }
  return batches
}

function countParameters(row: Row, columns: readonly string[]): number {
  let count = 0
  for (const column of columns) {
    const value = row[column]
    count += isSql(value) ? value.parts.filter((part) => part.kind === 'value').length : 1
  }
  return count
}
