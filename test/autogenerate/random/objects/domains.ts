import type { Check, Domain } from '../../../../src/schema/schema-model.ts'
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

const TYPES = [{ kind: 'text' }, { kind: 'varchar', length: 20 }] as const

/** Domains of PostgreSQL, some of which a column has. */
export const drawDomains: DrawObjects = (sides) => {
  const { draw, profile } = sides
  if (profile.engine !== 'postgresql') return sides
  let drawn = sides
  const count = draw.nat(2)
  for (let index = 0; index < count; index++) {
    const name = `domain ${index}`
    const fate = drawFate(sides)
    const rules = drawRules(sides)
    const onSides = { before: rules, after: fate.isChanged ? drawRules(sides) : rules }
    // PostgreSQL gives a domain no other type.
    const type = draw.pick(TYPES)
    const table = draw.pick(listRelations(sides))
    const isUsed = draw.flag()
    for (const side of SIDES) {
      if (!fate[side]) continue
      drawn = withObject(drawn, side, 'domains', [name, { name, type, ...onSides[side] }])
      const place = isUsed ? table.place[side] : undefined
      if (place === undefined) continue
      const column = { kind: 'native', dialect: 'postgresql', sql: `"${name}"` } as const
      drawn = grow(drawn, side, place, {
        columns: [{ name: `of ${name}`, type: column, nullable: true }],
      })
    }
  }
  return drawn
}

/** What is said of a domain; rows that are there have no value. */
function drawRules({ draw, hasRows }: Sides): Omit<Domain, 'name' | 'type'> {
  const checks: readonly Check[] = [
    { kind: 'check', name: 'ck one', expression: sql`VALUE <> 'a'` },
    { kind: 'check', name: 'ck two', expression: sql`length(VALUE) > ${draw.nat(1)}` },
  ]
  return {
    nullable: hasRows || draw.flag(),
    checks: draw.some(checks, 0, 2),
    ...draw.pick([{}, { default: "it's" }, { default: sql`lower('XY')` }]),
    ...draw.maybe({ comment: "it's a \\ domain" }),
  }
}
