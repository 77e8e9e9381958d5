import type { SchemaModel } from '../schema/schema-model.ts'

/** A database as it is before anything is in it: there is the schema that holds what says none. */
export function emptyModel({ defaultSchema, cutsIndexes, schemas }: SchemaModel): SchemaModel {
  const none = { tables: {}, ...(cutsIndexes === undefined ? {} : { cutsIndexes }) }
  if (defaultSchema === undefined)
    return { ...none, ...(schemas === undefined ? {} : { schemas: {} }) }
  const own = schemas?.[defaultSchema]
  return {
    ...none,
    defaultSchema,
    ...(schemas === undefined
      ? {}
      : { schemas: own === undefined ? {} : { [defaultSchema]: own } }),
  }
}
