import { chooseDropName } from '../schema/choose-name.ts'
import type { FinalName } from '../schema/final-name.ts'
import type { Constraint, Index, Table } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import {
  type ConstraintType,
  type ConstraintTypeArgument,
  constraintNamingKeys,
  readConstraintType,
} from './constraint-type.ts'
import {
  inSchema,
  isNameTaken,
  type OnTable,
  putTable,
  requireTable,
  tableOf,
} from './edit-model.ts'
import { formatMember } from './format-name.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { assertOtherName, requireGivenName, requireName } from './require-argument.ts'
import { alreadyDone, inTheWay, missing } from './schema-conflict.ts'

/** Gives a constraint another name. */
export interface RenameConstraint extends OnTable {
  readonly kind: 'renameConstraint'
  readonly name: string
  readonly newName: string
  /** MySQL and MariaDB need it. */
  readonly type?: ConstraintType
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly renameConstraint: RenameConstraint
  }
}

/** What can be said when a constraint is renamed. */
export interface RenameConstraintOptions {
  /**
   * What kind of constraint it is: MySQL and MariaDB need it, and rename none but `unique`. `foreignkey` and `primary`
   * are the words of Alembic.
   */
  readonly type?: ConstraintTypeArgument | undefined
  /** The schema of the table. */
  readonly schema?: string | undefined
}

const where = 'renameConstraint()'

/**
 * Gives a constraint another name. MySQL and MariaDB can rename unique constraints only. Where the type is said, the
 * naming convention wraps both names as it does those of new constraints.
 */
export function renameConstraint(
  scope: DirectiveScope,
  name: string | FinalName,
  table: string,
  newName: string | FinalName,
  options?: RenameConstraintOptions,
): RenameConstraint {
  requireName(table, where, 'table')
  const said = readOptions<RenameConstraintOptions>(options, ['type', 'schema'], where)
  const type = said.type === undefined ? undefined : readConstraintType(said.type)
  const key = type && constraintNamingKeys[type]
  const read = (given: string | FinalName) =>
    chooseDropName(
      key,
      requireGivenName(given, where, 'constraint'),
      { name: table, schema: said.schema },
      scope.naming,
    )
  const names = { name: read(name), newName: read(newName) }
  assertOtherName(names, 'constraint', 'third')
  return {
    kind: 'renameConstraint',
    table,
    ...inSchema(said.schema),
    ...names,
    ...(type === undefined ? {} : { type }),
  }
}

/** What renaming a constraint means for the schema. */
export const renameConstraintDefinition: OperationDefinition<'renameConstraint'> = {
  kind: 'renameConstraint',
  reverse: (operation) =>
    reverseBy({ ...operation, name: operation.newName, newName: operation.name }),
  apply(operation, model) {
    const { name, newName } = operation
    const table = requireTable(model, tableOf(operation))
    const isOwn = (item: Constraint | Index) => isRenamed(operation, item, name)
    const items = [...table.constraints, ...table.indexes]
    if (items.some(isOwn)) {
      if (isNameTaken(table, newName))
        throw inTheWay(`The name ${formatMember(operation, newName)} is taken.`)
      const rename = <Item extends Constraint | Index>(item: Item): Item =>
        isOwn(item) ? { ...item, name: newName } : item
      return putTable(model, renameItems(table, rename))
    }
    const message = `There is no constraint ${formatMember(operation, name)}.`
    throw items.some((item) => isRenamed(operation, item, newName))
      ? alreadyDone(message)
      : missing(message)
  },
  isVisible: () => true,
  describe: (operation) =>
    `rename constraint ${formatMember(operation, operation.name)} to "${operation.newName}"`,
  findTables: (operation) => [tableOf(operation)],
}

/** Whether an item has the name and the type. MySQL keeps no difference between a unique constraint and a unique index. */
function isRenamed({ type }: RenameConstraint, item: Constraint | Index, name: string): boolean {
  if (item.name !== name) return false
  if ('kind' in item) return type === undefined || item.kind === type
  return item.unique && (type === undefined || type === 'unique')
}

function renameItems(
  table: Table,
  rename: <Item extends Constraint | Index>(item: Item) => Item,
): Table {
  return {
    ...table,
    constraints: table.constraints.map((item) => rename(item)),
    indexes: table.indexes.map((item) => rename(item)),
  }
}
