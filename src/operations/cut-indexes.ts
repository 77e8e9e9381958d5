import type { Constraint, Index, Table } from '../schema/schema-model.ts'

/** An index that lost a column, as it was and as it goes on. */
export interface CutIndex {
  readonly whole: Index
  readonly left: Index
}

/** The indexes of a table that go on over their other columns without one that is dropped. */
export function listCutIndexes(table: Table, column: string): readonly CutIndex[] {
  return table.indexes.flatMap((whole) => {
    const elements = whole.elements.filter((element) => element.column !== column)
    const isCut = elements.length > 0 && elements.length < whole.elements.length
    return isCut ? [{ whole, left: { ...whole, elements } }] : []
  })
}

/** A unique index over a column and others: the server keeps the column for it. */
export function findSharedKey(table: Table, column: string): Index | undefined {
  return listCutIndexes(table, column).find(({ whole }) => whole.unique)?.whole
}

/** The foreign key that holds on to an index, so that it cannot be made anew under its name. */
export function findHolder({ left }: CutIndex, { constraints }: Table): Constraint | undefined {
  return constraints.find(
    (item) => item.kind === 'foreignKey' && item.columns[0] === left.elements[0]?.column,
  )
}
