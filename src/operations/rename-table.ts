import type { TableName } from '../schema/column-reference.ts'
import type { Constraint, SchemaModel, Table } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { findTable, inSchema, mapTables } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { assertOtherName, requireName } from './require-argument.ts'
import { alreadyDone, inTheWay, missing } from './schema-conflict.ts'
import { moveSequences } from './table-sequences.ts'
import { moveTriggers } from './table-triggers.ts'

/** Gives a table another name in the same schema. */
export interface RenameTable {
  readonly kind: 'renameTable'
  readonly name: string
  readonly newName: string
  readonly schema?: string | undefined
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly renameTable: RenameTable
  }
}

/** What can be said when a table is renamed. */
export interface RenameTableOptions {
  /** The schema of the table, in which it stays. */
  readonly schema?: string | undefined
}

/**
 * Gives a table another name, in the schema where it is. Constraints and indexes keep the names that they have, so the
 * naming convention may name them otherwise from here on.
 */
export function renameTable(
  _scope: DirectiveScope,
  name: string,
  newName: string,
  options?: RenameTableOptions,
): RenameTable {
  const said = readOptions<RenameTableOptions>(options, ['schema'], 'renameTable()')
  requireName(name, 'renameTable()', 'table')
  requireName(newName, 'renameTable()', 'table')
  assertOtherName({ name, newName }, 'table', 'second')
  return { kind: 'renameTable', name, newName, ...said }
}

/** What renaming a table means for the schema: foreign keys, triggers and owned sequences follow, names of indexes and constraints stay. */
export const renameTableDefinition: OperationDefinition<'renameTable'> = {
  kind: 'renameTable',
  reverse: (operation) =>
    reverseBy({ ...operation, name: operation.newName, newName: operation.name }),
  apply(operation, model) {
    const { name, newName, schema } = operation
    const target = { name: newName, ...inSchema(schema) }
    const isThere = findTable(model, operation) !== undefined
    const isTaken = findTable(model, target) !== undefined
    if (isThere && isTaken) throw inTheWay(`The table ${formatTable(target)} is already there.`)
    if (isTaken) throw alreadyDone(`The table ${formatTable(operation)} is renamed already.`)
    if (!isThere) throw missing(`There is no table ${formatTable(operation)}.`)
    const table = { name, ...inSchema(schema) }
    const moved = moveSequences(moveTriggers(model, table, newName), table, (owner) => ({
      ...owner,
      table: newName,
    }))
    return renameIn(moved, table, newName)
  },
  isVisible: () => true,
  describe: (operation) => `rename table ${formatTable(operation)} to "${operation.newName}"`,
  findTables: ({ name, newName, schema }) => [
    { name, ...inSchema(schema) },
    { name: newName, ...inSchema(schema) },
  ],
}

function renameIn(model: SchemaModel, table: TableName, newName: string): SchemaModel {
  return mapTables(model, (other): Table => {
    const constraints = other.constraints.map((item) => follow(item, table, newName))
    const isRenamed = other.name === table.name && other.schema === table.schema
    return isRenamed ? { ...other, name: newName, constraints } : { ...other, constraints }
  })
}

function follow(constraint: Constraint, table: TableName, newName: string): Constraint {
  if (constraint.kind !== 'foreignKey') return constraint
  const { references } = constraint
  if (references.table !== table.name || references.schema !== table.schema) return constraint
  return { ...constraint, references: { ...references, table: newName } }
}
