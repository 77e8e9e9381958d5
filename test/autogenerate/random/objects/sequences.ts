import type { Sequence } from '../../../../src/schema/schema-model.ts'
import { sql } from '../../../../src/schema/sql.ts'
import {
  type DrawObjects,
  drawFate,
  grow,
  listRelations,
  SIDES,
  type Sides,
  withObject,
} from './sides.ts'

/** Sequences, some of which a column counts by, or owns. */
export const drawSequences: DrawObjects = (sides) => {
  const { draw, profile } = sides
  if (!profile.has.sequences) return sides
  let drawn = sides
  const count = draw.nat(2)
  for (let index = 0; index < count; index++) {
    const name = `seq ${index}`
    const fate = drawFate(sides)
    // A bound that the number has passed already is refused, which also tells the direction.
    const bounds = draw.pick([{}, { minValue: 3 }, { increment: -2, maxValue: -1, minValue: -500 }])
    const settings = { ...drawSettings(sides), ...bounds }
    const other = { ...drawSettings(sides), ...bounds }
    const onSides = { before: settings, after: fate.isChanged ? other : settings }
    const table = draw.pick(listRelations(sides))
    const isCounted = draw.flag()
    for (const side of SIDES) {
      const place = table.place[side]
      if (!fate[side]) continue
      const counted = isCounted ? place : undefined
      const column = `by ${name}`
      // What a column owns lies in the schema of its table.
      const isOwned =
        profile.engine === 'postgresql' && counted !== undefined && counted.schema === undefined
      const owner = isOwned && draw.flag() ? { ownedBy: { table: counted.name, column } } : {}
      drawn = withObject(drawn, side, 'sequences', [name, { name, ...onSides[side], ...owner }])
      if (counted === undefined) continue
      const next = {
        type: { kind: 'bigint' },
        nullable: true,
        default: nextValue(sides, name),
      } as const
      drawn = grow(drawn, side, counted, { columns: [{ name: column, ...next }] })
    }
  }
  return drawn
}

function nextValue({ profile }: Sides, name: string) {
  return profile.engine === 'postgresql'
    ? sql`nextval(${sql.raw(`'"${name}"'`)})`
    : sql`NEXT VALUE FOR ${sql.id(name)}`
}

function drawSettings({ draw, profile }: Sides): Omit<Sequence, 'name'> {
  return {
    ...draw.pick([{}, { increment: 3 }]),
    ...draw.maybe({ cache: 4 }),
    ...draw.maybe({ cycle: true }),
    ...(profile.engine === 'postgresql' ? draw.maybe({ type: 'integer' as const }) : {}),
  }
}

const number = { type: { kind: 'integer' }, nullable: false } as const

/** Ways in which a column numbers its rows, or does not. */
const NUMBERS = [
  { ...number, identity: { always: false, start: 3 } },
  { ...number, identity: { always: true } },
  { ...number, default: 0 },
] as const

/**
 * What has a sequence of its own keeps it: an identity in its place is the same to models. And the sequence keeps its name
 * where its table gets another.
 */
const SERIAL = {
  type: { kind: 'native', dialect: 'postgresql', sql: 'serial' },
  nullable: false,
} as const

/** Columns of PostgreSQL that count beside the key. */
export const drawNumbers: DrawObjects = (sides) => {
  const { draw, profile } = sides
  if (profile.engine !== 'postgresql' || draw.flag()) return sides
  const table = draw.pick(listRelations(sides))
  const fate = drawFate(sides)
  const { before = table.place.after, after = before } = table.place
  const isSteady = !fate.isChanged && before?.name === after?.name
  const one = draw.pick([...(isSteady ? [SERIAL] : []), ...NUMBERS])
  const onSides = { before: one, after: fate.isChanged ? draw.pick(NUMBERS) : one }
  return SIDES.reduce((drawn, side) => {
    const place = table.place[side]
    if (place === undefined || !fate[side]) return drawn
    return grow(drawn, side, place, { columns: [{ name: 'number', ...onSides[side] }] })
  }, sides)
}
