import { LimbeckError } from '../errors/index.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { isTableModel } from '../schema/table.ts'
import { isPlainObject } from '../util/plain-object.ts'
import type { NamedValue } from './source.ts'
import { isSourceName, SOURCES, type SourceName, type SourceOptions } from './sources.ts'

/** What is known of the models of a project beside their values. */
export interface ReadingOptions {
  readonly naming: NamingConvention
  /** For messages: the files, or the setting. */
  readonly origin: string
  /** Whose models they are; their shape tells where nothing is said. */
  readonly source?: SourceName | SourceOptions | undefined
}

/**
 * The schema model of what a project gives as its models: the exports of a module, several of them, or a schema model.
 * Throws `config_invalid` where there is no model in it, one twice, or models of two kinds.
 */
export function readModels(
  values: readonly unknown[],
  { naming, origin, source }: ReadingOptions,
): SchemaModel {
  const [only, ...others] = values
  if (others.length === 0 && isSchemaModel(only)) return only
  const named = listModels(values)
  const options = typeof source === 'string' ? { name: source } : source
  const name = options?.name ?? recognize(named, origin)
  if (!named.some(({ value }) => SOURCES[name].recognizes(value))) throw noTables(origin)
  return SOURCES[name].read(named, { naming, casing: options?.casing })
}

/** Whose models they are. */
function recognize(values: readonly NamedValue[], origin: string): SourceName {
  const found = Object.keys(SOURCES)
    .filter(isSourceName)
    .flatMap((name) => {
      const first = values.find(({ value }) => SOURCES[name].recognizes(value))
      return first === undefined ? [] : [{ name, first }]
    })
  const [one, other] = found
  if (one === undefined) throw noTables(origin)
  if (other === undefined) return one.name
  throw new LimbeckError(
    'config_invalid',
    `There are models of two kinds in ${origin}: "${one.first.name}" is of ${one.name}, "${other.first.name}" of ${other.name}.`,
    { hint: `Say which are meant: source: '${one.name}'.` },
  )
}

/** The values in the exports of modules, their default exports and lists among them; one that is exported twice is one. */
function listModels(values: readonly unknown[]): readonly NamedValue[] {
  const found = new Map<unknown, NamedValue>()
  const visit = (name: string, value: unknown): void => {
    if (Array.isArray(value) && !isModel(value)) {
      for (const item of value as readonly unknown[]) visit(name, item)
    } else if (isPlainObject(value) && !isModel(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (key === 'default') visit(key, item)
        else if (!found.has(item)) found.set(item, { name: key, value: item })
      }
    } else if (!found.has(value)) found.set(value, { name, value })
  }
  for (const value of values) visit('default', value)
  return [...found.values()]
}

/** All that modules export, whatever it is; what is in a list too, and each module itself, which may be a plain object. */
export function listExports(values: readonly unknown[]): readonly NamedValue[] {
  const found = new Map<unknown, NamedValue>()
  const add = (name: string, value: unknown) => {
    if (!found.has(value)) found.set(value, { name, value })
  }
  const visit = (name: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value as readonly unknown[]) visit(name, item)
    else {
      add(name, value)
      if (!isPlainObject(value) || isModel(value)) return
      for (const [key, item] of Object.entries(value)) {
        if (key === 'default') visit(key, item)
        else add(key, item)
      }
    }
  }
  for (const value of values) visit('default', value)
  return [...found.values()]
}

function isModel(value: unknown): boolean {
  return Object.values(SOURCES).some(({ recognizes }) => recognizes(value))
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
