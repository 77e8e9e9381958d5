import { isDeepStrictEqual } from 'node:util'
import type { SchemaModel, Table } from '../../../src/schema/schema-model.ts'
import { tableKey } from '../../../src/schema/schema-model.ts'
import type { Draw } from '../../operations/property/draw.ts'
import type { EngineProfile } from '../../operations/property/engine-profile.ts'
import { changeValues } from './mutations/enums.ts'

/** A model with other names for something that it has as before, and the answers that say so. */
export interface Renamed {
  readonly model: SchemaModel
  readonly renames: readonly string[]
}

interface Renaming {
  readonly draw: Draw
  readonly profile: EngineProfile
  readonly before: SchemaModel
  readonly after: SchemaModel
}

/** Other names for indexes and constraints of tables that both models have. */
export function renameItems({ draw, profile, before, after }: Renaming): Renamed {
  return Object.values(before.tables).reduce<Renamed>(
    (now, table) => {
      const key = tableKey(table)
      const kept = now.model.tables[key]
      const names = kept === undefined ? [] : listNames(table, kept, profile)
      if (kept === undefined || names.length === 0 || draw.nat(2) < 2) return now
      const name = draw.pick(names)
      const newName = `re ${name}`
      const rename = <Item extends { readonly name?: string }>(item: Item): Item =>
        item.name === name ? { ...item, name: newName } : item
      const renamed = {
        ...kept,
        indexes: kept.indexes.map(rename),
        constraints: kept.constraints.map(rename),
      }
      return {
        model: { ...now.model, tables: { ...now.model.tables, [key]: renamed } },
        renames: [...now.renames, `${key}.${name}:${newName}`],
      }
    },
    { model: after, renames: [] },
  )
}

/** The names of what a table still has, as far as the engine gives it another; not those of indexes that serve a key. */
function listNames(before: Table, after: Table, { engine }: EngineProfile): readonly string[] {
  const isKept = (item: object, others: readonly object[]) =>
    others.some((other) => isDeepStrictEqual(item, other))
  const constraints = before.constraints.filter(
    (item) => (engine !== 'mariadb' || item.kind === 'unique') && isKept(item, after.constraints),
  )
  const indexes = before.indexes.filter(
    (index) => !index.name.startsWith('for ') && isKept(index, after.indexes),
  )
  return [...constraints, ...indexes].flatMap(({ name }) => name ?? [])
}

/** Another name for a value of an enumeration that is a type of its own. */
export function renameValue({ draw, profile, before, after }: Renaming): Renamed {
  const kept = Object.values(before.enums ?? {}).flatMap(({ name, values }) =>
    values
      .filter((value) => after.enums?.[name]?.values.includes(value) === true)
      .map((value) => ({ name, value })),
  )
  if (profile.engine !== 'postgresql' || kept.length === 0 || draw.nat(2) < 2)
    return { model: after, renames: [] }
  const { name, value } = draw.pick(kept)
  const newValue = `the ${value}`
  const model = changeValues(after, name, (values) =>
    values.map((each) => (each === value ? newValue : each)),
  )
  const tables = Object.entries(model.tables).map(([key, table]) => {
    const columns = table.columns.map((column) => {
      const { type, default: given } = column
      const isOwn = type.kind === 'enum' && type.name === name && given === value
      return isOwn ? { ...column, default: newValue } : column
    })
    return [key, { ...table, columns }] as const
  })
  return {
    model: { ...model, tables: Object.fromEntries(tables) },
    renames: [`${name}.${value}:${newValue}`],
  }
}
