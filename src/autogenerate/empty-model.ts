import type { SchemaModel } from '../schema/schema-model.ts'

/** A database as it is before anything is in it: there is the schema that holds what says none. */
export function emptyModel({ defaultSchema, schemas }: SchemaModel): SchemaModel {
  if (defaultSchema === undefined)
    return { tables: {}, ...(schemas === undefined ? {} : { schemas: {} }) }
  const own = schemas?.[defaultSchema]
  return {
    tables: {},
    defaultSchema,
    ...(schemas === undefined
      ? {}
      : { schemas: own === undefined ? {} : { [defaultSchema]: own } }),
  }
}
