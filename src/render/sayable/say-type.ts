import type { ColumnType } from '../../schema/column-type.ts'
import { type Sayings, says } from './sayings.ts'

type TypeOf<Kind extends ColumnType['kind']> = Extract<ColumnType, { readonly kind: Kind }>

const variants = (types: NonNullable<ColumnType['variants']>): boolean =>
  Object.values(types).every(canSayType)
const plain = { kind: true, variants } as const
const sized = { ...plain, length: true } as const
const precise = { ...plain, precision: true } as const
const written = { ...plain, sql: true } as const

const sayings: { readonly [Kind in ColumnType['kind']]: Sayings<TypeOf<Kind>> } = {
  smallint: plain,
  integer: plain,
  bigint: plain,
  numeric: { ...precise, scale: (_, { precision }) => precision !== undefined },
  real: plain,
  double: plain,
  boolean: plain,
  char: sized,
  varchar: sized,
  text: plain,
  binary: sized,
  uuid: plain,
  date: plain,
  time: precise,
  timetz: precise,
  timestamp: precise,
  timestamptz: precise,
  interval: plain,
  json: plain,
  enum: { ...plain, values: true, name: true, schema: true },
  array: { ...plain, element: canSayType },
  native: { ...written, dialect: true },
  custom: written,
}

/** Whether a builder of `t` says everything of a type. */
export function canSayType(type: ColumnType): boolean {
  return says(sayings[type.kind] as Sayings<ColumnType>)(type)
}
