import { LimbeckError } from '../../errors/index.ts'
import { type ObjectOf, objectKey, objectTitles } from '../../operations/edit-objects.ts'
import {
  isModelObject,
  type ModelObject,
  type ModelObjectKind,
  readModelObject,
} from '../../schema/model-object.ts'
import type { NamingConvention } from '../../schema/naming.ts'
import { type SchemaModel, type Table, tableKey } from '../../schema/schema-model.ts'
import { isTableModel, readTable, type TableModel } from '../../schema/table.ts'
import { isPlainObject } from '../../util/plain-object.ts'

/**
 * The schema model of what a project gives as its models: the exports of a module, several of them, or a schema model.
 * Throws `config_invalid` where there is no model in it, or one twice.
 */
export function readModels(
  values: readonly unknown[],
  { naming, origin }: { readonly naming: NamingConvention; readonly origin: string },
): SchemaModel {
  const [only, ...others] = values
  if (others.length === 0 && isSchemaModel(only)) return only
  const models = [...new Set(values.flatMap(findModels))]
  if (models.length === 0) throw noTables(origin)
  const tables = models
    .filter((model) => isTableModel(model))
    .map((model) => readTable(model, naming))
  const objects = models
    .filter((model) => isModelObject(model))
    .map((model) => readModelObject(model, naming))
  const listOf = <Kind extends ModelObjectKind>(kind: Kind) =>
    objects.flatMap((each) => (each.kind === kind ? [each.object as ObjectOf<Kind>] : []))
  return {
    tables: recordTables(tables),
    schemas: record('schemas', listOf('schemas')),
    sequences: record('sequences', listOf('sequences')),
    enums: record('enums', listOf('enums')),
    domains: record('domains', listOf('domains')),
    views: record('views', listOf('views')),
    functions: record('functions', listOf('functions')),
    triggers: record('triggers', listOf('triggers')),
  }
}

function recordTables(tables: readonly Table[]): Readonly<Record<string, Table>> {
  const keys = tables.map(tableKey)
  assertNoneTwice('table', keys)
  return Object.fromEntries(tables.map((table) => [tableKey(table), table]))
}

function record<Kind extends ModelObjectKind>(
  kind: Kind,
  objects: readonly ObjectOf<Kind>[],
): Readonly<Record<string, ObjectOf<Kind>>> {
  const entries = objects.map((object) => [objectKey(kind, object), object] as const)
  assertNoneTwice(
    objectTitles[kind],
    entries.map(([key]) => key),
  )
  return Object.fromEntries(entries)
}

function assertNoneTwice(title: string, keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice === undefined) return
  throw new LimbeckError('config_invalid', `The models have the ${title} "${twice}" twice.`, {
    hint: `Say each ${title} once, and import it where else it is needed.`,
  })
}

/** The models in the exports of a module, its default export among them; one that is exported twice is one. */
function findModels(value: unknown): readonly (TableModel | ModelObject)[] {
  if (isTableModel(value) || isModelObject(value)) return [value]
  if (Array.isArray(value)) return value.flatMap(findModels)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]: readonly [string, unknown]) => {
    if (isTableModel(item) || isModelObject(item)) return [item]
    return name === 'default' && isPlainObject(item) ? findModels(item) : []
  })
}

function isSchemaModel(value: unknown): value is SchemaModel {
  if (typeof value !== 'object' || value === null || !('tables' in value)) return false
  return isPlainObject(value.tables) && !isTableModel(value.tables)
}

function noTables(origin: string): LimbeckError {
  return new LimbeckError('config_invalid', `There is no table in ${origin}.`, {
    hint: "Export them: export const users = table('users', { id: t.integer().primaryKey() }).",
  })
}
