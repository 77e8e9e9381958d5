import { LimbeckError } from '../../errors/index.ts'
import type { NamingConvention } from '../../schema/naming.ts'
import { type SchemaModel, type Table, tableKey } from '../../schema/schema-model.ts'
import { isTableModel, readTable, type TableModel } from '../../schema/table.ts'
import { isPlainObject } from '../../util/plain-object.ts'

/**
 * The schema model of what a project gives as its models: the exports of a module, several of them, or a schema model.
 * Throws `config_invalid` where there is no table in it, or one twice.
 */
export function readModels(
  values: readonly unknown[],
  { naming, origin }: { readonly naming: NamingConvention; readonly origin: string },
): SchemaModel {
  const [only, ...others] = values
  if (others.length === 0 && isSchemaModel(only)) return only
  const models = [...new Set(values.flatMap(findTables))]
  if (models.length === 0) throw noTables(origin)
  const tables = new Map<string, Table>()
  for (const model of models) {
    const table = readTable(model, naming)
    const key = tableKey(table)
    if (tables.has(key))
      throw new LimbeckError('config_invalid', `The models have the table "${key}" twice.`, {
        hint: 'Say each table once, and import it where else it is needed.',
      })
    tables.set(key, table)
  }
  return { tables: Object.fromEntries(tables) }
}

/** The tables in the exports of a module, its default export among them; one that is exported twice is one. */
function findTables(value: unknown): readonly TableModel[] {
  if (isTableModel(value)) return [value]
  if (Array.isArray(value)) return value.flatMap(findTables)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]: readonly [string, unknown]) => {
    if (isTableModel(item)) return [item]
    return name === 'default' && isPlainObject(item) ? findTables(item) : []
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
