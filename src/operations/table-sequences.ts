import type { TableName } from '../schema/column-reference.ts'
import type { SchemaModel, Sequence } from '../schema/schema-model.ts'
import { putObject } from './edit-objects.ts'

type Owner = NonNullable<Sequence['ownedBy']>

/** The model with the sequences that columns of a table own under the owner's new names. */
export function moveSequences(
  model: SchemaModel,
  table: TableName,
  rename: (owner: Owner) => Owner,
): SchemaModel {
  return Object.values(model.sequences ?? {}).reduce((now, sequence) => {
    const { ownedBy, schema } = sequence
    if (ownedBy?.table !== table.name || schema !== table.schema) return now
    return putObject(now, 'sequences', { ...sequence, ownedBy: rename(ownedBy) })
  }, model)
}
