import { type ColumnBuilder, createColumnBuilder } from './column-builder.ts'
import type { UntypedColumn } from './column-traits.ts'
import {
  createNativeColumn,
  createTypeByText,
  type DocumentType,
  type PlainType,
  readSize,
  type SizedType,
  takeName,
} from './type-column.ts'

/** A column that PostgreSQL fills from a sequence of its own. */
export interface SerialColumn<Name extends string | undefined = undefined> {
  readonly value: number
  readonly nullable: false
  readonly insert: 'optional'
  readonly name: Name
  readonly key: false
  readonly counts: false
}

/** A type that is filled from a sequence; a text names the column. */
export type SerialType = <const Name extends string | undefined = undefined>(
  name?: Name,
) => ColumnBuilder<SerialColumn<Name>>

/** The types of PostgreSQL that have no counterpart elsewhere; `t.pg.type('…')` names any other. */
export const postgresqlTypes = {
  /** Any type by its text: `t.pg.type('halfvec(3)')`; with two texts the first names the column. */
  type: createTypeByText('postgresql'),
  jsonb: createJsonb as DocumentType,
  smallserial: serialType('smallserial'),
  serial: serialType('serial'),
  bigserial: serialType('bigserial'),
  money: plainType<string>('money'),
  bit: sizedType('bit'),
  varbit: sizedType('varbit'),
  citext: plainType<string>('citext'),
  inet: plainType<string>('inet'),
  cidr: plainType<string>('cidr'),
  macaddr: plainType<string>('macaddr'),
  macaddr8: plainType<string>('macaddr8'),
  tsvector: plainType<string>('tsvector'),
  tsquery: plainType<string>('tsquery'),
  xml: plainType<string>('xml'),
  point: plainType<string>('point'),
  line: plainType<string>('line'),
  lseg: plainType<string>('lseg'),
  box: plainType<string>('box'),
  path: plainType<string>('path'),
  polygon: plainType<string>('polygon'),
  circle: plainType<string>('circle'),
  hstore: plainType<string>('hstore'),
  ltree: plainType<string>('ltree'),
  oid: plainType<number>('oid'),
  regclass: plainType<string>('regclass'),
  int4range: plainType<string>('int4range'),
  int8range: plainType<string>('int8range'),
  numrange: plainType<string>('numrange'),
  tsrange: plainType<string>('tsrange'),
  tstzrange: plainType<string>('tstzrange'),
  daterange: plainType<string>('daterange'),
  int4multirange: plainType<string>('int4multirange'),
  int8multirange: plainType<string>('int8multirange'),
  nummultirange: plainType<string>('nummultirange'),
  tsmultirange: plainType<string>('tsmultirange'),
  tstzmultirange: plainType<string>('tstzmultirange'),
  datemultirange: plainType<string>('datemultirange'),
  /** pgvector: `t.pg.vector(1536)`. */
  vector: sizedType('vector'),
} as const

function createJsonb(name?: string): ColumnBuilder<UntypedColumn> {
  return createNativeColumn('postgresql', 'jsonb', name)
}

function plainType<Value>(type: string): PlainType<Value> {
  return (name) => createNativeColumn('postgresql', type, name)
}

function sizedType(type: string): SizedType<string, { readonly length?: number }> {
  return (...args: readonly unknown[]): ColumnBuilder<UntypedColumn> => {
    const { name, rest } = takeName(args)
    const length = readSize(rest[0], 'length', `pg.${type}`)
    return createNativeColumn(
      'postgresql',
      length === undefined ? type : `${type}(${length})`,
      name,
    )
  }
}

function serialType(type: string): SerialType {
  return (name) => {
    const { definition } = createNativeColumn('postgresql', type, name)
    return createColumnBuilder({ ...definition, nullable: false })
  }
}
