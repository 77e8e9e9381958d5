import type { ForeignKey, Index, SchemaModel, Table } from '../schema/schema-model.ts'

/**
 * A schema with the indexes that the engine made for foreign keys by itself, where the models have no key over their columns
 * any more. InnoDB has an index for each key: where none is read that serves it, it is the engine's own with the name of the
 * key. It stays when the key goes, and is to go with it.
 */
export function withKeyIndexes(model: SchemaModel, wanted: SchemaModel): SchemaModel {
  const tables = Object.entries(model.tables).map(([key, table]) => {
    const counterpart = wanted.tables[key]
    return [key, counterpart === undefined ? table : withIndexes(table, counterpart)]
  })
  return { ...model, tables: Object.fromEntries(tables) }
}

function withIndexes(table: Table, wanted: Table): Table {
  const kept = listForeignKeys(wanted).map(({ columns }) => columns.join('\0'))
  return listForeignKeys(table).reduce((done, { name, columns }) => {
    const isKept = kept.includes(columns.join('\0'))
    if (name === undefined || isKept || isServed(done, columns)) return done
    const elements = columns.map((column) => ({ column }))
    const own: Index = { name, elements, unique: false, forForeignKey: true }
    return { ...done, indexes: [...done.indexes, own] }
  }, table)
}

function listForeignKeys({ constraints }: Table): readonly ForeignKey[] {
  return constraints.flatMap((item) => (item.kind === 'foreignKey' ? [item] : []))
}

/** Whether a foreign key over these columns has an index of the table that it can use. */
export function isServed({ indexes, constraints }: Table, columns: readonly string[]): boolean {
  return (
    indexes.some((index) => serves(index, columns)) ||
    constraints.some(
      (item) =>
        (item.kind === 'primaryKey' || item.kind === 'unique') &&
        columns.every((column, position) => item.columns[position] === column),
    )
  )
}

function serves({ elements }: Index, columns: readonly string[]): boolean {
  return columns.every((column, position) => elements[position]?.column === column)
}

/** Whether a foreign key of a table cannot do without an index, which the engine refuses to drop then. */
export function isNeeded(index: Index, table: Table): boolean {
  return listForeignKeys(table).some(
    ({ columns }) =>
      serves(index, columns) && (index.forForeignKey === true || !isServed(table, columns)),
  )
}

/** Whether a foreign key of a table can use an index. */
export function servesKey(index: Index, table: Table): boolean {
  return listForeignKeys(table).some(({ columns }) => serves(index, columns))
}
