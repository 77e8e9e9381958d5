import type { Connection } from '../connect/connection.ts'
import type { CatalogScope, LiveDialect } from '../dialects/dialect.ts'
import { type SchemaModel, tableKey } from '../schema/schema-model.ts'
import { listEnums } from './compare/enums.ts'

/**
 * What is read of a database: all schemas, or the default one with those that are named and those in which the models
 * have tables.
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

function listSchemas({ tables }: SchemaModel): readonly string[] {
  return [...new Set(Object.values(tables).flatMap(({ schema }) => schema ?? []))]
}

/** Without the tables that only came along: those of schemas that nobody asked for, where no model names them. */
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
  const named = new Set(listEnums(wanted).map(tableKey))
  const enums = Object.entries(current.enums ?? {}).filter(
    ([key, { schema }]) => schema === undefined || asked.includes(schema) || named.has(key),
  )
  return {
    ...current,
    tables: Object.fromEntries(tables),
    ...(current.enums === undefined ? {} : { enums: Object.fromEntries(enums) }),
  }
}
