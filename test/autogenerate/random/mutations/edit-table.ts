import { mentionsColumn } from '../../../../src/operations/expression-columns.ts'
import {
  type Column,
  type Constraint,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../../../src/schema/schema-model.ts'

/** The model with a table in another form. */
export function editTable(
  model: SchemaModel,
  table: Table,
  change: (table: Table) => Table,
): SchemaModel {
  const key = tableKey(table)
  return { ...model, tables: { ...model.tables, [key]: change(model.tables[key] ?? table) } }
}

/** The table with a column in another form. */
export function editColumn(table: Table, name: string, change: (column: Column) => Column): Table {
  return {
    ...table,
    columns: table.columns.map((column) => (column.name === name ? change(column) : column)),
  }
}

/** The table without the constraints and indexes over a column. */
export function uncover(table: Table, name: string): Table {
  return {
    ...table,
    constraints: table.constraints.filter((item) => !covers(item, name)),
    indexes: table.indexes.filter(
      ({ elements, include, where }) =>
        !(
          include?.includes(name) === true ||
          (where !== undefined && mentionsColumn(where, name)) ||
          elements.some(
            ({ column, expression }) =>
              column === name || (expression !== undefined && mentionsColumn(expression, name)),
          )
        ),
    ),
  }
}

function covers(constraint: Constraint, name: string): boolean {
  if (constraint.kind === 'check') return mentionsColumn(constraint.expression, name)
  if (constraint.kind !== 'exclude') return constraint.columns.includes(name)
  const { elements, where } = constraint
  return (
    elements.some(({ column }) => column === name) ||
    (where !== undefined && mentionsColumn(where, name))
  )
}
