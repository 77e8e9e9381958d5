import { LimbeckError } from '../errors/index.ts'
import type { Operation } from '../operations/index.ts'
import type { SchemaModel, Table } from '../schema/schema-model.ts'

/**
 * The operations of renames as somebody says them: `old:new` for a table, `table.old:new` for a column. Throws
 * `invalid_argument` for what is no rename, what the database does not have, and what the models do not name.
 */
export function readRenames(
  renames: readonly string[],
  current: SchemaModel,
  wanted: SchemaModel,
): readonly Operation[] {
  const tables = renames.flatMap((rename) => readTableRename(rename, current, wanted) ?? [])
  const columns = renames
    .filter((rename) => readTableRename(rename, current, wanted) === undefined)
    .map((rename) => readColumnRename(rename, current, tables))
  // A column is named by the table as it is, and renamed when that has its new name.
  return [...tables, ...columns]
}

type TableRename = Extract<Operation, { readonly kind: 'renameTable' }>

function readTableRename(
  rename: string,
  current: SchemaModel,
  wanted: SchemaModel,
): TableRename | undefined {
  const [from, to] = split(rename)
  const table = current.tables[from]
  if (table === undefined) return undefined
  const newName = withoutPrefix(to, table.schema)
  const key = table.schema === undefined ? newName : `${table.schema}.${newName}`
  if (wanted.tables[key] === undefined) throw refuse(rename, `No model names the table "${key}".`)
  return { kind: 'renameTable', name: table.name, ...placeOf(table), newName }
}

function readColumnRename(
  rename: string,
  current: SchemaModel,
  tables: readonly TableRename[],
): Operation {
  const [from, to] = split(rename)
  const dot = from.lastIndexOf('.')
  const [key, name] = [from.slice(0, Math.max(dot, 0)), from.slice(dot + 1)]
  const table = current.tables[key]
  if (table === undefined) throw refuse(rename, `The database has no table "${key || from}".`)
  if (!table.columns.some((column) => column.name === name))
    throw refuse(rename, `The table "${key}" has no column "${name}".`)
  const renamed = tables.find((each) => each.name === table.name && each.schema === table.schema)
  const newName = withoutPrefix(withoutPrefix(to, key), renamed?.newName)
  return {
    kind: 'renameColumn',
    table: renamed?.newName ?? table.name,
    ...placeOf(table),
    name,
    newName,
  }
}

function placeOf({ schema }: Table): { readonly schema?: string } {
  return schema === undefined ? {} : { schema }
}

function withoutPrefix(name: string, prefix: string | undefined): string {
  return prefix !== undefined && name.startsWith(`${prefix}.`)
    ? name.slice(prefix.length + 1)
    : name
}

function split(rename: string): readonly [string, string] {
  const [from = '', to = '', ...others] = rename.split(':')
  if (from === '' || to === '' || from === to || others.length > 0)
    throw refuse(rename, 'It has no old and new name.')
  return [from, to]
}

function refuse(rename: string, reason: string): LimbeckError {
  return new LimbeckError('invalid_argument', `"${rename}" is no rename. ${reason}`, {
    hint: 'Say "old_table:new_table", or "table.old_column:new_column".',
  })
}
