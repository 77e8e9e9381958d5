import type { Column, IndexElement, Table } from '../../schema/schema-model.ts'
import { isSql, type Sql } from '../../schema/sql.ts'
import type { TableName } from '../dialect.ts'
import * as shared from '../shared/normalize-expression.ts'
import { normalizeTable as tidyTable } from '../shared/normalize-table.ts'
import { tidyCounting } from '../shared/tidy-counting.ts'
import { resolveVariant } from '../shared/type-rules.ts'
import { countingDefaults, isCountType } from './count-types.ts'
import { readSerial } from './serial-types.ts'
import { postgresqlSplitRules } from './split-statements.ts'
import { writeType } from './types.ts'

/** One text for what is the same expression to its tokens. */
export function normalizeExpression(text: string, table?: TableName): string {
  return shared.normalizeExpression(text, {
    table,
    lexical: postgresqlSplitRules.lexical,
    unquote: (name) => (/^"[a-z_][a-z0-9_]*"$/.test(name) ? name.slice(1, -1) : name),
    dropsLiteralCasts: true,
  })
}

/** A table in the one form of all that PostgreSQL takes for the same. */
export function normalizeTable(table: Table): Table {
  const tidyElement = (element: IndexElement): IndexElement => {
    const { opclass, collation, ...rest } = element
    if (opclass === undefined && collation === undefined) return element
    const own = table.columns.find(({ name }) => name === element.column)
    const isOwnCollation = plainCollation(collation) === plainCollation(own?.collation)
    return {
      ...rest,
      ...(opclass === undefined || isUsualClass(opclass, own) ? {} : { opclass }),
      ...(collation === undefined || isOwnCollation ? {} : { collation }),
    }
  }
  return tidyTable(table, {
    column: normalizeColumn,
    constraint: (constraint) => constraint,
    index: (index) => ({
      ...index,
      elements: index.elements.map(tidyElement),
    }),
  })
}

/** The operator classes that indexes have where none is said, whatever their method, by the types of columns. */
const OPERATOR_CLASSES: readonly (readonly [type: RegExp, name: string])[] = [
  [/^(?:text|varchar|character varying)\b(?!.*\[)/i, 'text_ops'],
  [/^(?:char|character)\b(?!.*\[)/i, 'bpchar_ops'],
  [/^smallint$/i, 'int2_ops'],
  [/^(?:integer|int)$/i, 'int4_ops'],
  [/^bigint$/i, 'int8_ops'],
  [/^(?:numeric|decimal)\b(?!.*\[)/i, 'numeric_ops'],
  [/^real$/i, 'float4_ops'],
  [/^double precision$/i, 'float8_ops'],
  [/^boolean$/i, 'bool_ops'],
  [/^date$/i, 'date_ops'],
  [/^(?:timestamptz|timestamp.* with time zone)(?!.*\[)/i, 'timestamptz_ops'],
  [/^timestamp\b(?!.*with time zone)(?!.*\[)/i, 'timestamp_ops'],
  [/^interval\b(?!.*\[)/i, 'interval_ops'],
  [/^uuid$/i, 'uuid_ops'],
  [/^bytea$/i, 'bytea_ops'],
  [/^jsonb$/i, 'jsonb_ops'],
  [/\[/, 'array_ops'],
]

function isUsualClass(opclass: string, column: Column | undefined): boolean {
  const type = column === undefined ? '' : writeType(column.type)
  return OPERATOR_CLASSES.some(([pattern, name]) => name === opclass && pattern.test(type))
}

function normalizeColumn({ collation, ...rest }: Column): Column {
  const own = plainCollation(collation)
  return normalizeNumbering(own === undefined ? rest : { ...rest, collation: own })
}

/** A collation of the system is said with its schema or without, and that of the database is none. */
function plainCollation(collation: string | undefined): string | undefined {
  const plain = collation?.replace(/^(?:pg_catalog|"pg_catalog")\./, '').replaceAll('"', '')
  return plain === 'default' ? undefined : plain
}

/**
 * A column that counts from 1 by 1 numbers itself, whether as an identity or by a sequence: tools write the one or the
 * other for the same model, and both fill the same rows.
 */
function normalizeNumbering(column: Column): Column {
  const { identity, default: value, autoIncrement: _, ...rest } = column
  const serial = readSerial(column.type)
  if (serial !== undefined) return { ...rest, type: serial, autoIncrement: true }
  if (isSql(value) && isNextValue(value)) return { ...rest, autoIncrement: true }
  if (identity === undefined) return column
  const { kind } = resolveVariant(column.type, 'postgresql')
  const settings = tidyCounting(identity, countingDefaults(isCountType(kind) ? kind : 'bigint'))
  const isPlain = !identity.always && Object.keys(settings).length === 0
  return isPlain
    ? { ...rest, autoIncrement: true }
    : { ...column, identity: { always: identity.always, ...settings } }
}

function isNextValue({ parts }: Sql): boolean {
  const [first] = parts
  return first?.kind === 'text' && /^nextval\('/i.test(first.text)
}
