import { type ColumnRole, numbersItself } from '../schema/build-column.ts'
import { chooseName } from '../schema/choose-name.ts'
import { identityOptions } from '../schema/identity-options.ts'
import { foreignKeyOptions } from '../schema/reference-target.ts'
import type {
  Check,
  Column,
  ForeignKey,
  Identity,
  PrimaryKey,
  Unique,
} from '../schema/schema-model.ts'
import { type Code, chain, object, string, text } from './code.ts'
import { renderNewName, renderOwnName } from './render-name.ts'
import type { RenderScope } from './render-scope.ts'
import { renderTarget } from './render-target.ts'
import { renderType } from './render-type.ts'
import { renderKnown, renderSql, renderValue } from './render-value.ts'

/** A constraint that can be said on its column. */
export type InlineConstraint = Unique | ForeignKey | Check

/** What is said of a column beside itself. */
export interface ColumnContext {
  readonly role: ColumnRole
  /** The primary key, where the column says that it is that, or a part of it. */
  readonly key?: PrimaryKey | undefined
  readonly constraints: readonly InlineConstraint[]
  readonly table: string
  readonly schema?: string | undefined
  /** The name, where the key of the column is another. */
  readonly name?: string | undefined
}

const noRole: ColumnRole = { isKey: false, isLoneKey: false, isForeign: false }

/** A column as it is, without the constraints around it. */
export function renderPlainColumn(column: Column, scope: RenderScope): Code {
  return renderColumn(column, { role: noRole, constraints: [], table: '' }, scope)
}

/** A column as a builder chain, in the order that people say things in. */
export function renderColumn(column: Column, context: ColumnContext, scope: RenderScope): Code {
  const { key, constraints } = context
  const unique = constraints.find((item) => item.kind === 'unique')
  const steps: readonly ((code: Code) => Code)[] = [
    (code) => (key === undefined ? code : renderKey(code, key, context, scope)),
    (code) => renderNullable(code, column, context),
    (code) => (unique === undefined ? code : renderUnique(code, unique, context, scope)),
    (code) => renderSource(code, column, context, scope),
    ...constraints.map((item) => (code: Code) => {
      if (item.kind === 'foreignKey') return renderReference(code, item, context, scope)
      return item.kind === 'check' ? renderCheck(code, item, context, scope) : code
    }),
    (code) =>
      column.collation === undefined ? code : chain(code, 'collate', string(column.collation)),
    (code) =>
      column.comment === undefined ? code : chain(code, 'comment', string(column.comment)),
  ]
  const type = renderType(column.type, scope, context.name)
  return steps.reduce((code, step) => step(code), type)
}

/** The name of a key is said where the convention gives another. */
function renderKey(
  code: Code,
  { name, columns }: PrimaryKey,
  { table, schema }: ColumnContext,
  scope: RenderScope,
): Code {
  const parts = { table, schema, columns }
  const isUsual = name === undefined || chooseName('pk', null, parts, scope.naming) === name
  return chain(code, 'primaryKey', ...(isUsual ? [] : [renderNewName('pk', name, parts, scope)]))
}

/** Keys, identity columns and serials are not null without a word. */
function renderNullable(code: Code, column: Column, { role }: ColumnContext): Code {
  const { type, nullable, identity } = column
  if (role.isKey) return code
  const isSerial = type.kind === 'native' && /^(?:small|big)?serial$/.test(type.sql)
  if (identity !== undefined) return code
  if (nullable) return isSerial ? chain(code, 'nullable') : code
  return isSerial ? code : chain(code, 'notNull')
}

/** Where the values come from that nobody gives. */
function renderSource(
  code: Code,
  column: Column,
  { role }: ColumnContext,
  scope: RenderScope,
): Code {
  const { default: value, identity, generated, autoIncrement = false } = column
  if (identity !== undefined) {
    const numbered = renderIdentity(code, identity, scope)
    return column.nullable && !role.isKey ? chain(numbered, 'nullable') : numbered
  }
  if (generated !== undefined) {
    const stored = generated.stored ? [] : [object({ stored: text('false') })]
    return chain(code, 'generatedAs', renderSql(generated.expression, scope), ...stored)
  }
  if (value !== undefined) {
    const custom = scope.custom('default', column)
    if (custom === false) return code
    return chain(code, 'default', custom ?? renderValue(value, scope))
  }
  if (autoIncrement === numbersItself(column, role)) return code
  return chain(code, 'autoIncrement', ...(autoIncrement ? [] : [text('false')]))
}

function renderIdentity(code: Code, identity: Identity, scope: RenderScope): Code {
  const { always, ...counting } = renderKnown(identity, identityOptions, scope)
  const said = { ...(identity.always ? { always } : {}), ...counting }
  return chain(code, 'identity', ...(Object.keys(said).length === 0 ? [] : [object(said)]))
}

function renderUnique(
  code: Code,
  { name, columns }: Unique,
  { table, schema }: ColumnContext,
  scope: RenderScope,
): Code {
  const said = renderOwnName('uq', name, { table, schema, columns }, scope)
  return chain(code, 'unique', ...(said === undefined ? [] : [said]))
}

function renderReference(
  code: Code,
  { kind: _kind, name, columns, references, ...settings }: ForeignKey,
  { table, schema }: ColumnContext,
  scope: RenderScope,
): Code {
  const parts = {
    table,
    schema,
    columns,
    referred: references.table,
    referredColumns: references.columns,
  }
  const options = {
    name: renderOwnName('fk', name, parts, scope),
    ...renderKnown(settings, foreignKeyOptions, scope),
  }
  const isPlain = Object.values(options).every((value) => value === undefined)
  const target = renderTarget(references, { name: table, schema }, scope)
  return chain(code, 'references', target, ...(isPlain ? [] : [object(options)]))
}

function renderCheck(
  code: Code,
  { name, expression }: Check,
  { table, schema }: ColumnContext,
  scope: RenderScope,
): Code {
  const said = renderOwnName('ck', name, { table, schema, columns: [] }, scope)
  return chain(code, 'check', renderSql(expression, scope), ...(said === undefined ? [] : [said]))
}
