import { functionSettings } from '../../operations/create-function.ts'
import type { DatabaseFunction, Trigger } from '../../schema/schema-model.ts'
import { type Code, object, string } from '../code.ts'
import type { OperationRenderer } from '../directive.ts'
import type { RenderScope } from '../render-scope.ts'
import { renderEntries, renderKnown } from '../render-value.ts'

/** `op.createFunction(…)` */
export const renderCreateFunction: OperationRenderer<'createFunction'> = (
  { kind, function: { name, schema, ...settings }, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name)],
  options: { ...renderFunction(settings, scope), ...renderEntries({ schema, ...options }, scope) },
})

/** `op.dropFunction(…)` */
export const renderDropFunction: OperationRenderer<'dropFunction'> = (
  { kind, name, existing, ...options },
  scope,
) => {
  const { name: _name, schema: _schema, ...settings } = existing ?? {}
  return {
    name: kind,
    args: [string(name)],
    options: {
      ...renderEntries(options, scope),
      existing: existing === undefined ? undefined : object(renderFunction(settings, scope)),
    },
  }
}

/** The body comes last, for it may be long. */
function renderFunction(
  settings: Partial<DatabaseFunction>,
  scope: RenderScope,
): Readonly<Record<string, Code | undefined>> {
  const names = functionSettings.filter((name) => name !== 'body')
  return renderKnown(settings, [...names, 'body'], scope)
}

/** `op.createTrigger(…)` */
export const renderCreateTrigger: OperationRenderer<'createTrigger'> = (
  { kind, trigger: { name, table, schema, ...settings }, ...options },
  scope,
) => ({
  name: kind,
  before: [string(name)],
  table,
  options: renderEntries({ ...readSettings(settings), schema, ...options }, scope),
})

/** `op.dropTrigger(…)` */
export const renderDropTrigger: OperationRenderer<'dropTrigger'> = (
  { kind, name, table, existing, ...options },
  scope,
) => {
  const said = existing && readSettings(existing)
  return {
    name: kind,
    before: [string(name)],
    table,
    options: renderEntries({ ...options, existing: said }, scope),
  }
}

/** The events, columns and so on, as a directive takes them. */
function readSettings(
  trigger: Omit<Trigger, 'name' | 'table' | 'schema'>,
): Readonly<Record<string, unknown>> {
  const { timing, events, columns, forEach, when, function: called, body } = trigger
  const [event] = events
  const isBare =
    called !== undefined && called.schema === undefined && called.arguments === undefined
  return {
    timing,
    events: events.length === 1 ? event : events,
    columns,
    forEach,
    when,
    function: isBare ? called.name : called,
    body,
  }
}
