import type { Trigger } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, findObject, formatObject } from './edit-objects.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireName } from './require-argument.ts'
import { buildTrigger, type TriggerSettings, triggerSettings } from './trigger-settings.ts'

/** Makes a trigger. */
export interface CreateTrigger {
  readonly kind: 'createTrigger'
  readonly trigger: Trigger
  readonly ifNotExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createTrigger: CreateTrigger
  }
}

/** What a new trigger is. */
export interface CreateTriggerOptions extends TriggerSettings {
  readonly schema?: string | undefined
  /** MariaDB and SQLite. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'createTrigger()'

/** Describes a new trigger. */
export function createTrigger(
  _scope: DirectiveScope,
  name: string,
  table: string,
  options: CreateTriggerOptions,
): CreateTrigger {
  requireName(name, where, 'trigger')
  requireName(table, where, 'table')
  const { schema, ifNotExists, ...settings } = readOptions<CreateTriggerOptions>(
    options,
    ['schema', 'ifNotExists', ...triggerSettings],
    where,
  )
  return {
    kind: 'createTrigger',
    trigger: buildTrigger(name, { table, schema }, settings, where),
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
  }
}

/** What creating a trigger means for the schema. */
export const createTriggerDefinition: OperationDefinition<'createTrigger'> = {
  kind: 'createTrigger',
  reverse({ trigger, ifNotExists }, before) {
    const { name, table, schema } = trigger
    const isThere = findObject(before, 'triggers', trigger) !== undefined
    if (ifNotExists === true && isThere) return reverseBy()
    return reverseBy({ kind: 'dropTrigger', name, table, ...inSchema(schema) })
  },
  apply: ({ trigger, ifNotExists }, model) => addObject(model, 'triggers', trigger, ifNotExists),
  isVisible: () => false,
  describe: ({ trigger }) => `create ${formatObject('triggers', trigger)}`,
  findTables: () => undefined,
}
