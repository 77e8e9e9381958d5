import type { BatchAlterTable, Operation, OperationKind } from '../../operations/index.ts'
import type { NamingConvention } from '../../schema/naming.ts'
import { canSayTable } from './say-table.ts'
import type { Sayings } from './sayings.ts'

/** The operations that a batch has directives for. */
const batched: Readonly<Record<OperationKind, boolean>> = {
  createTable: false,
  dropTable: false,
  renameTable: false,
  createTableComment: true,
  dropTableComment: true,
  alterTableOptions: false,
  addColumn: true,
  dropColumn: true,
  renameColumn: true,
  alterColumn: true,
  createIndex: true,
  dropIndex: true,
  renameIndex: true,
  addConstraint: true,
  dropConstraint: true,
  renameConstraint: true,
  validateConstraint: true,
  createSchema: false,
  dropSchema: false,
  createExtension: false,
  dropExtension: false,
  createSequence: false,
  alterSequence: false,
  dropSequence: false,
  batchAlterTable: false,
  createEnum: false,
  addEnumValue: false,
  renameEnumValue: false,
  dropEnumValue: false,
  dropEnum: false,
  createDomain: false,
  alterDomain: false,
  dropDomain: false,
  createView: false,
  replaceView: false,
  dropView: false,
  createMaterializedView: false,
  dropMaterializedView: false,
  refreshMaterializedView: false,
  createFunction: false,
  dropFunction: false,
  createTrigger: true,
  dropTrigger: true,
  bulkInsert: false,
  execute: false,
}

/** What `op.batchAlterTable` says, where `canSay` tells what the directives in it say. */
export function describeBatch(canSay: (operation: Operation) => boolean): Sayings<BatchAlterTable> {
  return {
    kind: true,
    table: true,
    schema: true,
    operations: (operations, batch) =>
      operations.every(
        (each) => batched[each.kind] && isOnTable(each, batch) && canSay(withoutNaming(each)),
      ) && hasOneNaming(operations),
    recreate: true,
    copyFrom: canSayTable,
    options: true,
    ordering: true,
    placements: (placements, { operations }) =>
      placements.every(({ column, before, after }) => {
        const own = operations.filter((each) => placedColumn(each) === column)
        return own.length === 1 && (before === undefined) !== (after === undefined)
      }),
  }
}

/** The column that an operation of a batch can give a place. */
export function placedColumn(operation: Operation): string | undefined {
  if (operation.kind === 'addColumn') return operation.column.name
  return operation.kind === 'alterColumn' ? (operation.newName ?? operation.name) : undefined
}

/** The naming convention of a constraint that is dropped is an option of its batch. */
export function withoutNaming(operation: Operation): Operation {
  if (operation.kind !== 'dropConstraint') return operation
  const { naming: _, ...rest } = operation
  return rest
}

/** The naming convention that a batch brings. */
export function findNaming({ operations }: BatchAlterTable): NamingConvention | undefined {
  return operations.find((each) => each.kind === 'dropConstraint')?.naming
}

/** Directives of a batch change its own table. */
function isOnTable(operation: Operation, { table, schema }: BatchAlterTable): boolean {
  const place: { readonly kind?: unknown; readonly table?: unknown; readonly schema?: unknown } =
    operation.kind === 'createTrigger' ? operation.trigger : operation
  return place.table === table && place.schema === schema
}

/** One convention holds for a whole batch. */
function hasOneNaming(operations: readonly Operation[]): boolean {
  const [first, ...others] = operations.flatMap((each) =>
    each.kind === 'dropConstraint' ? [JSON.stringify(each.naming)] : [],
  )
  return others.every((naming) => naming === first)
}
