import { LimbeckError } from '../errors/index.ts'
import { isKyselyExpression, toSql } from '../schema/sql.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema, tableOf } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import { type DirectiveScope, irreversible, type OperationDefinition } from './operation.ts'
import { describeValue, requireName } from './require-argument.ts'

/** Inserts rows. */
export interface BulkInsert {
  readonly kind: 'bulkInsert'
  readonly table: string
  readonly schema?: string | undefined
  /** A column that a row does not have takes its default. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly bulkInsert: BulkInsert
  }
}

/** What can be said when rows are inserted. */
export interface BulkInsertOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
}

/**
 * Inserts rows, many in one statement, and gives their number. A column that a row leaves out, or has as `undefined`,
 * takes its default; a value can be an `sql` expression. Nothing deletes the rows again in a reversal.
 */
export function bulkInsert(
  _scope: DirectiveScope,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  options?: BulkInsertOptions,
): BulkInsert {
  requireName(table, 'bulkInsert()', 'table')
  const { schema } = readOptions<BulkInsertOptions>(options, ['schema'], 'bulkInsert()')
  if (!Array.isArray(rows))
    throw new LimbeckError(
      'invalid_argument',
      `bulkInsert() takes a list of rows, not ${describeValue(rows)}.`,
      {
        hint: 'For example [{ id: 1, name: "one" }].',
      },
    )
  return { kind: 'bulkInsert', table, ...inSchema(schema), rows: rows.map(readRow) }
}

function readRow(row: unknown, index: number): Readonly<Record<string, unknown>> {
  if (!isPlainObject(row))
    throw new LimbeckError(
      'invalid_argument',
      `Row ${index + 1} of bulkInsert() is ${describeValue(row)}, not an object.`,
      { hint: 'For example { id: 1, name: "one" }.' },
    )
  // There may be millions, nearly all of which can stay as they are.
  if (!needsReading(row)) return row
  const entries = Object.entries(row).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    entries.map(([column, value]) => [column, isKyselyExpression(value) ? toSql(value) : value]),
  )
}

function needsReading(row: Readonly<Record<string, unknown>>): boolean {
  // Unlike a list of the names this makes nothing; what a plain object inherits is never a value of a row.
  for (const column in row) {
    const value = row[column]
    if (value === undefined) return true
    if (typeof value === 'object' && value !== null && isKyselyExpression(value)) return true
  }
  return false
}

/** What inserting rows means for the schema: nothing. */
export const bulkInsertDefinition: OperationDefinition<'bulkInsert'> = {
  kind: 'bulkInsert',
  reverse: (operation) =>
    irreversible(
      `The rows inserted into ${formatTable(tableOf(operation))} cannot be told from others later.`,
    ),
  apply: (_operation, model) => model,
  isVisible: () => false,
  describe(operation) {
    const { length } = operation.rows
    return `insert ${length} ${length === 1 ? 'row' : 'rows'} into ${formatTable(tableOf(operation))}`
  },
  findTables: (operation) => [tableOf(operation)],
}
