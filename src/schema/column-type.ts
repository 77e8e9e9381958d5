/** The generic types that every engine has in some form, with their arguments. */
export interface GenericTypeArguments {
  readonly smallint: object
  readonly integer: object
  readonly bigint: object
  readonly numeric: { readonly precision?: number; readonly scale?: number }
  readonly real: object
  readonly double: object
  readonly boolean: object
  readonly char: { readonly length?: number }
  readonly varchar: { readonly length?: number }
  readonly text: object
  readonly binary: { readonly length?: number }
  readonly uuid: object
  readonly date: object
  readonly time: { readonly precision?: number }
  readonly timetz: { readonly precision?: number }
  readonly timestamp: { readonly precision?: number }
  readonly timestamptz: { readonly precision?: number }
  readonly interval: object
  readonly json: object
  readonly enum: {
    readonly name?: string
    readonly schema?: string
    readonly values: readonly string[]
  }
  readonly array: { readonly element: ColumnType }
}

/** The kind of a generic type. */
export type GenericTypeKind = keyof GenericTypeArguments

/** A generic type with its arguments, e.g. `{ kind: 'varchar', length: 100 }`. */
export type GenericType = {
  [Kind in GenericTypeKind]: { readonly kind: Kind } & GenericTypeArguments[Kind]
}[GenericTypeKind]

/** The engines that have type names of their own. */
export type TypeDialect = 'postgresql' | 'mysql' | 'sqlite'

/** A type by the name that one engine gives it, e.g. `jsonb`, `tinyint(4) unsigned`. */
export interface NativeType {
  readonly kind: 'native'
  readonly dialect: TypeDialect
  readonly sql: string
}

/** A type written as it is, for whatever engine runs it. */
export interface CustomType {
  readonly kind: 'custom'
  readonly sql: string
}

/** The type of a column, with another type for engines named in `variants`. */
export type ColumnType = (GenericType | NativeType | CustomType) & {
  readonly variants?: Readonly<Partial<Record<TypeDialect, ColumnType>>>
}
