import { LimbeckError } from '../errors/index.ts'
import type { Trigger } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, findObject, formatObject, putObject } from './edit-objects.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireName } from './require-argument.ts'
import { buildTrigger, type TriggerSettings, triggerSettings } from './trigger-settings.ts'

/** Makes a trigger. */
export interface CreateTrigger {
  readonly kind: 'createTrigger'
  readonly trigger: Trigger
  readonly ifNotExists?: boolean
  /** In the place of the one that has its name. */
  readonly replace?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createTrigger: CreateTrigger
  }
}

/** What a new trigger is. */
export interface CreateTriggerOptions extends TriggerSettings {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** MariaDB and SQLite: no error where a trigger of that name is there, whatever it does. */
  readonly ifNotExists?: boolean | undefined
  /** In the place of the one that its table has of that name; PostgreSQL, MariaDB and SQLite. */
  readonly replace?: boolean | undefined
}

const where = 'createTrigger()'

/** Makes a trigger on a table. On PostgreSQL it calls a `function`, on the other engines it has a `body`. */
export function createTrigger(
  _scope: DirectiveScope,
  name: string,
  table: string,
  options: CreateTriggerOptions,
): CreateTrigger {
  requireName(name, where, 'trigger')
  requireName(table, where, 'table')
  const { schema, ifNotExists, replace, ...settings } = readOptions<CreateTriggerOptions>(
    options,
    ['schema', 'ifNotExists', 'replace', ...triggerSettings],
    where,
  )
  if (ifNotExists === true && replace === true)
    throw new LimbeckError('invalid_argument', `${where} says both "ifNotExists" and "replace".`, {
      hint: 'Say one of the two.',
    })
  return {
    kind: 'createTrigger',
    trigger: buildTrigger(name, { table, schema }, settings, where),
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
    ...(replace === undefined ? {} : { replace }),
  }
}

/** What creating a trigger means for the schema. */
export const createTriggerDefinition: OperationDefinition<'createTrigger'> = {
  kind: 'createTrigger',
  reverse({ trigger, ifNotExists, replace }, before) {
    const { name, table, schema } = trigger
    const old = findObject(before, 'triggers', trigger)
    if (ifNotExists === true && old !== undefined) return reverseBy()
    if (replace === true && old !== undefined)
      return reverseBy({ kind: 'createTrigger', trigger: old, replace: true })
    if (replace === true && before.triggers === undefined)
      return irreversible(`What the ${formatObject('triggers', trigger)} was is not known.`)
    return reverseBy({ kind: 'dropTrigger', name, table, ...inSchema(schema) })
  },
  apply({ trigger, ifNotExists, replace }, model) {
    if (replace === true) return putObject(model, 'triggers', trigger)
    return addObject(model, 'triggers', trigger, ifNotExists)
  },
  isVisible: ({ replace }) => replace !== true,
  describe: ({ trigger }) => `create ${formatObject('triggers', trigger)}`,
  findTables: () => undefined,
  findPlace: ({ trigger }) => inSchema(trigger.schema),
}
