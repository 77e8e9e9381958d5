import type { Constraint, SchemaModel } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { findTable, inSchema, mapTables, removeTable } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import {
  type DirectiveScope,
  irreversible,
  type Operation,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireName } from './require-argument.ts'
import { alreadyDone } from './schema-conflict.ts'
import { listOwned, removeSequences, withSequences } from './table-sequences.ts'
import { listTriggers, removeTriggers } from './table-triggers.ts'

/** Takes a table away with everything in it. */
export interface DropTable {
  readonly kind: 'dropTable'
  readonly name: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** PostgreSQL: with the foreign keys that point at it, and the views over it. */
  readonly cascade?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropTable: DropTable
  }
}

/** What can be said when a table is dropped. */
export interface DropTableOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** No error where there is no such table. */
  readonly ifExists?: boolean | undefined
  /** PostgreSQL: drops the foreign keys that point at it and the views over it too. */
  readonly cascade?: boolean | undefined
}

/**
 * Drops a table with its rows, constraints, indexes and triggers. A reversal makes the table again, without the rows.
 * Servers refuse it while foreign keys of other tables point at it; on PostgreSQL `cascade` drops those too.
 */
export function dropTable(
  _scope: DirectiveScope,
  name: string,
  options?: DropTableOptions,
): DropTable {
  const said = readOptions<DropTableOptions>(
    options,
    ['schema', 'ifExists', 'cascade'],
    'dropTable()',
  )
  return { kind: 'dropTable', name: requireName(name, 'dropTable()', 'table'), ...said }
}

/** What dropping a table means for the schema. */
export const dropTableDefinition: OperationDefinition<'dropTable'> = {
  kind: 'dropTable',
  reverse(operation, before) {
    const table = findTable(before, operation)
    if (table !== undefined)
      return reverseBy(
        ...withSequences(listOwned(before, table), [{ kind: 'createTable', table }]),
        ...restoreKeys(operation, before),
        ...listTriggers(before, table).map(
          (trigger): Operation => ({ kind: 'createTrigger', trigger }),
        ),
      )
    if (operation.ifExists === true) return reverseBy()
    return irreversible(`What the table ${formatTable(operation)} had is not known.`)
  },
  apply(operation, model) {
    if (findTable(model, operation) !== undefined)
      return removeSequences(
        removeTriggers(removeKeys(removeTable(model, operation), operation), operation),
        listOwned(model, operation),
      )
    if (operation.ifExists === true) return model
    throw alreadyDone(
      `There is no table ${formatTable(operation)}.`,
      'With { ifExists: true } a table that is not there is no error.',
    )
  },
  isVisible: () => true,
  describe: (operation) => `drop table ${formatTable(operation)}`,
  findTables: ({ name, schema }) => [{ name, ...inSchema(schema) }],
}

function pointsAt(constraint: Constraint, { name, schema }: DropTable): boolean {
  if (constraint.kind !== 'foreignKey') return false
  return constraint.references.table === name && constraint.references.schema === schema
}

/** Without the foreign keys that point at the table, where they go with it. */
function removeKeys(model: SchemaModel, operation: DropTable): SchemaModel {
  if (operation.cascade !== true) return model
  return mapTables(model, (table) => ({
    ...table,
    constraints: table.constraints.filter((item) => !pointsAt(item, operation)),
  }))
}

/** The foreign keys of other tables that went with the table. */
function restoreKeys(operation: DropTable, before: SchemaModel): readonly Operation[] {
  if (operation.cascade !== true) return []
  return Object.values(removeTable(before, operation).tables).flatMap((table) =>
    table.constraints
      .filter((item) => pointsAt(item, operation))
      .map(
        (constraint): Operation => ({
          kind: 'addConstraint',
          table: table.name,
          ...inSchema(table.schema),
          constraint,
        }),
      ),
  )
}
