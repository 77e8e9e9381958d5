import { describe, expect, test } from 'vitest'
import { check, primaryKey, sql, t, table, unique } from '../../src/schema.ts'
import { getEngine } from '../setup/engines.ts'
import { converge, convergence, type ObjectCase } from './converge.ts'

const columns = { id: t.integer(), code: t.text().notNull(), note: t.text(), n: t.integer() }

const CASES: readonly ObjectCase[] = [
  {
    title: 'columns that keys carry along: none before, and others after',
    engines: ['postgresql'],
    before: () => ({
      notes: table('notes', columns, (c) => [
        primaryKey().on(c.id),
        unique('uq_code').on(c.code).include(c.note),
      ]),
    }),
    after: () => ({
      notes: table('notes', columns, (c) => [
        primaryKey().on(c.id).include(c.note),
        unique('uq_code').on(c.code).include(c.note, c.n).nullsNotDistinct(),
      ]),
    }),
    changes: ['dropConstraint', 'dropConstraint', 'addConstraint', 'addConstraint'],
  },
  {
    title: 'a check that tables which inherit do not have',
    engines: ['postgresql'],
    before: () => ({
      notes: table('notes', columns, (c) => [check('positive', sql`${c.n} > 0`)]),
    }),
    after: () => ({
      notes: table('notes', columns, (c) => [
        check('positive', sql`${c.n} > 0`, { noInherit: true }),
      ]),
    }),
    changes: ['dropConstraint', 'addConstraint'],
  },
  {
    title: 'a new table with all of them',
    engines: ['postgresql'],
    before: () => ({ others: table('others', { id: t.integer() }) }),
    after: () => ({
      others: table('others', { id: t.integer() }),
      notes: table('notes', columns, (c) => [
        primaryKey().on(c.id).include(c.note).deferrable(),
        unique().on(c.code).include(c.n),
        check('positive', sql`${c.n} > 0`, { noInherit: true }),
      ]),
    }),
    changes: ['createTable'],
  },
  {
    title: 'a column that goes with the key that carries it, and one under another name',
    engines: ['postgresql'],
    before: () => ({
      notes: table('notes', columns, (c) => [unique('uq_code').on(c.code).include(c.note, c.n)]),
    }),
    after: () => ({
      notes: table('notes', { id: columns.id, code: columns.code, n: columns.n }, (c) => [
        unique('uq_code').on(c.code).include(c.n),
      ]),
    }),
    changes: ['dropConstraint', 'dropColumn', 'addConstraint'],
  },
]

const engine = getEngine('postgresql')

describe.skipIf(!engine.isAvailable)(
  'what constraints of PostgreSQL say beside their columns',
  () => {
    test.for(CASES)('$title', async (each) => {
      expect(await converge(engine, each)).toEqual(convergence(each, engine.name))
    })
  },
)
