import type { Trigger } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'
import { buildTrigger, type TriggerSettings } from './trigger-settings.ts'

/** Takes a trigger away. */
export interface DropTrigger {
  readonly kind: 'dropTrigger'
  readonly name: string
  readonly table: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** The trigger as it is, for whoever cannot ask the database. */
  readonly existing?: Trigger
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropTrigger: DropTrigger
  }
}

/** What can be said when a trigger is dropped. */
export interface DropTriggerOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** No error where there is no such trigger. */
  readonly ifExists?: boolean | undefined
  /** What the trigger is now, for a reversal where no database tells. */
  readonly existing?: TriggerSettings | undefined
}

const where = 'dropTrigger()'

/** Drops a trigger. A reversal makes it again, where it is known: from the schema before, or from `existing`. */
export function dropTrigger(
  _scope: DirectiveScope,
  name: string,
  table: string,
  options?: DropTriggerOptions,
): DropTrigger {
  requireName(name, where, 'trigger')
  requireName(table, where, 'table')
  const { existing, ...said } = readOptions<DropTriggerOptions>(
    options,
    ['schema', 'ifExists', 'existing'],
    where,
  )
  const place = { table, schema: said.schema }
  return {
    kind: 'dropTrigger',
    name,
    table,
    ...said,
    ...(existing === undefined
      ? {}
      : { existing: buildTrigger(name, place, existing, `"existing" of ${where}`) }),
  }
}

/** What dropping a trigger means for the schema. */
export const dropTriggerDefinition: OperationDefinition<'dropTrigger'> = {
  kind: 'dropTrigger',
  reverse: (operation, before) =>
    reverseDrop('triggers', operation, before, (trigger) => ({ kind: 'createTrigger', trigger })),
  apply: (operation, model) => takeObject(model, 'triggers', operation, operation.ifExists),
  isVisible: () => true,
  describe: (operation) => `drop ${formatObject('triggers', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}
