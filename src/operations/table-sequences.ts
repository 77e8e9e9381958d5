import type { TableName } from '../schema/column-reference.ts'
import type { SchemaModel, Sequence } from '../schema/schema-model.ts'
import { inSchema } from './edit-model.ts'
import { putObject, removeObject } from './edit-objects.ts'
import type { Operation } from './operation.ts'

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

/** The sequences that columns of a table own: they go with those. */
export function listOwned(
  { sequences = {} }: SchemaModel,
  table: TableName,
  columns?: readonly string[],
): readonly Sequence[] {
  return Object.values(sequences).filter(
    ({ ownedBy, schema }) =>
      ownedBy?.table === table.name &&
      schema === table.schema &&
      (columns?.includes(ownedBy.column) ?? true),
  )
}

/** The model without sequences that went with what owns them. */
export function removeSequences(model: SchemaModel, owned: readonly Sequence[]): SchemaModel {
  return owned.reduce((now, sequence) => removeObject(now, 'sequences', sequence), model)
}

/** What brings a table or a column back with the sequences that it owned: they are there before its defaults count by them. */
export function withSequences(
  owned: readonly Sequence[],
  operations: readonly Operation[],
): readonly Operation[] {
  return [
    ...owned.map((each): Operation => {
      const { ownedBy: _, ...sequence } = each
      return { kind: 'createSequence', sequence }
    }),
    ...operations,
    ...owned.flatMap(({ name, schema, ownedBy }): readonly Operation[] =>
      ownedBy === undefined
        ? []
        : [{ kind: 'alterSequence', name, ...inSchema(schema), change: { ownedBy } }],
    ),
  ]
}
