import type { SchemaModel } from '../schema/schema-model.ts'
import { listPlaced } from './placed-kinds.ts'

/** The schemas that are models themselves, or in which the models have something. */
export function listSchemas(model: SchemaModel): readonly string[] {
  const extensions = Object.values(model.extensions ?? {})
  const objects = [...Object.values(model.tables), ...listPlaced(model), ...extensions]
  return [
    ...new Set([
      ...Object.values(model.schemas ?? {}).map(({ name }) => name),
      ...objects.flatMap(({ schema }) => schema ?? []),
    ]),
  ]
}
