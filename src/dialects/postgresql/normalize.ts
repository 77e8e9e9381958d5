import type { Column, Table } from '../../schema/schema-model.ts'
import { isSql, type Sql } from '../../schema/sql.ts'
import type { TableName } from '../dialect.ts'
import * as shared from '../shared/normalize-expression.ts'
import { normalizeTable as tidyTable } from '../shared/normalize-table.ts'
import { tidyCounting } from '../shared/tidy-counting.ts'
import { resolveVariant } from '../shared/type-rules.ts'
import { countingDefaults, isCountType } from './count-types.ts'
import { readSerial } from './serial-types.ts'
import { postgresqlSplitRules } from './split-statements.ts'

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
  return tidyTable(table, {
    column: normalizeColumn,
    constraint: (constraint) => constraint,
    index: (index) => index,
  })
}

/** A collation of the system is said with its schema or without, and that of the database is none. */
function normalizeColumn({ collation, ...rest }: Column): Column {
  const own = collation?.replace(/^(?:pg_catalog|"pg_catalog")\./, '').replaceAll('"', '')
  return normalizeNumbering(
    own === undefined || own === 'default' ? rest : { ...rest, collation: own },
  )
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
