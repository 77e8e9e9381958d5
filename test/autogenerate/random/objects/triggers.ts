import { type Trigger, tableKey } from '../../../../src/schema/schema-model.ts'
import { sql } from '../../../../src/schema/sql.ts'
import {
  type DrawObjects,
  drawFate,
  listRelations,
  nameNumber,
  SIDES,
  type Side,
  type Sides,
  withObject,
} from './sides.ts'

/** Triggers of tables, with the function that they call on PostgreSQL. */
export const drawTriggers: DrawObjects = (sides) => {
  const { draw } = sides
  let drawn = sides
  const count = draw.nat(2)
  for (let index = 0; index < count; index++) {
    const name = `tr ${index}`
    const fate = drawFate(sides)
    const plan = drawPlan(sides)
    const plans = { before: plan, after: fate.isChanged ? drawPlan(sides) : plan }
    for (const side of SIDES) {
      const trigger = fate[side]
        ? buildTrigger(sides, { side, name, plan: plans[side] })
        : undefined
      if (trigger === undefined) continue
      drawn = withCalled(drawn, side, trigger, plans[side].value)
      const key = `${tableKey({ name: trigger.table, schema: trigger.schema })}.${name}`
      drawn = withObject(drawn, side, 'triggers', [key, trigger])
    }
  }
  return drawn
}

function drawPlan(sides: Sides) {
  const { draw } = sides
  const relations = listRelations(sides)
  const table = draw.pick(relations)
  const column = draw.nat(table.columns.length - 1)
  return { table, column, other: draw.pick(relations), form: draw.nat(2), value: draw.nat(2) }
}

function buildTrigger(
  { profile }: Sides,
  {
    side,
    name,
    plan: { table, column, other, form, value },
  }: { readonly side: Side; readonly name: string; readonly plan: ReturnType<typeof drawPlan> },
): Trigger | undefined {
  const place = table.place[side]
  const read = table.columns[column]?.[side]
  const named = other.place[side]
  if (place === undefined || read === undefined || named === undefined) return undefined
  const { engine } = profile
  const written = named.schema === undefined ? sql.id(named.name) : sql.id(named.schema, named.name)
  const amount = sql.raw(String(value + 1))
  // MariaDB lets no trigger write to the table whose change sets it off.
  const body =
    engine === 'mariadb' && named.name === place.name
      ? sql`SET @noted = ${amount}`
      : sql`BEGIN DELETE FROM ${written} WHERE ${sql.id(nameNumber(other, side))} < -${amount}; END`
  const schema = place.schema === undefined ? {} : { schema: place.schema }
  const moments = [
    { timing: 'after', events: ['insert'] },
    {
      timing: 'after',
      events: ['update'],
      ...(engine === 'mariadb' ? {} : { columns: [read.name] }),
    },
    {
      timing: 'after',
      events: ['update'],
      ...(engine === 'mariadb' ? {} : { when: sql`NEW.${sql.id(read.name)} IS NULL` }),
    },
  ] as const
  return {
    name,
    table: place.name,
    ...schema,
    ...(moments[form] ?? moments[0]),
    forEach: 'row',
    ...(engine === 'postgresql' ? { function: { name: `do ${name}` } } : { body }),
  }
}

/** One model with the function that a trigger calls. */
function withCalled(sides: Sides, side: Side, { function: called }: Trigger, value: number): Sides {
  if (called === undefined) return sides
  const { name } = called
  const body = sql`BEGIN IF ${sql.raw(String(value))} > 5 THEN RETURN NULL; END IF; RETURN NEW; END`
  return withObject(sides, side, 'functions', [
    `${name}()`,
    { name, returns: 'trigger', language: 'plpgsql', body },
  ])
}
