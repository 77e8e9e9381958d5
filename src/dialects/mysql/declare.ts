import type { Constraint, SchemaModel, Table } from '../../schema/schema-model.ts'
import { declareTables } from '../shared/declare-tables.ts'

/**
 * A schema as people declare it: a unique constraint is its index, a primary key has no name of its own, the index of a
 * foreign key comes with it, and tables are of InnoDB and in the collation of their database.
 */
export function declare(model: SchemaModel): SchemaModel {
  const collation = (table: Table) =>
    model.schemas?.[table.schema ?? model.defaultSchema ?? '']?.collation
  return declareTables(model, (table) => declareTable(table, collation(table)))
}

function declareTable(table: Table, collation: string | undefined): Table {
  const names = new Set(table.constraints.map(({ name }) => name))
  const { options, ...rest } = table
  const said = Object.entries(options ?? {}).filter(
    ([key, value]) =>
      !(key === 'engine' && value === 'InnoDB') && !(key === 'collation' && value === collation),
  )
  return {
    ...rest,
    constraints: table.constraints.map(withoutKeyName),
    indexes: table.indexes.filter(
      ({ name, unique, forForeignKey }) => !(names.has(name) && (unique || forForeignKey === true)),
    ),
    ...(said.length === 0 ? {} : { options: Object.fromEntries(said) }),
  }
}

function withoutKeyName(constraint: Constraint): Constraint {
  if (constraint.kind !== 'primaryKey') return constraint
  const { name: _, ...rest } = constraint
  return rest
}
