import type { TableName } from '../schema/column-reference.ts'
import type { SchemaModel, Trigger } from '../schema/schema-model.ts'
import { putObject, removeObject } from './edit-objects.ts'

/** The triggers of a table. */
export function listTriggers(model: SchemaModel, table: TableName): readonly Trigger[] {
  return Object.values(model.triggers ?? {}).filter(
    (trigger) => trigger.table === table.name && trigger.schema === table.schema,
  )
}

/** The model without the triggers of a table, which go with it. */
export function removeTriggers(model: SchemaModel, table: TableName): SchemaModel {
  return listTriggers(model, table).reduce(
    (now, trigger) => removeObject(now, 'triggers', trigger),
    model,
  )
}

/** The model with the triggers of a table under its new name. */
export function moveTriggers(model: SchemaModel, table: TableName, newName: string): SchemaModel {
  return listTriggers(model, table).reduce(
    (now, trigger) => putObject(now, 'triggers', { ...trigger, table: newName }),
    removeTriggers(model, table),
  )
}
