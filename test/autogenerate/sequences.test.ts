import { expect, test } from 'vitest'
import { pgSchema, sequence, sql, t, table } from '../../src/schema.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import {
  converge,
  convergence,
  findLeft,
  nothingLeft,
  type ObjectCase,
  openModels,
  runSql,
} from './converge.ts'

const notes = table('notes', { id: t.integer().primaryKey() })

function nextValue(engine: EngineName, name: string) {
  return engine === 'postgresql'
    ? sql`nextval(${sql.raw(`'${name}'`)})`
    : sql`NEXT VALUE FOR ${sql.id(name)}`
}

const CASES: readonly ObjectCase[] = [
  {
    title: 'a new sequence and a default that counts by it',
    engines: ['postgresql', 'mariadb'],
    before: () => ({ notes }),
    after: (engine) => ({
      numbers: sequence('numbers', { start: 100, increment: 5, maxValue: 5000, cycle: true }),
      notes: table('notes', {
        id: t.integer().primaryKey(),
        number: t.bigint().default(nextValue(engine, 'numbers')),
      }),
    }),
    changes: ['createSequence', 'addColumn'],
  },
  {
    title: 'every setting',
    engines: ['postgresql', 'mariadb'],
    before: () => ({ notes, numbers: sequence('numbers', { start: 7, minValue: 7 }) }),
    after: () => ({
      notes,
      numbers: sequence('numbers', {
        start: 20,
        increment: 2,
        minValue: 5,
        maxValue: 90,
        cache: 3,
        cycle: true,
      }),
    }),
    changes: ['alterSequence'],
  },
  {
    title: 'settings that are as usual, said and not said',
    engines: ['postgresql', 'mariadb'],
    before: () => ({ notes, numbers: sequence('numbers', { start: 50, minValue: 10 }) }),
    after: () => ({ notes, numbers: sequence('numbers', { minValue: 10 }) }),
    changes: ['alterSequence'],
  },
  {
    title: 'a start that is as usual again when it goes back',
    engines: ['postgresql', 'mariadb'],
    before: () => ({
      notes,
      up: sequence('up', { minValue: 10 }),
      down: sequence('down', { increment: -1, maxValue: -5 }),
    }),
    after: () => ({
      notes,
      up: sequence('up', { minValue: 10, start: 30 }),
      down: sequence('down', { increment: -1, maxValue: -5, start: -8 }),
    }),
    changes: ['alterSequence', 'alterSequence'],
  },
  {
    title: 'the type and the owner',
    engines: ['postgresql'],
    before: () => ({ notes, numbers: sequence('numbers') }),
    after: () => ({
      notes,
      numbers: sequence('numbers', {
        type: 'integer',
        ownedBy: { table: 'notes', column: 'id' },
      }),
    }),
    changes: ['alterSequence'],
  },
  {
    title: 'comments: new, other, and gone',
    engines: ['postgresql'],
    before: () => ({
      notes,
      bare: sequence('bare'),
      told: sequence('told', { comment: 'for bills' }),
      gone: sequence('gone', { comment: "it's for letters" }),
    }),
    after: () => ({
      notes,
      bare: sequence('bare', { comment: 'for "guests"' }),
      told: sequence('told', { comment: 'for invoices', increment: 2 }),
      gone: sequence('gone'),
      made: sequence('made', { comment: 'new' }),
    }),
    changes: ['createSequence', 'alterSequence', 'alterSequence', 'alterSequence'],
  },
  {
    title: 'a sequence in a schema of its own',
    engines: ['postgresql'],
    before: () => ({ notes }),
    after: () => {
      const app = pgSchema('app')
      return { notes, app, numbers: app.sequence('numbers', { start: 3 }) }
    },
    changes: ['createSchema', 'createSequence'],
  },
  {
    title: 'those that go with what owns them, and one that stays without its owner',
    engines: ['postgresql'],
    before: () => ({
      notes: table('notes', { id: t.integer().primaryKey(), number: t.pg.serial() }),
      lines: table('lines', { id: t.pg.bigserial().primaryKey(), number: t.bigint() }),
      numbers: sequence('numbers', {
        start: 7,
        ownedBy: { table: 'lines', column: 'number' },
      }),
    }),
    after: () => ({
      notes: table('notes', { id: t.integer().primaryKey(), count: t.bigint() }),
      numbers: sequence('numbers', { start: 7, ownedBy: { table: 'notes', column: 'count' } }),
    }),
    changes: ['alterSequence', 'dropTable', 'addColumn', 'alterSequence', 'dropColumn'],
    options: { unknownObjects: 'drop' },
  },
  {
    title: 'one that is gone, where that is to be dropped',
    engines: ['postgresql', 'mariadb'],
    before: () => ({ notes, numbers: sequence('numbers', { start: 7, increment: 3 }) }),
    after: () => ({ notes }),
    changes: ['dropSequence'],
    options: { unknownObjects: 'drop' },
  },
]

describeEngines('sequences', (engine) => {
  const cases = CASES.filter(({ engines }) => engines.includes(engine.name))
  test.for(cases)('$title', async (each) => {
    expect(await converge(engine, each)).toEqual(convergence(each, engine.name))
  })

  test('are left alone where no model names them', async ({ skip }) => {
    skip(engine.name === 'sqlite', 'SQLite has no sequences')
    const { migrator, url, use } = await openModels(engine, { notes })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    await runSql(url, ['CREATE SEQUENCE foreign_numbers', 'CREATE SEQUENCE used_numbers'])
    const used = {
      notes: table('notes', {
        id: t.integer().primaryKey(),
        n: t.bigint().default(nextValue(engine.name, 'used_numbers')),
      }),
    }
    use(used)
    await migrator.generate({ message: 'second' })
    await migrator.upgrade()
    expect(await migrator.check()).toMatchObject({
      changes: [],
      unknown: [{ kind: 'sequence', name: 'foreign_numbers' }],
    })
    await migrator.generate({ drop: ['foreign_numbers'] })
    await migrator.upgrade()
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
  })

  test('of columns are none of their own', async ({ skip }) => {
    skip(engine.name !== 'postgresql', 'only PostgreSQL has SERIAL')
    const { migrator, url } = await openModels(
      engine,
      { people: table('people', { id: t.pg.serial().primaryKey() }) },
      { unknownObjects: 'drop' },
    )
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    await runSql(url, ['ALTER SEQUENCE people_id_seq INCREMENT BY 5'])
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
  })
})
