import { createNativeColumn, createTypeByText, type PlainType } from './type-column.ts'

/** The types of SQLite as it spells them; `t.sqlite.type('…')` names any other. */
export const sqliteTypes = {
  /** Any type by its text, which can be empty; with two texts the first names the column. */
  type: createTypeByText('sqlite'),
  integer: plainType<number, true>('integer'),
  real: plainType<number>('real'),
  text: plainType<string>('text'),
  blob: plainType<Uint8Array>('blob'),
  numeric: plainType<number>('numeric'),
  /** In a STRICT table: values as they come. */
  any: plainType<unknown>('any'),
} as const

function plainType<Value, Counts extends boolean = false>(type: string): PlainType<Value, Counts> {
  return (name) => createNativeColumn('sqlite', type, name)
}
