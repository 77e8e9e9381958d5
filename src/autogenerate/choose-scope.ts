import type { Connection } from '../connect/connection.ts'
import type { CatalogScope, LiveDialect } from '../dialects/dialect.ts'
import { objectKey } from '../operations/edit-objects.ts'
import { type SchemaModel, tableKey } from '../schema/schema-model.ts'
import { listEnums } from './compare/enums.ts'
import { listSchemas } from './list-schemas.ts'
import { mapPlaced, type PlacedObject } from './placed-kinds.ts'

/**
 * What is read of a database: all schemas, or the default one with those that are named and those in which the models
 * have something.
 */
export async function chooseScope(
  connection: Connection,
  dialect: LiveDialect,
  {
    schemas,
    wanted,
  }: { readonly schemas: boolean | readonly string[]; readonly wanted: SchemaModel },
): Promise<CatalogScope> {
  if (schemas === true) return { kind: 'schemas', schemas: 'all' }
  const named = new Set([...(schemas === false ? [] : schemas), ...listSchemas(wanted)])
  if (named.size === 0 || !dialect.features.schemas) return { kind: 'schemas', schemas: 'default' }
  const [place] = (await connection.execute(dialect.readPlace)).rows
  const own: unknown = place?.['schema']
  return {
    kind: 'schemas',
    schemas: [...new Set([...(typeof own === 'string' ? [own] : []), ...named])],
  }
}

/** Without what only came along: tables and objects of schemas that nobody asked for, where no model names them. */
export function withoutStrangers(
  current: SchemaModel,
  wanted: SchemaModel,
  schemas: boolean | readonly string[],
): SchemaModel {
  if (schemas === true) return current
  const asked = schemas === false ? [] : schemas
  const isOurs = (key: string, schema: string | undefined) =>
    schema === undefined || asked.includes(schema) || Object.hasOwn(wanted.tables, key)
  const tables = Object.entries(current.tables).filter(([key, { schema }]) => isOurs(key, schema))
  const enums = new Set(listEnums(wanted).map(tableKey))
  const mine = { ...current, tables: Object.fromEntries(tables) }
  return mapPlaced(mine, (kind, objects) => {
    const isNamed = (object: PlacedObject) =>
      kind === 'enums'
        ? enums.has(tableKey(object))
        : Object.hasOwn(wanted[kind] ?? {}, objectKey(kind, object))
    const kept = objects.filter(
      (object) => object.schema === undefined || asked.includes(object.schema) || isNamed(object),
    )
    return Object.fromEntries(kept.map((object) => [objectKey(kind, object), object]))
  })
}
