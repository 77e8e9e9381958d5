import {
  applyOperation,
  type BatchAlterTable,
  type ColumnArrangement,
  isOnTrigger,
} from '../../../operations/index.ts'
import type { Operation, OperationOf } from '../../../operations/operation.ts'
import { type Table, tableKey } from '../../../schema/schema-model.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { isAddable } from '../compile/add-column.ts'
import { changesText } from '../compile/alter-column.ts'

type RenameColumn = OperationOf<'renameColumn'>

/**
 * A batch as changes that are made together, and new names of columns between them: SQLite itself follows a new name
 * into views, triggers and the keys of other tables. A new name waits until the end, or until something else uses it.
 * Triggers are made and dropped between the changes, in their turn.
 */
export function splitBatch(batch: BatchAlterTable, writer: SqlWriter): readonly Operation[] {
  if (isPlain(batch) && batch.operations.every((each) => isAltering(each, writer))) {
    return batch.operations
  }
  const phases = listPhases(batch)
  const { copyFrom } = batch
  return copyFrom === undefined ? phases : tellTable(phases, { ...copyFrom, ...placeOf(batch) })
}

function isPlain({ recreate, ordering, placements, options }: BatchAlterTable): boolean {
  return (
    recreate !== 'always' &&
    ordering === undefined &&
    placements === undefined &&
    options === undefined
  )
}

/** What SQLite has a statement for, or needs none for. */
const native: readonly Operation['kind'][] = [
  'renameColumn',
  'createIndex',
  'dropIndex',
  'createTableComment',
  'dropTableComment',
  'createTrigger',
  'dropTrigger',
]

/** Whether SQLite has a statement for an operation, whatever is there. */
function isAltering(operation: Operation, writer: SqlWriter): boolean {
  if (operation.kind === 'addColumn') return isAddable(operation, writer)
  if (operation.kind === 'alterColumn') return !changesText(operation)
  return native.includes(operation.kind)
}

interface Phase {
  readonly operations: readonly Operation[]
  readonly renames: readonly RenameColumn[]
  /** Behind the new names. */
  readonly triggers: readonly Operation[]
}

function listPhases(batch: BatchAlterTable): readonly Operation[] {
  const { table, schema, recreate, options } = batch
  const phases = groupOperations(batch)
  return phases.flatMap(({ operations, renames, triggers }, index): readonly Operation[] => {
    const isLast = index === phases.length - 1
    const arrangement = isLast ? translate(batch, renames) : {}
    const changed: BatchAlterTable = {
      kind: 'batchAlterTable',
      table,
      schema,
      operations,
      ...(recreate === undefined ? {} : { recreate }),
      ...arrangement,
      ...(isLast && options !== undefined ? { options } : {}),
    }
    const isEmpty = operations.length === 0 && (!isLast || isPlain(changed))
    return [...(isEmpty ? [] : [changed]), ...renames, ...triggers]
  })
}

function beginPhase() {
  return {
    operations: [] as Operation[],
    renames: [] as RenameColumn[],
    triggers: [] as Operation[],
  }
}

function groupOperations({ operations, ...batch }: BatchAlterTable): readonly Phase[] {
  let phase = beginPhase()
  const phases = [phase]
  for (const operation of operations) {
    if (isOnTrigger(operation)) {
      phase.triggers.push(operation)
      continue
    }
    const isNext = phase.triggers.length > 0
    if (isNext || phase.renames.some((rename) => concerns(operation, rename))) {
      phase = beginPhase()
      phases.push(phase)
    }
    if (operation.kind === 'renameColumn') phase.renames.push(operation)
    else if (operation.kind === 'alterColumn' && operation.newName !== undefined) {
      const { newName, ...change } = operation
      const { table, schema } = batch
      if (changesText(change)) phase.operations.push(change)
      phase.renames.push({ kind: 'renameColumn', table, schema, name: operation.name, newName })
    } else phase.operations.push(operation)
  }
  return phases
}

/** Whether an operation may mean a column by its old or its new name. */
function concerns(operation: Operation, { name, newName }: RenameColumn): boolean {
  const text = JSON.stringify(operation, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  ).toLowerCase()
  return [name, newName].some((each) =>
    text.includes(JSON.stringify(each).slice(1, -1).toLowerCase()),
  )
}

/** The order by the names that the columns have before they get new ones. */
function translate(
  { ordering, placements }: ColumnArrangement,
  renames: readonly RenameColumn[],
): ColumnArrangement {
  const old = (name: string) => renames.find(({ newName }) => newName === name)?.name ?? name
  return {
    ...(ordering === undefined ? {} : { ordering: ordering.map((list) => list.map(old)) }),
    ...(placements === undefined
      ? {}
      : {
          placements: placements.map(({ column, before, after }) => ({
            column: old(column),
            ...(before === undefined ? {} : { before: old(before) }),
            ...(after === undefined ? {} : { after: old(after) }),
          })),
        }),
  }
}

function placeOf({ table, schema }: BatchAlterTable): Pick<Table, 'name' | 'schema'> {
  return { name: table, ...(schema === undefined ? {} : { schema }) }
}

/** Tells each batch the table as the operations before it have left it. */
function tellTable(operations: readonly Operation[], table: Table): readonly Operation[] {
  assertTriggersLast(operations)
  const key = tableKey(table)
  let model = { tables: { [key]: table } as Readonly<Record<string, Table>> }
  return operations.map((operation) => {
    const copyFrom = model.tables[key]
    if (!isOnTrigger(operation)) model = applyOperation(operation, model)
    return operation.kind === 'batchAlterTable' && copyFrom !== undefined
      ? { ...operation, copyFrom }
      : operation
  })
}

/** Without a database nobody knows the triggers of a table that is made anew, so they would go with it. */
function assertTriggersLast(operations: readonly Operation[]): void {
  const last = operations.findLastIndex(({ kind }) => kind === 'batchAlterTable')
  for (const operation of operations.slice(0, Math.max(last, 0))) {
    if (operation.kind !== 'createTrigger') continue
    throw refuseInvalid(
      `The trigger "${operation.trigger.name}" is made before the table is changed that { copyFrom } tells.`,
      'Make triggers at the end of the batch.',
    )
  }
}
