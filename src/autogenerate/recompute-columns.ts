import type { CompileDialect } from '../dialects/dialect.ts'
import { applyChange } from '../operations/column-change.ts'
import { findColumn, findTable, tableOf } from '../operations/edit-model.ts'
import { type AlterColumn, type Operation, reverseOperation } from '../operations/index.ts'
import type { Column, SchemaModel } from '../schema/schema-model.ts'
import { sql } from '../schema/sql.ts'
import { walkOperations } from './walk-operations.ts'

/**
 * Operations in which columns are computed in another way as the engine can do it: most engines only compute a column
 * that is added. So it goes and comes back with all that is over it, and one that is computed no longer gets the values
 * that it would have had. `before` is the schema that the operations meet.
 */
export function recomputeColumns(
  operations: readonly Operation[],
  before: SchemaModel,
  { features }: CompileDialect,
): readonly Operation[] {
  if (features.altersExpressions) return operations
  return walkOperations(operations, before, (operation, model) => {
    if (operation.kind !== 'alterColumn' || operation.change.generated === undefined)
      return [operation]
    const table = findTable(model(), tableOf(operation))
    const column = table && findColumn(table, operation.name)
    if (column === undefined) return [operation]
    const isKept = operation.change.generated === null && column.generated?.stored !== false
    return isKept ? keepValues(operation) : addAnew(operation, column, model())
  }).flat()
}

/** A column is an ordinary one before its values are cast. */
function keepValues(operation: AlterColumn): readonly Operation[] {
  const { generated = null, ...change } = operation.change
  if (change.type === undefined) return [operation]
  return [
    { ...operation, change: { generated } },
    { ...operation, change },
  ]
}

function addAnew(
  { table, schema, name, change }: AlterColumn,
  column: Column,
  before: SchemaModel,
): readonly Operation[] {
  const place = { table, ...(schema === undefined ? {} : { schema }) }
  const drop: Operation = { kind: 'dropColumn', ...place, name }
  const reversal = reverseOperation(drop, before)
  const lost = reversal.kind === 'operations' ? reversal.operations.flatMap(standApart) : []
  const wanted = applyChange(column, change)
  const isFilled = wanted.generated === undefined && column.generated !== undefined
  const added = isFilled ? { ...wanted, nullable: true } : wanted
  return [
    ...lost.toReversed().flatMap((each) => {
      const undone = reverseOperation(each, before)
      return undone.kind === 'operations' ? undone.operations : []
    }),
    drop,
    { kind: 'addColumn', ...place, column: added, constraints: [] },
    ...(isFilled ? fill(place, wanted, column) : []),
    ...lost,
  ]
}

/** What came with a column, each as an operation of its own; the column itself is said elsewhere. */
function standApart(operation: Operation): readonly Operation[] {
  if (operation.kind !== 'addColumn') return [operation]
  const { table, schema, constraints } = operation
  return constraints.map((constraint) => ({ kind: 'addConstraint', table, schema, constraint }))
}

/** The values that a column had when it was computed. */
function fill(
  place: { readonly table: string; readonly schema?: string },
  { name, nullable }: Column,
  { generated }: Column,
): readonly Operation[] {
  if (generated === undefined) return []
  const table = place.schema === undefined ? sql.id(place.table) : sql.id(place.schema, place.table)
  return [
    {
      kind: 'execute',
      statement: sql`UPDATE ${table} SET ${sql.id(name)} = (${generated.expression})`,
    },
    ...(nullable ? [] : [{ kind: 'alterColumn', ...place, name, change: { nullable } } as const]),
  ]
}
