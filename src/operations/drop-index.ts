import { chooseDropName } from '../schema/choose-name.ts'
import type { FinalName } from '../schema/final-name.ts'
import type { Constraint, Index, SchemaModel, Table } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { type Cascading, cascadeKeys, restoreKeys } from './cascade.ts'
import { findConstraint, findIndex, inSchema, requireTable, tableOf } from './edit-model.ts'
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

/** Takes an index away. */
export interface DropIndex extends OnlineDdl, Cascading {
  readonly kind: 'dropIndex'
  readonly name: string
  /** MySQL and MariaDB need it; elsewhere the name of an index is its own in the schema. */
  readonly table?: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** PostgreSQL: without locking the table, and outside a transaction. */
  readonly concurrently?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropIndex: DropIndex
  }
}

/** What can be said when an index is dropped. */
export interface DropIndexOptions extends OnlineDdl, Cascading {
  /** The table of the index; MySQL and MariaDB need it. */
  readonly table?: string | undefined
  /** The schema of the index. */
  readonly schema?: string | undefined
  /** No error where there is no such index. */
  readonly ifExists?: boolean | undefined
  /**
   * PostgreSQL: without keeping others from the table. It cannot run in a transaction: call it inside `op.autocommit()`.
   */
  readonly concurrently?: boolean | undefined
}

const optionNames = [
  'table',
  'schema',
  'ifExists',
  'concurrently',
  'cascade',
  ...onlineDdlOptions,
] as const

/**
 * Drops an index. A reversal makes it again, where the schema before is known. MySQL and MariaDB need its `table`, since
 * there an index has its name only within the table.
 */
export function dropIndex(
  scope: DirectiveScope,
  name: string | FinalName,
  options?: DropIndexOptions,
): DropIndex {
  const said = readOptions<DropIndexOptions>(options, optionNames, 'dropIndex()')
  const { table, schema } = said
  readOnlineDdl(said, 'dropIndex()')
  const given = requireGivenName(name, 'dropIndex()', 'index')
  if (table === undefined) return { kind: 'dropIndex', ...said, name: readGivenName(given) }
  requireName(table, 'dropIndex()', 'table')
  const chosen = chooseDropName('ix', given, { name: table, schema }, scope.naming)
  return { kind: 'dropIndex', ...said, name: chosen }
}

function readGivenName(name: string | FinalName): string {
  return typeof name === 'string' ? name : name.name
}

/** What dropping an index means for the schema. */
export const dropIndexDefinition: OperationDefinition<'dropIndex'> = {
  kind: 'dropIndex',
  reverse(operation, before) {
    const [found, ...others] = findOwners(operation, before)
    if (found !== undefined && others.length === 0)
      return restoreKeys(operation, before, {
        left: withoutIndex(found.table, operation.name),
        reversal: restore(operation, found),
      })
    if (found === undefined && operation.ifExists === true) return reverseBy()
    return irreversible(`What the index "${operation.name}" was is not known.`)
  },
  apply(operation, model) {
    const { name, ifExists } = operation
    if (operation.table !== undefined)
      requireTable(model, tableOf({ ...operation, table: operation.table }))
    const [found, ...others] = findOwners(operation, model)
    if (others.length > 0)
      throw inTheWay(`Several tables have an index "${name}".`, 'Say which with { table: "…" }.')
    if (found !== undefined) return cascadeKeys(operation, model, withoutIndex(found.table, name))
    if (ifExists === true) return model
    throw alreadyDone(
      `There is no index ${formatIndex(operation)}.`,
      'With { ifExists: true } an index that is not there is no error.',
    )
  },
  isVisible: () => true,
  describe: (operation) => `drop index ${formatIndex(operation)}`,
  findTables: ({ table, schema }) =>
    table === undefined ? undefined : [tableOf({ table, schema })],
}

/** An index as a table has it. MySQL keeps no difference between a unique constraint and a unique index. */
interface OwnedIndex {
  readonly table: Table
  readonly index: Index | undefined
  readonly constraint: Constraint | undefined
}

function findOwners(operation: DropIndex, model: SchemaModel): readonly OwnedIndex[] {
  const { name, table: tableName, schema } = operation
  return Object.values(model.tables).flatMap((table) => {
    if (table.schema !== schema || (tableName !== undefined && table.name !== tableName)) return []
    const index = findIndex(table, name)
    const found = findConstraint(table, name)
    const constraint = found?.kind === 'unique' ? found : undefined
    return index === undefined && constraint === undefined ? [] : [{ table, index, constraint }]
  })
}

function withoutIndex(table: Table, name: string): Table {
  const isUnique = (item: Constraint) => item.kind === 'unique' && item.name === name
  return {
    ...table,
    indexes: table.indexes.filter((index) => index.name !== name),
    constraints: table.constraints.filter((item) => !isUnique(item)),
  }
}

function restore(operation: DropIndex, { table, index, constraint }: OwnedIndex) {
  const { schema, concurrently } = operation
  const place = { table: table.name, ...inSchema(schema) }
  if (constraint !== undefined) return reverseBy({ kind: 'addConstraint', ...place, constraint })
  if (index === undefined) return reverseBy()
  return reverseBy({
    kind: 'createIndex',
    ...place,
    index,
    ...(concurrently === undefined ? {} : { concurrently }),
  })
}

function formatIndex({ name, table, schema }: DropIndex): string {
  if (table !== undefined) return formatMember({ table, schema }, name)
  return schema === undefined ? `"${name}"` : `"${schema}.${name}"`
}
