import type { Operation } from '../../../src/operations/operation.ts'
import {
  type Constraint,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../../src/schema/schema-model.ts'
import type { TestedDatabase } from '../../runtime/harness.ts'
import { findType } from './draw-table.ts'
import type { EngineProfile } from './engine-profile.ts'
import { placeOf } from './table-facts.ts'

const ROWS = [1, 2, 3]

/** A row that no other row is in the way of: every value of it is its number in some form. */
export function makeRow(
  profile: EngineProfile,
  table: Table,
  row: number,
): Readonly<Record<string, unknown>> {
  const entries = table.columns.flatMap((column) => {
    if (column.generated !== undefined || column.identity?.always === true) return []
    if (column.name === 'id' || column.name === 'n') return [[column.name, row] as const]
    return [[column.name, findType(profile, column)?.value(row)] as const]
  })
  return Object.fromEntries(entries)
}

/** Fills a table. */
export function insertRows(profile: EngineProfile, table: Table): Operation {
  return {
    kind: 'bulkInsert',
    ...placeOf(table),
    rows: ROWS.map((row) => makeRow(profile, table, row)),
  }
}

/**
 * Whether an operation and its reverse can do with rows. No reversal knows the values that dropped columns had, and what
 * must not be null, or equal in all rows, stops it, as a table without rows does that others refer to. Nor has a column
 * values that an operation adds and has not null in one go.
 */
export function canHaveRows(operation: Operation, model: SchemaModel): boolean {
  if (operation.kind === 'batchAlterTable') {
    const { operations } = operation
    return operations.every((each) => canHaveRows(each, model)) && !needsValues(operations)
  }
  if (operation.kind === 'dropTable') return operation.cascade !== true
  if (operation.kind !== 'dropColumn') return true
  const { name, table: owner, schema } = operation
  const table = model.tables[tableKey({ name: owner, schema })]
  const column = table?.columns.find((each) => each.name === name)
  const isPlain = column?.nullable !== false && column?.default === undefined
  return (
    isPlain && table?.constraints.every((item) => isLoose(item) || !speaksOf(item, name)) !== false
  )
}

/** Whether a column is added that something else is about: it may ask for values, and the rows that are there have none. */
function needsValues(operations: readonly Operation[]): boolean {
  const added = operations.flatMap((each) => (each.kind === 'addColumn' ? [each.column.name] : []))
  return operations.some(
    (each) => each.kind !== 'addColumn' && added.some((name) => speaksOf(each, name)),
  )
}

function speaksOf(item: unknown, name: string): boolean {
  return JSON.stringify(item).includes(JSON.stringify(name))
}

/** Whether rows without a value always obey a constraint. */
function isLoose(constraint: Constraint): boolean {
  if (constraint.kind === 'unique') return constraint.nullsNotDistinct !== true
  return constraint.kind === 'foreignKey' && constraint.match !== 'full'
}

/** The rows of all tables, without what an operation changes for good: what it drops, and what it turns into another type. */
export async function readRows(
  database: TestedDatabase,
  model: SchemaModel,
  operation: Operation,
): Promise<Readonly<Record<string, unknown>>> {
  const read: Record<string, unknown> = {}
  for (const table of Object.values(model.tables)) {
    const key = tableKey(table)
    const lost = listLost(operation, table)
    if (lost === 'all') continue
    const names = table.columns.map(({ name }) => name).filter((name) => !lost.includes(name))
    const quote = (name: string) => database.dialect.quoteIdentifier(name)
    const from = [...(table.schema === undefined ? [] : [table.schema]), table.name]
      .map(quote)
      .join('.')
    read[key] = await database.rows(
      `SELECT ${names.map(quote).join(', ')} FROM ${from} WHERE ${quote('id')} < 9 ORDER BY ${quote('id')}`,
    )
  }
  return read
}

function listLost(operation: Operation, table: Table): readonly string[] | 'all' {
  const { kind } = operation
  if (kind === 'dropTable') return tableKey(operation) === tableKey(table) ? 'all' : []
  if (kind === 'batchAlterTable')
    return operation.operations.flatMap((each) => {
      const lost = listLost(each, table)
      return lost === 'all' ? [] : lost
    })
  const isLost =
    kind === 'dropColumn' || (kind === 'alterColumn' && operation.change.type !== undefined)
  return isLost && isOn(operation, table) ? [operation.name] : []
}

function isOn(
  place: { readonly table: string; readonly schema?: string | undefined },
  table: Table,
) {
  return tableKey({ name: place.table, schema: place.schema }) === tableKey(table)
}
