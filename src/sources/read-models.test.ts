import { expect, test } from 'vitest'
import { DEFAULT_NAMING } from '../schema/naming.ts'
import {
  databaseFunction,
  domain,
  enumType,
  index,
  materializedView,
  pgSchema,
  sequence,
  sql,
  t,
  table,
  trigger,
  view,
} from '../schema.ts'
import { readModels } from './read-models.ts'

const options = { naming: DEFAULT_NAMING, origin: 'the test' }
const read = (models: object) => readModels([models], options)

const users = table('users', { id: t.integer().primaryKey() })

test('reads every kind of object by its key', () => {
  const app = pgSchema('app', { owner: 'boss' })
  const touch = app.databaseFunction('touch', {
    returns: 'trigger',
    body: 'BEGIN RETURN NEW; END',
    parallel: 'safe',
  })
  const recent = view('recent', sql`SELECT id FROM ${users} WHERE id > ${5}`, { columns: ['n'] })
  const model = read({
    default: { users },
    app,
    touch,
    recent,
    mood: enumType('mood', ['sad', 'ok'], { comment: 'how it is' }),
    email: app.domain('email', t.text().notNull().check(sql`VALUE <> ''`)),
    numbers: sequence('numbers', { start: 5 }),
    totals: materializedView('totals', 'SELECT 1 AS n', { indexes: [index().on('n').unique()] }),
    touchUsers: trigger('touch_users', users, {
      timing: 'before',
      events: 'update',
      function: touch,
    }),
  })
  expect(model).toMatchObject({
    schemas: { app: { name: 'app', owner: 'boss' } },
    enums: { mood: { name: 'mood', values: ['sad', 'ok'], comment: 'how it is' } },
    domains: {
      'app.email': { nullable: false, checks: [{ kind: 'check', name: 'ck_email_value' }] },
    },
    sequences: { numbers: { name: 'numbers', start: 5 } },
    views: {
      recent: { columns: ['n'] },
      totals: { materialized: true, indexes: [{ name: 'ix_totals_n', unique: true }] },
    },
    functions: { 'app.touch()': { returns: 'trigger', parallel: 'safe' } },
    triggers: {
      'users.touch_users': { table: 'users', function: { name: 'touch', schema: 'app' } },
    },
  })
  expect(Object.keys(model.tables)).toEqual(['users'])
})

test('makes columns of enumerations and domains', () => {
  const app = pgSchema('app')
  const mood = app.enumType('mood', ['sad', 'ok'])
  const email = domain('email', t.varchar(320))
  const { tables } = read([app.table('people', { mood: mood(), email: email('e_mail').notNull() })])
  expect(tables['app.people']?.columns).toEqual([
    {
      name: 'mood',
      type: { kind: 'enum', name: 'mood', schema: 'app', values: ['sad', 'ok'] },
      nullable: true,
    },
    {
      name: 'e_mail',
      type: {
        kind: 'varchar',
        length: 320,
        variants: { postgresql: { kind: 'native', dialect: 'postgresql', sql: '"email"' } },
      },
      nullable: false,
    },
  ])
})

test('stands for their names in expressions', () => {
  const app = pgSchema('app')
  const recent = app.view('recent', 'SELECT 1')
  expect(sql`SELECT * FROM ${recent}`.parts).toEqual([
    { kind: 'text', text: 'SELECT * FROM ' },
    { kind: 'identifier', names: ['app', 'recent'] },
  ])
  expect(sql`'sad'::${app.enumType('mood', ['sad'])}`.parts[1]).toEqual({
    kind: 'identifier',
    names: ['app', 'mood'],
  })
})

test.for([
  ['a view twice', { a: view('v', 'SELECT 1'), b: view('v', 'SELECT 2') }, 'config_invalid'],
  ['nothing at all', {}, 'config_invalid'],
] as const)('refuses %s', ([, models, code]) => {
  expect(() => read(models)).toThrow(expect.objectContaining({ code }))
})

test.for([
  ['a domain that refers', () => domain('d', t.integer().references('users.id'))],
  ['a view without a query', () => view('v', '')],
  ['a setting that there is none of', () => sequence('s', { begin: 5 } as object)],
  [
    'a trigger on nothing',
    () => trigger('t', {}, { timing: 'after', events: 'insert', body: 'x' }),
  ],
  ['an index that is none', () => materializedView('v', 'SELECT 1', { indexes: [{} as never] })],
  ['a function without a result', () => databaseFunction('f', { body: 'x' } as never)],
  ['an object without a name', () => enumType('', ['a'])],
] as const)('refuses %s', ([, make]) => {
  expect(() => read({ made: make() })).toThrow(
    expect.objectContaining({ code: 'invalid_argument' }),
  )
})
