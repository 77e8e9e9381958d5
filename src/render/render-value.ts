import { SCRIPT_CODE } from '../operations/index.ts'
import { isSql, type Sql, type SqlPart } from '../schema/sql.ts'
import { array, type Code, object, string, text } from './code.ts'
import { escapeTemplate, printFlat } from './layout/index.ts'
import type { RenderScope } from './render-scope.ts'

/** A value as code that makes an equal one. */
export function renderValue(value: unknown, scope: RenderScope): Code {
  if (typeof value === 'string') return string(value)
  if (typeof value === 'bigint') return text(`${value}n`)
  if (typeof value === 'number') return text(renderNumber(value))
  if (typeof value !== 'object' || value === null) return text(String(value))
  if (isSql(value)) return renderSql(value, scope)
  // Only what plugins say of their operations has code in it.
  if (SCRIPT_CODE in value) return value[SCRIPT_CODE] as Code
  if (Array.isArray(value)) return array(value.map((item) => renderValue(item, scope)))
  if (value instanceof Date) return text(`new Date('${value.toISOString()}')`)
  if (value instanceof Uint8Array) return text(`Uint8Array.from([${Array.from(value).join(', ')}])`)
  return object(renderEntries(value, scope))
}

/** What is said in an object, as the entries of one in code. */
export function renderEntries(
  value: object,
  scope: RenderScope,
): Readonly<Record<string, Code | undefined>> {
  const said = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(said.map(([key, item]) => [key, renderValue(item, scope)]))
}

/** What is said under the names that a directive knows; a database may know more of an object. */
export function renderKnown<Item extends object>(
  item: Item,
  names: readonly (keyof Item & string)[],
  scope: RenderScope,
): Readonly<Record<string, Code | undefined>> {
  return renderEntries(Object.fromEntries(names.map((name) => [name, item[name]])), scope)
}

function renderNumber(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value)
  if (Number.isNaN(value)) return 'Number.NaN'
  return value < 0 ? 'Number.NEGATIVE_INFINITY' : 'Number.POSITIVE_INFINITY'
}

/** An expression as an `sql` template. */
export function renderSql(expression: Sql, scope: RenderScope): Code {
  const tag = scope.use('sql')
  const body = expression.parts.map((part) => renderPart(part, tag, scope)).join('')
  return { kind: 'template', text: `${tag}\`${body}\``, hasCalls: expression.parts.some(isCalled) }
}

/** Whether a part is written as more than a literal. */
function isCalled(part: SqlPart): boolean {
  if (part.kind === 'value') return typeof part.value === 'object' && part.value !== null
  return part.kind === 'identifier'
}

function renderPart(part: SqlPart, tag: string, scope: RenderScope): string {
  if (part.kind === 'text') return escapeTemplate(part.text)
  if (part.kind === 'value') return `\${${printFlat(renderValue(part.value, scope))}}`
  const names = part.names.map((name) => printFlat(renderValue(name, scope)))
  return `\${${tag}.id(${names.join(', ')})}`
}
