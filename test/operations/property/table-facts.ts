import { mentionsColumn } from '../../../src/operations/expression-columns.ts'
import { type SchemaModel, type Table, tableKey } from '../../../src/schema/schema-model.ts'

/** Whether a view or the body of a trigger speaks of a table: text that no model follows when a name changes. */
export function isSpokenOf(model: SchemaModel, table: Table): boolean {
  const views = Object.values(model.views ?? {}).map(({ definition }) => definition)
  const bodies = Object.values(model.triggers ?? {}).map((trigger) => trigger.body)
  const owners = Object.values(model.triggers ?? {}).filter(({ body }) => body !== undefined)
  const functions = Object.values(model.triggers ?? {}).filter(
    ({ when, columns }) => when ?? columns,
  )
  return (
    JSON.stringify([views, bodies]).includes(JSON.stringify(table.name)) ||
    [...owners, ...functions].some(
      (trigger) => tableKey({ ...trigger, name: trigger.table }) === tableKey(table),
    )
  )
}

/** Whether a column is computed from this one. */
export function isBase(table: Table, name: string): boolean {
  return table.columns.some(
    ({ generated }) => generated !== undefined && mentionsColumn(generated.expression, name),
  )
}

/** Whether a foreign key of another table points at a column. */
export function isReferenced(model: SchemaModel, table: Table, name: string): boolean {
  return Object.values(model.tables).some((other) =>
    other.constraints.some(
      (item) =>
        item.kind === 'foreignKey' &&
        item.references.table === table.name &&
        item.references.schema === table.schema &&
        item.references.columns.includes(name),
    ),
  )
}

/** Whether any foreign key has a column, at either end. */
export function isKeyed(model: SchemaModel, table: Table, name: string): boolean {
  const own = table.constraints.some(
    (item) => item.kind === 'foreignKey' && item.columns.includes(name),
  )
  return own || isReferenced(model, table, name)
}

/** Whether a column is in a key or a check that another column could be in too. */
export function isCovered(table: Table, name: string): boolean {
  const items = [
    ...table.constraints,
    ...table.indexes.filter(({ elements, unique }) => unique && elements.length > 1),
  ]
  return JSON.stringify(items).includes(JSON.stringify(name))
}

/** Where a table is, as operations say it. */
export function placeOf({ name, schema }: Table): {
  readonly table: string
  readonly schema?: string
} {
  return { table: name, ...(schema === undefined ? {} : { schema }) }
}

/** The same for operations on the table itself. */
export function nameOf({ name, schema }: Table): {
  readonly name: string
  readonly schema?: string
} {
  return { name, ...(schema === undefined ? {} : { schema }) }
}
