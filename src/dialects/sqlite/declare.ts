import type { SchemaModel } from '../../schema/schema-model.ts'

/** SQLite keeps a table as it was written, so that nothing comes by itself. */
export function declare(model: SchemaModel): SchemaModel {
  return model
}
