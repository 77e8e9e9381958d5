import type {
  DatabaseFunction,
  Domain,
  Enumeration,
  Extension,
  Sequence,
  Trigger,
  View,
} from '../../schema/schema-model.ts'
import { array, type Code, callFunction, object, string, text } from '../code.ts'
import { renderColumn } from '../render-column.ts'
import { renderIndexItem } from '../render-item.ts'
import type { RenderScope, ScriptName } from '../render-scope.ts'
import { renderStatement } from '../render-statement.ts'
import { renderEntries } from '../render-value.ts'

/** `enumType('mood', ['sad', 'ok'])` */
export function renderEnum({ name, values, ...options }: Enumeration, scope: RenderScope): Code {
  return make('enumType', [string(name), array(values.map(string))], options, scope)
}

/** `extension('citext')`: in the version that the server has, wherever the models go. */
export function renderExtension({ name, schema }: Extension, scope: RenderScope): Code {
  return make('extension', [string(name)], { schema }, scope)
}

/** `domain('email', t.text().check(…))` */
export function renderDomain(
  { name, checks, schema, comment, ...column }: Domain,
  scope: RenderScope,
): Code {
  const role = { isKey: false, isLoneKey: false, isForeign: false }
  const context = { role, constraints: checks, table: name, schema }
  const type = renderColumn({ name, ...column }, context, scope)
  return make('domain', [string(name), type], { schema, comment }, scope)
}

/** `sequence('numbers', { start: 5 })` */
export function renderSequence({ name, ...options }: Sequence, scope: RenderScope): Code {
  return make('sequence', [string(name)], options, scope)
}

/** ``view('recent', sql`SELECT …`)`` */
export function renderView(view: View, scope: RenderScope): Code {
  const { name, definition, materialized, indexes, ...options } = view
  const args = [string(name), renderStatement(definition, scope)]
  const place = { table: view, point: string }
  const items = (indexes ?? []).flatMap((index) => renderIndexItem(index, place, scope) ?? [])
  const maker = materialized === true ? 'materializedView' : 'view'
  return make(maker, args, options, scope, items.length === 0 ? {} : { indexes: array(items) })
}

/** `databaseFunction('touch', { returns: 'trigger', body: … })`, the body last, for it may be long. */
export function renderFunction(
  { name, body, ...options }: DatabaseFunction,
  scope: RenderScope,
): Code {
  return make('databaseFunction', [string(name)], { ...options, body }, scope)
}

/** `trigger('touch_users', users, { … })`; `exported` is the model of its table. */
export function renderTrigger(
  { name, table, schema, events, body, ...options }: Trigger,
  exported: string | undefined,
  scope: RenderScope,
): Code {
  const [event, ...others] = events
  return make(
    'trigger',
    [string(name), exported === undefined ? string(table) : text(exported)],
    {
      ...(exported === undefined ? { schema } : {}),
      ...options,
      events: others.length === 0 ? event : events,
      body,
    },
    scope,
  )
}

function make(
  maker: ScriptName,
  args: readonly Code[],
  options: object,
  scope: RenderScope,
  more: Readonly<Record<string, Code>> = {},
): Code {
  const said = { ...renderEntries(options, scope), ...more }
  return callFunction(
    scope.use(maker),
    ...args,
    ...(Object.keys(said).length === 0 ? [] : [object(said)]),
  )
}
