/** What the compiler knows of a column. */
export interface ColumnTraits {
  /** What its values are in TypeScript. */
  readonly value: unknown
  readonly nullable: boolean
  /** Whether an insert has to give it, can leave it out, or cannot give it. */
  readonly insert: 'required' | 'optional' | 'never'
  /** Its name, where it has one beside its key. */
  readonly name: string | undefined
  /** Whether it is the primary key or a part of it. */
  readonly key: boolean
  /** Whether it numbers itself as the whole primary key. */
  readonly counts: boolean
}

/** What a type of `t` starts from: a column that can be null. */
export interface NewColumn<
  Value,
  Name extends string | undefined = undefined,
  Counts extends boolean = false,
> {
  readonly value: Value
  readonly nullable: true
  readonly insert: 'required'
  readonly name: Name
  readonly key: false
  readonly counts: Counts
}

/** What makes a type under one of several signatures gives: they say what is known of it. */
export type UntypedColumn = NewColumn<never, never, never>
