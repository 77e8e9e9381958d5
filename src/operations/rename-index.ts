import { chooseDropName } from '../schema/choose-name.ts'
import type { FinalName } from '../schema/final-name.ts'
import type { SchemaModel, Table } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import {
  findConstraint,
  findIndex,
  inSchema,
  isNameTaken,
  putTable,
  requireTable,
  tableOf,
} from './edit-model.ts'
import { formatMember } from './format-name.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { assertOtherName, requireGivenName, requireName } from './require-argument.ts'
import { alreadyDone, inTheWay, missing } from './schema-conflict.ts'

/** Gives an index another name. */
export interface RenameIndex {
  readonly kind: 'renameIndex'
  readonly name: string
  readonly newName: string
  /** MySQL and MariaDB need it; elsewhere the name of an index is its own in the schema. */
  readonly table?: string
  readonly schema?: string | undefined
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly renameIndex: RenameIndex
  }
}

/** What can be said when an index is renamed. */
export interface RenameIndexOptions {
  /** The table of the index; MySQL and MariaDB need it. */
  readonly table?: string | undefined
  /** The schema of the index. */
  readonly schema?: string | undefined
}

const where = 'renameIndex()'

/**
 * Gives an index another name. MySQL and MariaDB need its `table`. SQLite has no statement for it: the index is dropped
 * and made again.
 */
export function renameIndex(
  scope: DirectiveScope,
  name: string | FinalName,
  newName: string | FinalName,
  options?: RenameIndexOptions,
): RenameIndex {
  const said = readOptions<RenameIndexOptions>(options, ['table', 'schema'], where)
  if (said.table !== undefined) requireName(said.table, where, 'table')
  const read = (given: string | FinalName): string => {
    const known = requireGivenName(given, where, 'index')
    if (said.table === undefined) return typeof known === 'string' ? known : known.name
    return chooseDropName('ix', known, { name: said.table, schema: said.schema }, scope.naming)
  }
  const names = { name: read(name), newName: read(newName) }
  assertOtherName(names, 'index', 'second')
  return { kind: 'renameIndex', ...names, ...said }
}

/** What renaming an index means for the schema: the unique constraint that it stands for is renamed with it. */
export const renameIndexDefinition: OperationDefinition<'renameIndex'> = {
  kind: 'renameIndex',
  reverse: (operation) =>
    reverseBy({ ...operation, name: operation.newName, newName: operation.name }),
  apply(operation, model) {
    const { name, newName } = operation
    const owners = findOwners(operation, model, name)
    const taken = findOwners(operation, model, newName)
    const [owner] = owners
    if (owners.length > 1)
      throw inTheWay(`Several tables have an index "${name}".`, 'Say which with { table: "…" }.')
    if (owner !== undefined && (taken.length > 0 || isNameTaken(owner, newName)))
      throw inTheWay(`The name ${formatMember({ table: owner.name }, newName)} is taken.`)
    if (owner !== undefined) return putTable(model, renameIn(owner, name, newName))
    const message = `There is no index "${name}".`
    throw taken.length > 0 ? alreadyDone(message) : missing(message)
  },
  isVisible: () => true,
  describe: ({ name, newName, table, schema }) =>
    `rename index ${table === undefined ? `"${name}"` : formatMember({ table, schema }, name)} to "${newName}"`,
  findTables: ({ table, schema }) =>
    table === undefined ? undefined : [tableOf({ table, schema })],
}

function findOwners(
  { table, schema }: RenameIndex,
  model: SchemaModel,
  name: string,
): readonly Table[] {
  if (table !== undefined) {
    const owner = requireTable(model, { name: table, ...inSchema(schema) })
    return hasIndex(owner, name) ? [owner] : []
  }
  return Object.values(model.tables).filter(
    (other) => other.schema === schema && hasIndex(other, name),
  )
}

function hasIndex(table: Table, name: string): boolean {
  return findIndex(table, name) !== undefined || findConstraint(table, name)?.kind === 'unique'
}

function renameIn(table: Table, name: string, newName: string): Table {
  return {
    ...table,
    indexes: table.indexes.map((index) =>
      index.name === name ? { ...index, name: newName } : index,
    ),
    constraints: table.constraints.map((item) =>
      item.kind === 'unique' && item.name === name ? { ...item, name: newName } : item,
    ),
  }
}
