import { findTable, tableOf } from '../../operations/edit-model.ts'
import {
  type AnyOperation,
  isBuiltIn,
  type OperationData,
  type OperationKind,
} from '../../operations/index.ts'
import type { Remarks } from '../../render/index.ts'
import { type SchemaModel, type Table, tableKey } from '../../schema/schema-model.ts'
import { walkOperations } from '../walk-operations.ts'
import type { Remarker, RemarkScope } from './remark.ts'
import { remarkers } from './remarkers.ts'

/**
 * What operations can cost: which of them lose data, and which can fail on rows that are there. `before` is the schema
 * that they meet. Most say nothing: they cost nothing.
 */
export function remarkOperations(
  operations: readonly AnyOperation[],
  before: SchemaModel,
  { dialect, isDowngrade }: Pick<RemarkScope, 'dialect' | 'isDowngrade'>,
): Remarks {
  const remarks = new Map<OperationData, readonly string[]>()
  const oldNames = findOldNames(operations)
  const remark = (operation: OperationData, scope: RemarkScope) => {
    // What an operation of a plugin costs only the plugin knows.
    if (!isBuiltIn(operation)) return
    const find = remarkers[operation.kind] as Remarker<OperationKind>
    const lines = find(operation, scope)
    if (lines.length > 0) remarks.set(operation, lines)
  }
  const scope: Omit<RemarkScope, 'before'> = {
    dialect,
    isDowngrade,
    isMember: false,
    findFilled(place) {
      const { name, schema } = tableOf(place)
      const table = findTable(before, { name: oldNames.get(name) ?? name, schema })
      return table && renameColumns(table, { name, schema }, operations)
    },
    remarkMember: (operation, schema) =>
      remark(operation, { ...scope, before: schema, isMember: true }),
  }
  walkOperations(operations, before, (operation, schema) =>
    remark(operation, { ...scope, before: schema }),
  )
  return remarks
}

/** The table with the names that the script gives its columns. */
function renameColumns(
  table: Table,
  place: { readonly name: string; readonly schema?: string | undefined },
  operations: readonly AnyOperation[],
): Table {
  const newNames = new Map(
    operations.flatMap((each: OperationData) =>
      isBuiltIn(each) && each.kind === 'renameColumn' && tableKey(tableOf(each)) === tableKey(place)
        ? [[each.name, each.newName] as const]
        : [],
    ),
  )
  const columns = table.columns.map((column) => ({
    ...column,
    name: newNames.get(column.name) ?? column.name,
  }))
  return { ...table, columns }
}

/** The names that tables had, by those that they are given. */
export function findOldNames(operations: readonly AnyOperation[]): ReadonlyMap<string, string> {
  return new Map(
    operations.flatMap((each: OperationData) =>
      isBuiltIn(each) && each.kind === 'renameTable' ? [[each.newName, each.name] as const] : [],
    ),
  )
}
