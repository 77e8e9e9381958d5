import { expect, test } from 'vitest'
import { index, sql, t, table } from '../../src/schema.ts'
import { describeEngines, getEngine } from '../setup/engines.ts'
import {
  converge,
  convergence,
  findLeft,
  nothingLeft,
  type ObjectCase,
  openModels,
} from './converge.ts'

const id = t.integer().primaryKey()
const [a, b, c] = [t.text().notNull(), t.integer(), t.integer().default(7)]

const CASES: readonly ObjectCase[] = [
  {
    title: 'the columns that are there',
    engines: ['sqlite'],
    before: () => ({ notes: table('notes', { id, a, b, c }, (own) => [index().on(own.b)]) }),
    after: () => ({ notes: table('notes', { c, id, b, a }, (own) => [index().on(own.b)]) }),
    rows: "INSERT INTO notes (id, a, b) VALUES (3, 'x', 4)",
    // A batch that holds nothing but the order.
    changes: [],
    options: { compareColumnOrder: true },
  },
  {
    title: 'a new one between them, one that goes, and one that is made anew',
    engines: ['sqlite'],
    before: () => ({ notes: table('notes', { id, a, b, c }) }),
    after: () => ({
      notes: table('notes', { id, made: t.text(), b, a: t.varchar(9).notNull() }),
    }),
    rows: "INSERT INTO notes (id, a, b) VALUES (3, 'x', 4)",
    changes: ['addColumn', 'alterColumn', 'dropColumn'],
    options: { compareColumnOrder: true },
  },
  {
    title: 'new ones behind the others, which no order asks for',
    engines: ['sqlite', 'postgresql', 'mariadb'],
    before: () => ({ notes: table('notes', { id, a, b }) }),
    after: () => ({ notes: table('notes', { id, b, c, d: t.text() }) }),
    changes: ['addColumn', 'addColumn', 'dropColumn'],
    options: { compareColumnOrder: true },
  },
]

describeEngines('the order of columns', (engine) => {
  const cases = CASES.filter(({ engines }) => engines.includes(engine.name))
  test.for(cases)('$title', async (each) => {
    expect(await converge(engine, each)).toEqual(convergence(each, engine.name))
  })

  test('is left alone unless it is asked for', async () => {
    const { migrator, use } = await openModels(engine, { notes: table('notes', { id, a, b }) })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    use({ notes: table('notes', { b, a, id }) })
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
  })

  test('is told where nothing moves a column', async ({ skip }) => {
    skip(engine.name === 'sqlite', 'SQLite makes the table anew')
    const options = { compareColumnOrder: true }
    const models = { notes: table('notes', { id, a, b }) }
    const { migrator, use } = await openModels(engine, models, options)
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    expect(await migrator.check()).toMatchObject({ changes: [], unverified: [] })
    use({ notes: table('notes', { b, a, id }) })
    expect(await migrator.check()).toMatchObject({
      changes: [],
      unverified: [
        {
          object: 'the order of the columns of "notes"',
          inDatabase: 'id, a, b',
          inModels: 'b, a, id',
        },
      ],
    })
  })
})

const sqlite = getEngine('sqlite')

test('is written into the script as what it is', async () => {
  const models = { notes: table('notes', { id, a, b }) }
  const { migrator, use } = await openModels(sqlite, models, { compareColumnOrder: true })
  await migrator.generate({ message: 'first' })
  await migrator.upgrade()
  use({ notes: table('notes', { b, id, a: t.text().notNull().default(sql`lower('X')`) }) })
  const { changes } = (await migrator.check()) as { readonly changes: readonly unknown[] }
  expect(changes).toMatchObject([
    {
      kind: 'batchAlterTable',
      table: 'notes',
      operations: [{ kind: 'alterColumn', name: 'a' }],
      ordering: [['b', 'id', 'a']],
    },
  ])
})
