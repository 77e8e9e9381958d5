import type { SchemaModel, Table } from '../schema/schema-model.ts'
import { arrangeColumns, type ColumnArrangement } from './arrange-columns.ts'
import { findTable, inSchema, putTable, requireTable, tableOf } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import {
  irreversible,
  type Operation,
  type OperationDefinition,
  type OperationKind,
  type Reversal,
  reverseBy,
} from './operation.ts'
import { readConflict } from './schema-conflict.ts'

/** When a table is made anew: where the engine has no other way, always, or never. Only SQLite ever does. */
export type Recreation = 'auto' | 'always' | 'never'

/** Changes of one table that belong together: SQLite makes the table anew once for all of them. */
export interface BatchAlterTable extends ColumnArrangement {
  readonly kind: 'batchAlterTable'
  readonly table: string
  readonly schema?: string | undefined
  readonly operations: readonly Operation[]
  readonly recreate?: Recreation
  /** The table as it is, for SQLite without a database to ask. */
  readonly copyFrom?: Table
  /** Options of the table to set, or with false to take away: `strict`, `withoutRowid`, `autoincrement`. */
  readonly options?: Readonly<Record<string, boolean>>
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly batchAlterTable: BatchAlterTable
  }
}

/** Finds what is known of an operation of a batch. */
type FindDefinition = (operation: Operation) => OperationDefinition<OperationKind>

/** What a batch means for the schema: its operations one after the other, then the order of the columns. */
export function defineBatch(find: FindDefinition): OperationDefinition<'batchAlterTable'> {
  const apply = (operation: BatchAlterTable, model: SchemaModel) =>
    arrange(
      operation,
      operation.operations.reduce(
        (now, each) => find(each).apply(each, now),
        requirePlace(operation, model),
      ),
    )
  return {
    kind: 'batchAlterTable',
    apply,
    reverse: (operation, before) => reverseBatch(operation, before, { find, apply }),
    // Its operations can be done in part, which only each of them can tell.
    isVisible: () => false,
    describe({ operations, ...operation }) {
      const lines = operations.map((each) => find(each).describe(each))
      return `alter table ${formatTable(tableOf(operation))}: ${lines.join(', ') || 'anew'}`
    },
    findTables: (operation) => [tableOf(operation)],
  }
}

function requirePlace(operation: BatchAlterTable, model: SchemaModel): SchemaModel {
  requireTable(model, tableOf(operation))
  return model
}

function arrange(operation: BatchAlterTable, model: SchemaModel): SchemaModel {
  const { ordering, placements, options } = operation
  if (ordering === undefined && placements === undefined && options === undefined) return model
  const table = requireTable(model, tableOf(operation))
  const names = arrangeColumns(
    table.columns.map(({ name }) => name),
    operation,
  )
  const columns = names.flatMap((name) => table.columns.filter((column) => column.name === name))
  const all = Object.entries({ ...table.options, ...options }).filter(
    ([, value]) => value !== false,
  )
  return putTable(model, {
    ...table,
    columns,
    ...(options === undefined ? {} : { options: Object.fromEntries(all) }),
  })
}

interface Known {
  readonly find: FindDefinition
  readonly apply: (operation: BatchAlterTable, model: SchemaModel) => SchemaModel
}

function reverseBatch(
  operation: BatchAlterTable,
  before: SchemaModel,
  { find, apply }: Known,
): Reversal {
  const { table, schema, recreate, options, copyFrom } = operation
  const present = findTable(before, tableOf(operation))
  const steps: Operation[] = []
  let model = before
  for (const each of operation.operations) {
    const reversal = find(each).reverse(each, model)
    if (reversal.kind === 'irreversible') return reversal
    steps.unshift(...reversal.operations)
    // Without the table there is nothing to follow: what can be reversed then needs no schema.
    if (present === undefined) continue
    const conflict = findConflict(() => {
      model = find(each).apply(each, model)
    })
    if (conflict !== undefined) return irreversible(conflict.message)
  }
  const isArranged = operation.ordering !== undefined || operation.placements !== undefined
  if (present === undefined && (isArranged || options !== undefined))
    return irreversible(`What the table ${formatTable(tableOf(operation))} was is not known.`)
  const inside = steps.filter(
    (step, index) => isOnTable(step, operation) || isPassing(step, steps.slice(index + 1)),
  )
  const batch: BatchAlterTable = {
    kind: 'batchAlterTable',
    table,
    ...inSchema(schema),
    operations: inside,
    ...(recreate === undefined ? {} : { recreate }),
    ...(isArranged && present !== undefined
      ? { ordering: [present.columns.map(({ name }) => name)] }
      : {}),
    ...(options === undefined ? {} : { options: restoreOptions(options, present) }),
    ...(copyFrom === undefined ? {} : { copyFrom: applyToTable(operation, copyFrom, apply) }),
  }
  // An enumeration that came with a column goes once nothing of the table has it; keys of other tables come back last.
  return reverseBy(batch, ...steps.filter((step) => !inside.includes(step)))
}

/** Whether a trigger is made that is dropped again; all others come back when the table is as it was. */
function isPassing(step: Operation, following: readonly Operation[]): boolean {
  if (step.kind !== 'createTrigger') return false
  return following.some((each) => each.kind === 'dropTrigger' && each.name === step.trigger.name)
}

/** Whether an operation makes or drops a trigger, and so leaves its table as it is. */
export function isOnTrigger({ kind }: Operation): boolean {
  return kind === 'createTrigger' || kind === 'dropTrigger'
}

function isOnTable(step: Operation, { table, schema }: BatchAlterTable): boolean {
  if (step.kind === 'createTable' || !('table' in step)) return false
  return step.table === table && step.schema === schema
}

function findConflict(apply: () => void): Error | undefined {
  try {
    apply()
    return undefined
  } catch (error) {
    if (readConflict(error) === undefined) throw error
    return error as Error
  }
}

function restoreOptions(
  options: Readonly<Record<string, boolean>>,
  table: Table | undefined,
): Readonly<Record<string, boolean>> {
  const keys = Object.keys(options)
  return Object.fromEntries(keys.map((key) => [key, table?.options?.[key] === true]))
}

/** What the table becomes that was told. Nobody told its triggers. */
function applyToTable(operation: BatchAlterTable, table: Table, apply: Known['apply']): Table {
  const operations = operation.operations.filter((each) => !isOnTrigger(each))
  const model = apply({ ...operation, operations }, putTable({ tables: {} }, table))
  return requireTable(model, tableOf(operation))
}
