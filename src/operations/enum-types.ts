import type { TableName } from '../schema/column-reference.ts'
import type { ColumnType } from '../schema/column-type.ts'
import type { Enumeration, SchemaModel } from '../schema/schema-model.ts'
import { inSchema } from './edit-model.ts'
import { findObject, putObject } from './edit-objects.ts'
import type { Operation } from './operation.ts'

/** The enumerations that types name, each once: on PostgreSQL they are types of their own, and have to be there first. */
export function listEnums(types: readonly ColumnType[]): readonly Enumeration[] {
  const found = types.flatMap((type) => findEnum(type) ?? [])
  return found.filter(
    ({ name, schema }, index) =>
      found.findIndex((other) => other.name === name && other.schema === schema) === index,
  )
}

function findEnum(type: ColumnType): Enumeration | undefined {
  const { postgresql } = type.variants ?? {}
  if (postgresql !== undefined) return findEnum(postgresql)
  if (type.kind === 'array') return findEnum(type.element)
  if (type.kind !== 'enum' || type.name === undefined) return undefined
  return { name: type.name, ...inSchema(type.schema), values: type.values }
}

/** The model with the enumerations that types name, where it had them not. */
export function withEnums(model: SchemaModel, types: readonly ColumnType[]): SchemaModel {
  return listMissing(model, types).reduce((now, item) => putObject(now, 'enums', item), model)
}

/** What takes the enumerations away again that types brought along; those that others have begun to use stay. */
export function dropBrought(
  before: SchemaModel,
  types: readonly ColumnType[],
): readonly Operation[] {
  return listMissing(before, types).map(({ name, schema, values }) => ({
    kind: 'dropEnum',
    name,
    ...inSchema(schema),
    ifUnused: true,
    existing: { name, ...inSchema(schema), values },
  }))
}

function listMissing(model: SchemaModel, types: readonly ColumnType[]): readonly Enumeration[] {
  return listEnums(types).filter((item) => findObject(model, 'enums', item) === undefined)
}

/** Whether a column has the type, or lists of it. */
export function isEnumUsed(model: SchemaModel, name: TableName): boolean {
  const types = Object.values(model.tables).flatMap((table) =>
    table.columns.map(({ type }) => type),
  )
  return listEnums(types).some((item) => item.name === name.name && item.schema === name.schema)
}
