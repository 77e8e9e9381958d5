import { LimbeckError } from '../../errors/index.ts'
import {
  buildTrigger,
  type TriggerSettings,
  triggerSettings,
} from '../../operations/trigger-settings.ts'
import { requireObjectName } from '../../schema/enum-type.ts'
import { createModelObject, type ModelObject, readIdentifier } from '../../schema/model-object.ts'
import type { Trigger } from '../../schema/schema-model.ts'
import { readOptions } from '../../util/read-options.ts'
import type { FunctionModel } from './database-function.ts'
import type { ViewModel } from './view.ts'

const extras = ['constraint', 'oldTable', 'newTable', 'enabled', 'comment'] as const

/** What a trigger of a model is. */
export type TriggerModelOptions = Omit<TriggerSettings, 'function'> & {
  /** PostgreSQL: the function that it calls, by its model, by name, or as `{ name, schema, arguments }`. */
  readonly function?: TriggerSettings['function'] | FunctionModel | undefined
} & { readonly [Key in 'schema' | (typeof extras)[number]]?: Trigger[Key] | undefined }

/** A trigger of a model. */
export type TriggerModel = ModelObject<'triggers'>

/**
 * Describes a trigger of a model on a table or a view, which is given by its model or by name. Throws `invalid_argument`
 * where it is none.
 *
 * @example
 * export const touchUsers = trigger('touch_users', users, { timing: 'before', events: 'update', function: touch })
 */
export function trigger(
  name: string,
  table: string | object | ViewModel,
  options: TriggerModelOptions,
): TriggerModel {
  requireObjectName(name, 'trigger()')
  const where = `trigger "${name}"`
  const said = readOptions<TriggerModelOptions>(
    options,
    ['schema', ...triggerSettings, ...extras],
    where,
  )
  const { schema, constraint, oldTable, newTable, enabled, comment, ...settings } = said
  const place = readPlace(table, schema, where)
  const further = { constraint, oldTable, newTable, enabled, comment }
  const built: Trigger = {
    ...buildTrigger(name, place, { ...settings, function: readCalled(settings.function) }, where),
    ...readOptions<typeof further>(further, extras, where),
  }
  return createModelObject({}, { kind: 'triggers', build: () => built }, built)
}

function readPlace(
  table: string | object,
  schema: string | undefined,
  where: string,
): { readonly table: string; readonly schema?: string } {
  const names = typeof table === 'string' ? [table] : readIdentifier(table)
  const own = names?.at(-1)
  if (own === undefined || own === '')
    throw new LimbeckError('invalid_argument', `${where} is on no table.`, {
      hint: 'Give a table or a view of the models, or its name.',
    })
  const place = schema ?? names?.at(-2)
  return { table: own, ...(place === undefined ? {} : { schema: place }) }
}

function readCalled(given: TriggerModelOptions['function']): TriggerSettings['function'] {
  const names = typeof given === 'object' ? readIdentifier(given) : undefined
  if (names === undefined) return given as TriggerSettings['function']
  return { name: names.at(-1) ?? '', schema: names.at(-2) }
}
