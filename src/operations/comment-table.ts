import type { SchemaModel, Table } from '../schema/schema-model.ts'
import { putTable } from './edit-model.ts'

/** The model with another comment on one of its tables, or none. */
export function commentTable(
  model: SchemaModel,
  table: Table,
  comment: string | undefined,
): SchemaModel {
  if (table.comment === comment) return model
  const { comment: _, ...rest } = table
  return putTable(model, comment === undefined ? rest : { ...rest, comment })
}
