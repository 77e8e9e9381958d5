import type { CompileDialect, TableName } from '../dialects/dialect.ts'
import { constraintCovers } from '../operations/drop-column.ts'
import { findTable, tableOf } from '../operations/edit-model.ts'
import { mentionsColumn } from '../operations/expression-columns.ts'
import type { DropColumn, Operation, OperationKind, OperationOf } from '../operations/index.ts'
import { type SchemaModel, tableKey } from '../schema/schema-model.ts'
import { walkOperations } from './walk-operations.ts'

/** The operations of which a table that is made anew has several. */
const KINDS = [
  'addColumn',
  'dropColumn',
  'renameColumn',
  'alterColumn',
  'createIndex',
  'dropIndex',
  'addConstraint',
  'dropConstraint',
  'renameConstraint',
  'alterTableOptions',
  'batchAlterTable',
] as const satisfies readonly OperationKind[]

type Groupable = OperationOf<(typeof KINDS)[number]>

/** An operation on a table by its place among the others. */
interface Step {
  readonly index: number
  readonly operation: Groupable
  readonly table: TableName
  readonly isRebuild: boolean
}

/**
 * Operations for which the engine makes a table anew, those of one table together in a batch: so it is made anew once.
 * What the engine does by itself stays plain. `before` is the schema that the operations meet.
 */
export function groupRebuilds(
  operations: readonly Operation[],
  before: SchemaModel,
  dialect: CompileDialect,
): readonly Operation[] {
  if (!dialect.features.rebuildsTables) return operations
  const steps = walkOperations(
    operations,
    before,
    (operation, model): readonly Omit<Step, 'index'>[] => {
      if (!isGroupable(operation) || operation.table === undefined) return []
      const table = { name: operation.table, schema: operation.schema }
      return [{ operation, table, isRebuild: needsRebuild(operation, model, dialect) }]
    },
  ).flatMap((found, index) => found.map((each) => ({ ...each, index })))
  const replaced = new Map<number, readonly Operation[]>()
  for (const own of Map.groupBy(steps, ({ table }) => tableKey(table)).values())
    for (const [index, replacement] of groupTable(own)) replaced.set(index, replacement)
  return operations.flatMap((operation, index) => replaced.get(index) ?? [operation])
}

function isGroupable(operation: Operation): operation is Groupable {
  return KINDS.some((kind) => kind === operation.kind)
}

/** Whether the engine has no statement of its own for it. */
function needsRebuild(
  operation: Groupable,
  before: () => SchemaModel,
  dialect: CompileDialect,
): boolean {
  if (operation.kind === 'dropColumn') return isHeld(operation, before())
  return dialect.inquire(operation) !== undefined
}

/** Whether a constraint or a computed column needs a column that is dropped. */
function isHeld(operation: DropColumn, before: SchemaModel): boolean {
  const table = findTable(before, tableOf(operation))
  if (table === undefined) return false
  const { name } = operation
  return (
    table.constraints.some((constraint) => constraintCovers(constraint, table, name)) ||
    table.columns.some(({ generated }) => generated && mentionsColumn(generated.expression, name))
  )
}

/**
 * What stands in the place of operations on one table, from the first that makes it anew to the last: what can go
 * before the batch stays where it is, and what can go behind it follows it.
 */
function groupTable(steps: readonly Step[]): readonly (readonly [number, readonly Operation[]])[] {
  const first = steps.findIndex(({ isRebuild }) => isRebuild)
  const last = steps.findLastIndex(({ isRebuild }) => isRebuild)
  const range = first === -1 ? [] : steps.slice(first, last + 1)
  const end = range.at(-1)
  if (range.length < 2 || end === undefined) return []
  const places = range.map((step, index) =>
    placeStep(step, range.slice(0, index), range.slice(index + 1)),
  )
  const at = (place: Place) => range.filter((_, index) => places[index] === place)
  const moved = [...at('in'), ...at('behind')]
  return [
    ...moved.map(({ index }) => [index, []] as const),
    [end.index, [toBatch(at('in')), ...at('behind').map(({ operation }) => operation)]] as const,
  ]
}

type Place = 'before' | 'in' | 'behind'

/** An index is dropped before and made behind; so are columns, unless one of that name goes or comes too. */
function placeStep(
  { operation, isRebuild }: Step,
  earlier: readonly Step[],
  later: readonly Step[],
): Place {
  if (isRebuild) return 'in'
  if (operation.kind === 'dropIndex') return 'before'
  if (operation.kind === 'createIndex') return 'behind'
  if (operation.kind === 'addColumn')
    return earlier.some((step) => isOnColumn(step, operation.column.name)) ? 'in' : 'before'
  if (operation.kind === 'dropColumn')
    return later.some((step) => isOnColumn(step, operation.name)) ? 'in' : 'behind'
  return 'in'
}

function isOnColumn({ operation }: Step, name: string): boolean {
  if (operation.kind === 'addColumn') return operation.column.name === name
  if (operation.kind === 'renameColumn')
    return operation.name === name || operation.newName === name
  return operation.kind === 'dropColumn' && operation.name === name
}

/** Constraints without a name are known by one convention in all of the batch. */
function toBatch(steps: readonly Step[]): Operation {
  const operations = steps.flatMap(({ operation }): readonly Operation[] => {
    if (operation.kind === 'alterTableOptions') return []
    return operation.kind === 'batchAlterTable' ? operation.operations : [operation]
  })
  const options = Object.fromEntries(
    steps.flatMap(({ operation }) =>
      operation.kind === 'alterTableOptions'
        ? Object.entries(operation.options).map(([name, value]) => [name, value === true])
        : [],
    ),
  )
  const [only, ...others] = operations
  const isSet = Object.keys(options).length > 0
  const ordering = steps.flatMap(({ operation }) =>
    operation.kind === 'batchAlterTable' ? (operation.ordering ?? []) : [],
  )
  const isOrdered = ordering.length > 0
  const naming = operations.flatMap((each) =>
    each.kind === 'dropConstraint' ? (each.naming ?? []) : [],
  )[0]
  const [step] = steps
  if (only !== undefined && others.length === 0 && naming === undefined && !isSet && !isOrdered)
    return only
  const { name = '', schema } = step?.table ?? {}
  return {
    kind: 'batchAlterTable',
    table: name,
    ...(schema === undefined ? {} : { schema }),
    operations: operations.map((each) =>
      each.kind === 'dropConstraint' && naming !== undefined ? { ...each, naming } : each,
    ),
    ...(isSet ? { options } : {}),
    ...(isOrdered ? { ordering } : {}),
  }
}
