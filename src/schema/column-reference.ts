import type { ColumnTraits } from './column-traits.ts'

const brand = Symbol.for('limbeck.column')
const identifierBrand = Symbol.for('limbeck.identifier')

/** A table by name and schema. */
export interface TableName {
  readonly name: string
  readonly schema?: string | undefined
}

/** A column of a model, to point at: in foreign keys, indexes, constraints and `sql` expressions. */
export interface ColumnReference<Traits extends ColumnTraits = ColumnTraits> {
  readonly name: string
  readonly table: TableName
  /** Only for the compiler: what is known of the column's values. */
  readonly traits?: Traits
}

/** Makes a reference to a column. In an expression it is the bare name, which is right in every kind of DDL. */
export function createColumnReference(table: TableName, name: string): ColumnReference {
  const reference = { name, table }
  Object.defineProperty(reference, brand, { value: true })
  Object.defineProperty(reference, identifierBrand, { value: Object.freeze([name]) })
  return Object.freeze(reference)
}

/** Tells a column of a model, also one of another copy of the package in the same process. */
export function isColumnReference(value: unknown): value is ColumnReference {
  return typeof value === 'object' && value !== null && brand in value
}
