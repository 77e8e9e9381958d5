import type { Constraint, DatabaseFunction } from '../../../../src/schema/schema-model.ts'
import { type Sql, sql } from '../../../../src/schema/sql.ts'
import {
  type DrawObjects,
  drawFate,
  grow,
  listRelations,
  nameNumber,
  SIDES,
  type Side,
  type Sides,
  withObject,
} from './sides.ts'

/** Functions, and what of tables calls them. */
export const drawFunctions: DrawObjects = (sides) => {
  const { draw, profile } = sides
  if (!profile.has.functions) return sides
  let drawn = sides
  const count = draw.nat(2)
  for (let index = 0; index < count; index++) drawn = drawOne(drawn, `fn ${index}`)
  return profile.engine === 'postgresql' && draw.flag() ? drawCounter(drawn) : drawn
}

function drawOne(sides: Sides, name: string): Sides {
  const { draw, profile } = sides
  const fate = drawFate(sides)
  const plan = draw.pick(profile.callables)
  const plans = { before: plan, after: fate.isChanged ? draw.pick(profile.callables) : plan }
  const table = draw.pick(listRelations(sides))
  // Elsewhere tables call no functions.
  const number = (side: Side) => sql.id(nameNumber(table, side))
  const use = profile.engine === 'postgresql' ? draw.pick(Object.keys(uses)) : 'none'
  return SIDES.reduce((drawn, side) => {
    if (!fate[side]) return drawn
    const place = table.place[side]
    const made = withObject(drawn, side, 'functions', keyed({ name, ...plans[side] }))
    return place === undefined
      ? made
      : (uses[use]?.(made, side, { place, name, number: number(side) }) ?? made)
  }, sides)
}

interface Use {
  readonly place: { readonly name: string; readonly schema?: string }
  readonly name: string
  /** The column that it is called with. */
  readonly number: Sql
}

const integer = { type: { kind: 'integer' }, nullable: true } as const

/** What of a table calls a function. */
const uses: Readonly<Record<string, (sides: Sides, side: Side, use: Use) => Sides>> = {
  none: (sides) => sides,
  default: (sides, side, { place, name }) =>
    grow(sides, side, place, {
      columns: [{ name: `by ${name}`, ...integer, default: call(name, sql`1`) }],
    }),
  check: (sides, side, { place, name, number }) =>
    grow(sides, side, place, { constraints: [checkBy(name, number)] }),
  generated: (sides, side, { place, name, number }) => {
    const generated = { expression: call(name, number), stored: true }
    return grow(sides, side, place, { columns: [{ name: `by ${name}`, ...integer, generated }] })
  },
  index: (sides, side, { place, name, number }) =>
    grow(sides, side, place, {
      indexes: [
        {
          name: `ix ${name}`,
          elements: [{ expression: call(name, number) }],
          unique: false,
        },
      ],
    }),
}

function checkBy(name: string, number: Sql): Constraint {
  return { kind: 'check', name: `ck ${name}`, expression: sql`${call(name, number)} > -5` }
}

function call(name: string, argument: Sql): Sql {
  return sql`${sql.id(name)}(${argument})`
}

/** A function that reads a table, for the default of another, or of the same. */
function drawCounter(sides: Sides): Sides {
  const { draw } = sides
  const [read, used] = [draw.pick(listRelations(sides)), draw.pick(listRelations(sides))]
  const fate = drawFate(sides)
  const name = 'fn count'
  // A column that is added takes its default at once: what that reads has to be there by its name, on the way back too.
  const isSteady =
    read.place.before?.name === read.place.after?.name &&
    nameNumber(read, 'before') === nameNumber(read, 'after')
  const isThere = (side: Side) => fate[side] && read.place[side] !== undefined
  const isAdded =
    isThere('before') !== isThere('after') && SIDES.every((side) => used.place[side] !== undefined)
  return SIDES.reduce((drawn, side) => {
    const from = read.place[side]
    const place = used.place[side]
    if (from === undefined || !fate[side]) return drawn
    const table = from.schema === undefined ? sql.id(from.name) : sql.id(from.schema, from.name)
    const made = withObject(
      drawn,
      side,
      'functions',
      keyed({
        name,
        returns: 'bigint',
        language: 'sql',
        body: sql`SELECT count(*) FROM ${table} WHERE ${sql.id(nameNumber(read, side))} > ${side === 'after' && fate.isChanged ? 1 : 0}`,
      }),
    )
    if (place === undefined || (isAdded && !isSteady)) return made
    const column = { name: 'counted', type: { kind: 'bigint' }, nullable: true } as const
    return grow(made, side, place, { columns: [{ ...column, default: sql`${sql.id(name)}()` }] })
  }, sides)
}

function keyed(made: DatabaseFunction): readonly [string, DatabaseFunction] {
  return [`${made.name}(${made.parameters ?? ''})`, made]
}
