import type { CompileDialect } from '../../dialects/dialect.ts'
import type { BoundSql } from '../../schema/schema-model.ts'
import { isSql } from '../../schema/sql.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { isPlainObject } from '../../util/plain-object.ts'

/** What of an object says where it is, and what it is for: it is compared by itself. */
const PLACE = ['name', 'schema', 'table', 'comment']

/** The texts that are kept as they are written on every engine, so that a space in them can matter. */
const KEPT = ['body', 'parameters', 'returns']

/** One text for an object, wherever it lies: two objects are one where their texts are equal. */
export function writeForm(object: object, dialect: CompileDialect): string {
  const own = Object.entries(object).filter(([key]) => !PLACE.includes(key))
  return writeEntries(own, dialect)
}

function writeEntries(
  entries: readonly (readonly [string, unknown])[],
  dialect: CompileDialect,
): string {
  const said = entries.filter(([, value]) => value !== undefined)
  const sorted = said.toSorted(([one], [other]) => compareCodeUnits(one, other))
  return sorted.map(([key, value]) => `${key}: ${writeValue(key, value, dialect)}`).join('\n')
}

function writeValue(key: string, value: unknown, dialect: CompileDialect): string {
  const text = writeText(value, dialect)
  if (text !== undefined) return writeSql(key, text, dialect)
  if (Array.isArray(value))
    return `[${value.map((item) => writeValue(key, item, dialect)).join(', ')}]`
  if (isPlainObject(value)) return `{${writeEntries(Object.entries(value), dialect)}}`
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value)
}

/** Where the database is asked how it writes a text, nothing but that text tells; elsewhere spaces and quotes may differ. */
function writeSql(key: string, text: string, dialect: CompileDialect): string {
  const trimmed = text.replaceAll('\r\n', '\n').trim().replace(/;$/, '')
  const isExact = KEPT.includes(key) || dialect.features.expressionTexts === 'asked'
  return isExact ? trimmed : dialect.normalizeExpression(trimmed)
}

/** The SQL of a value that is some; its own values are written into it. */
export function writeText(value: unknown, dialect: CompileDialect): string | undefined {
  if (isSql(value)) return dialect.inlineSql(value)
  return isBoundSql(value) ? dialect.inlineStatement(value) : undefined
}

function isBoundSql(value: unknown): value is BoundSql {
  return isPlainObject(value) && typeof value['sql'] === 'string' && 'parameters' in value
}
