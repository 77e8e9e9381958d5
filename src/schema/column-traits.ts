/** What the compiler knows of a column. */
export interface ColumnTraits {
  /** What its values are in TypeScript. */
  readonly value: unknown
  readonly nullable: boolean
  /** Whether an insert has to give it, can leave it out, or cannot give it. */
  readonly insert: 'required' | 'optional' | 'never'
}

/** What a type of `t` starts from: a column that can be null. */
export interface NewColumn<Value> {
  readonly value: Value
  readonly nullable: true
  readonly insert: 'required'
}
