import { nameConstraint } from '../schema/build-item.ts'
import { chooseDropName } from '../schema/choose-name.ts'
import type { FinalName } from '../schema/final-name.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { Constraint, Index, Table } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { type Cascading, cascadeKeys, restoreKeys } from './cascade.ts'
import {
  type ConstraintType,
  type ConstraintTypeArgument,
  constraintNamingKeys,
  readConstraintType,
} from './constraint-type.ts'
import { findTable, inSchema, requireTable, tableOf } from './edit-model.ts'
import { formatMember } from './format-name.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireGivenName, requireName } from './require-argument.ts'
import { alreadyDone, inTheWay } from './schema-conflict.ts'

/** Takes a constraint away. */
export interface DropConstraint extends OnlineDdl, Cascading {
  readonly kind: 'dropConstraint'
  readonly table: string
  readonly schema?: string | undefined
  readonly name: string
  /** MySQL and MariaDB need it. */
  readonly type?: ConstraintType
  readonly ifExists?: boolean
  /** The convention by which a constraint that has no name is known. */
  readonly naming?: NamingConvention
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropConstraint: DropConstraint
  }
}

/** What can be said when a constraint is dropped. */
export interface DropConstraintOptions extends OnlineDdl, Cascading {
  /** What kind of constraint it is: MySQL and MariaDB need it. `foreignkey` and `primary` are the words of Alembic. */
  readonly type?: ConstraintTypeArgument | undefined
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** No error where there is no such constraint. */
  readonly ifExists?: boolean | undefined
}

const where = 'dropConstraint()'

/**
 * Drops a constraint. MySQL and MariaDB have to be told its `type`, since each has a statement of its own. Where the
 * type is said, the naming convention makes of a plain name the one that the constraint got when it was made;
 * `op.f('name')` is taken as it is.
 */
export function dropConstraint(
  scope: DirectiveScope,
  name: string | FinalName,
  table: string,
  options?: DropConstraintOptions,
): DropConstraint {
  const given = requireGivenName(name, where, 'constraint')
  requireName(table, where, 'table')
  const said = readOptions<DropConstraintOptions>(
    options,
    ['type', 'schema', 'ifExists', 'cascade', ...onlineDdlOptions],
    where,
  )
  const { schema, ifExists, cascade } = said
  const type = said.type === undefined ? undefined : readConstraintType(said.type)
  const place = { name: table, schema }
  return {
    kind: 'dropConstraint',
    table,
    ...inSchema(schema),
    name: chooseDropName(type && constraintNamingKeys[type], given, place, scope.naming),
    ...(type === undefined ? {} : { type }),
    ...(ifExists === undefined ? {} : { ifExists }),
    ...(cascade === undefined ? {} : { cascade }),
    ...readOnlineDdl(said, where),
  }
}

/** What dropping a constraint means for the schema. */
export const dropConstraintDefinition: OperationDefinition<'dropConstraint'> = {
  kind: 'dropConstraint',
  reverse(operation, before) {
    const { schema, ifExists } = operation
    const place = { table: operation.table, ...inSchema(schema) }
    const table = findTable(before, tableOf(operation))
    const dropped = table && dropFrom(table, operation)
    if (dropped !== undefined) {
      const { left, item } = dropped
      const reversal =
        'kind' in item
          ? reverseBy({ kind: 'addConstraint', ...place, constraint: item })
          : reverseBy({ kind: 'createIndex', ...place, index: item })
      return restoreKeys(operation, before, { left, reversal })
    }
    if (table !== undefined && ifExists === true) return reverseBy()
    return irreversible(
      `What the constraint ${formatMember(operation, operation.name)} was is not known.`,
    )
  },
  apply(operation, model) {
    const { name, ifExists } = operation
    const table = requireTable(model, tableOf(operation))
    const dropped = dropFrom(table, operation)
    if (dropped !== undefined) return cascadeKeys(operation, model, dropped.left)
    if (ifExists === true) return model
    const other = table.constraints.find((item) => item.name === name)
    if (other !== undefined)
      throw inTheWay(`The constraint ${formatMember(operation, name)} is of another type.`)
    throw alreadyDone(
      `There is no constraint ${formatMember(operation, name)}.`,
      'With { ifExists: true } a constraint that is not there is no error.',
    )
  },
  isVisible: () => true,
  describe: (operation) => `drop constraint ${formatMember(operation, operation.name)}`,
  findTables: (operation) => [tableOf(operation)],
}

/** What is dropped of a table, and the table without it. */
interface Dropped {
  readonly item: Constraint | Index
  readonly left: Table
}

function dropFrom(table: Table, operation: DropConstraint): Dropped | undefined {
  const item = findDropped(operation, table) ?? findUniqueIndex(operation, table)
  if (item === undefined) return undefined
  const constraints = table.constraints.filter((other) => other !== item)
  const indexes = table.indexes.filter((other) => other !== item)
  return { item, left: { ...table, constraints, indexes } }
}

function findDropped(operation: DropConstraint, table: Table): Constraint | undefined {
  const { name, type, naming } = operation
  const fitting = table.constraints.filter((item) => type === undefined || item.kind === type)
  const found =
    fitting.find((item) => item.name === name) ??
    fitting.find((item) => isNamedBy(naming, item, { operation, name }))
  if (found !== undefined || type !== 'primaryKey') return found
  // MySQL and SQLite keep no name of a primary key, and a table has only one.
  return table.constraints.find((item) => item.kind === 'primaryKey' && item.name === undefined)
}

function isNamedBy(
  naming: NamingConvention | undefined,
  constraint: Constraint,
  { operation, name }: { readonly operation: DropConstraint; readonly name: string },
): boolean {
  if (naming === undefined || constraint.name !== undefined) return false
  return nameConstraint(constraint, tableOf(operation), naming) === name
}

/** MySQL keeps no difference between a unique constraint and a unique index. */
function findUniqueIndex({ name, type }: DropConstraint, table: Table): Index | undefined {
  if (type !== undefined && type !== 'unique') return undefined
  return table.indexes.find((index) => index.name === name && index.unique)
}
