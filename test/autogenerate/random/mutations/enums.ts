import type { Enumeration, SchemaModel } from '../../../../src/schema/schema-model.ts'
import { editTable } from './edit-table.ts'
import type { Mutation, MutationDrawing } from './mutation.ts'

/** The model with other values of an enumeration, wherever a column has it. */
export function changeValues(
  model: SchemaModel,
  name: string,
  change: (values: readonly string[]) => readonly string[],
): SchemaModel {
  const tables = Object.entries(model.tables).map(([key, table]) => {
    const columns = table.columns.map((column) => {
      const { type } = column
      const isOwn = type.kind === 'enum' && type.name === name
      return isOwn ? { ...column, type: { ...type, values: change(type.values) } } : column
    })
    return [key, { ...table, columns }] as const
  })
  const own = model.enums?.[name]
  return {
    ...model,
    tables: Object.fromEntries(tables),
    enums: {
      ...model.enums,
      ...(own === undefined ? {} : { [name]: { ...own, values: change(own.values) } }),
    },
  }
}

function pickEnum({ draw, model }: MutationDrawing): Enumeration | undefined {
  const all = Object.values(model.enums ?? {})
  return all.length === 0 ? undefined : draw.pick(all)
}

const addEnumValue: Mutation = (drawing) => {
  const own = pickEnum(drawing)
  if (own === undefined) return undefined
  const place = drawing.draw.nat(own.values.length)
  const value = `it's ${drawing.mark}`
  return changeValues(drawing.model, own.name, (values) => values.toSpliced(place, 0, value))
}

/** A value goes that no row has and no default gives. */
const dropEnumValue: Mutation = (drawing) => {
  const own = pickEnum(drawing)
  if (own === undefined || own.values.length < 2) return undefined
  const given = new Set(
    drawing.tables.flatMap(({ columns }) =>
      columns.flatMap(({ type, default: value }) =>
        type.kind === 'enum' && type.name === own.name ? [value] : [],
      ),
    ),
  )
  const free = own.values.filter((each) => each !== 'ok' && !given.has(each))
  if (free.length === 0) return undefined
  const value = drawing.draw.pick(free)
  return changeValues(drawing.model, own.name, (values) => values.filter((each) => each !== value))
}

const addEnum: Mutation = ({ model, profile, mark }) => {
  if (profile.engine !== 'postgresql') return undefined
  const name = `mood ${mark}`
  return { ...model, enums: { ...model.enums, [name]: { name, values: ['a', "b'"] } } }
}

/** A column of an enumeration, with a default that may be a new value. */
const useEnumValue: Mutation = (drawing) => {
  const { draw, model, table, mark } = drawing
  const own = pickEnum(drawing)
  if (own === undefined) return undefined
  const type = { kind: 'enum', name: own.name, values: own.values } as const
  const column = { name: `of ${mark}`, type, nullable: true, default: draw.pick(own.values) }
  return editTable(model, table, (each) => ({ ...each, columns: [...each.columns, column] }))
}

/** What happens to enumerations. */
export const enumMutations = { addEnumValue, dropEnumValue, addEnum, useEnumValue }
