import { type Table, tableKey } from '../../../../src/schema/schema-model.ts'
import { type DrawObjects, drawFate, listRelations, SIDES, type Side, type Sides } from './sides.ts'

/** Options of tables, and other ones in their place. What a model does not say is left alone, so both say the same ones. */
export const drawTableOptions: DrawObjects = (sides) => {
  const { draw, profile } = sides
  const choices = profile.optionChanges
  if (choices.length === 0 || draw.flag()) return sides
  const { place } = draw.pick(listRelations(sides))
  const tables = {
    before: findTable(sides, 'before', place.before),
    after: findTable(sides, 'after', place.after),
  }
  const fitting = choices.filter(({ suits }) =>
    SIDES.every((side) => {
      const table = tables[side]
      return table === undefined || suits(table, sides[side])
    }),
  )
  if (fitting.length === 0) return sides
  const { parts } = draw.pick(fitting)
  const fate = drawFate(sides)
  const one = draw.pick(parts)
  const onSides = { before: one, after: fate.isChanged ? draw.pick(parts) : one }
  return SIDES.reduce((drawn, side) => {
    const table = tables[side]
    if (table === undefined) return drawn
    const { options, with: parameters } = onSides[side]
    const model = drawn[side]
    const changed = {
      ...table,
      ...(options === undefined ? {} : { options: { ...table.options, ...options } }),
      ...(parameters === undefined ? {} : { with: parameters }),
    }
    return {
      ...drawn,
      [side]: { ...model, tables: { ...model.tables, [tableKey(table)]: changed } },
    }
  }, sides)
}

function findTable(
  sides: Sides,
  side: Side,
  place: { readonly name: string; readonly schema?: string } | undefined,
): Table | undefined {
  return place && sides[side].tables[tableKey(place)]
}
