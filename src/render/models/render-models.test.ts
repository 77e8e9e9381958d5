import { describe, expect, test } from 'vitest'
import { DEFAULT_NAMING } from '../../schema/naming.ts'
import { check, f, foreignKey, index, primaryKey, sql, t, table, unique } from '../../schema.ts'
import { readModels } from '../../sources/read-models.ts'
import { renderModels } from './render-models.ts'

const read = (tables: object) =>
  readModels([tables], { naming: DEFAULT_NAMING, origin: 'the test' })

const users = table(
  'users',
  {
    id: t.integer().primaryKey(),
    email: t.varchar(320).notNull().unique(),
    boss_id: t.integer().references('users.id', { onDelete: 'set null' }),
    created_on: t.timestamptz().notNull().default(sql`now()`),
  },
  (c) => [index().on(c.created_on), check(f('long'), sql`length(email) > 3`)],
  { comment: 'people' },
)
const lines = table(
  'order-lines',
  {
    order: t.bigint(),
    '1': t.smallint(),
    user_id: t
      .integer()
      .notNull()
      .references(() => users.id),
    'the note': t.text().default("it's"),
  },
  (c) => [primaryKey('key').on(c.order, c['1']), unique().on(c['the note'], c.user_id)],
  { schema: 'shop' },
)
const notes = table(
  'notes',
  { order: t.bigint(), line: t.smallint(), elsewhere: t.integer().references('other.id') },
  (c) => [
    foreignKey()
      .on(c.order, c.line)
      .references(() => [lines.order, lines['1']]),
  ],
)

test('models look as if they were written by hand', () => {
  expect(renderModels(read({ users, lines, notes }))).toEqual({
    tables: ['notes', 'shop.order-lines', 'users'],
    notModelled: [],
    code: `import {
  type ColumnReference,
  check,
  f,
  foreignKey,
  index,
  primaryKey,
  sql,
  t,
  table,
  unique,
} from 'limbeck/schema'

export const notes = table(
  'notes',
  {
    order: t.bigint(),
    line: t.smallint(),
    elsewhere: t.integer().references('other.id'),
  },
  (c) => [
    foreignKey()
      .on(c.order, c.line)
      .references(() => [orderLines.order, orderLines.column_1]),
  ],
)

export const orderLines = table(
  'order-lines',
  {
    column_1: t.smallint('1'),
    order: t.bigint(),
    user_id: t
      .integer()
      .notNull()
      .references(() => users.id),
    'the note': t.text().default("it's"),
  },
  (c) => [primaryKey('key').on(c.order, c.column_1), unique().on(c['the note'], c.user_id)],
  { schema: 'shop' },
)

export const users = table(
  'users',
  {
    id: t.integer().primaryKey(),
    email: t.varchar(320).notNull().unique(),
    boss_id: t.integer().references((): ColumnReference => users.id, { onDelete: 'set null' }),
    created_on: t.timestamptz().notNull().default(sql\`now()\`),
  },
  (c) => [check(f('long'), sql\`length(email) > 3\`), index().on(c.created_on)],
  { comment: 'people' },
)
`,
  })
})

test('JavaScript says no types', () => {
  const { code } = renderModels(read({ users }), { language: 'js' })
  expect(code).toContain(
    "boss_id: t.integer().references(() => users.id, { onDelete: 'set null' })",
  )
  expect(code).not.toContain('ColumnReference')
})

test('names that the convention does not give are said', () => {
  const { code } = renderModels(read({ users }), {
    naming: { ...DEFAULT_NAMING, pk: '{table}_pkey', uq: null, ix: '{name}_idx' },
  })
  expect(code).toContain("id: t.integer().primaryKey('pk_users')")
  expect(code).toContain(".unique('uq_users_email')")
  expect(code).toContain("index(f('ix_users_created_on'))")
})

describe('what models cannot declare', () => {
  const model = {
    tables: {
      users: {
        name: 'users',
        columns: [{ name: 'id', type: { kind: 'text' }, nullable: true, isVisible: false }],
        constraints: [{ kind: 'primaryKey', columns: ['id'], onConflict: 'replace' }],
        indexes: [
          {
            name: 'a\n*/ b',
            elements: [{ column: 'id' }],
            unique: false,
            isValid: true,
            comment: 'c',
          },
        ],
      },
    },
  } as const

  test('is listed, and is not in the models', () => {
    const { code, notModelled } = renderModels(model)
    expect(notModelled).toEqual([
      { kind: 'column', name: 'id', table: 'users', part: 'isVisible' },
      { kind: 'column', name: 'id', table: 'users', part: 'nullable' },
      { kind: 'primaryKey', name: null, table: 'users', part: 'onConflict' },
      { kind: 'index', name: 'a\n*/ b', table: 'users', part: 'comment' },
    ])
    expect(code).toBe(`// Not modelled, and left as it is in the database:
//   column "id" of "users": isVisible
//   column "id" of "users": nullable
//   primary key of "users": onConflict
//   index "a */ b" of "users": comment

import { index, t, table } from 'limbeck/schema'

export const users = table(
  'users',
  {
    id: t.text().primaryKey(),
  },
  (c) => [index('a\\n*/ b').on(c.id)],
)
`)
  })
})

test('what stands beside tables comes in an order in which it can be read', () => {
  const { code, notModelled } = renderModels({
    tables: {
      people: {
        name: 'people',
        columns: [
          {
            name: 'mail',
            type: { kind: 'native', dialect: 'postgresql', sql: 'email' },
            nullable: false,
          },
          {
            name: 'moods',
            type: { kind: 'array', element: { kind: 'enum', name: 'mood', values: ['sad', 'ok'] } },
            nullable: true,
          },
        ],
        constraints: [],
        indexes: [],
      },
    },
    extensions: { 'uuid-ossp': { name: 'uuid-ossp', schema: 'app', version: '1.1' } },
    enums: { mood: { name: 'mood', values: ['sad', 'ok'], comment: 'of people' } },
    domains: {
      email: {
        name: 'email',
        type: { kind: 'native', dialect: 'postgresql', sql: 'app.word' },
        nullable: true,
        checks: [],
      },
      'app.word': {
        name: 'word',
        schema: 'app',
        type: { kind: 'varchar', length: 9 },
        nullable: false,
        default: 'x',
        collation: 'C',
        checks: [{ kind: 'check', name: 'word_check', expression: sql`VALUE <> ''` }],
      },
    },
    sequences: {
      numbers: { name: 'numbers', start: 5, ownedBy: { table: 'people', column: 'mail' } },
    },
    views: {
      named: { name: 'named', definition: sql`SELECT mail FROM people`, checkOption: 'local' },
      kept: {
        name: 'kept',
        definition: sql`SELECT 1 AS one`,
        materialized: true,
        indexes: [{ name: 'kept_one', elements: [{ column: 'one' }], unique: true, comment: 'c' }],
      },
    },
    functions: {
      'touch()': { name: 'touch', returns: 'trigger', language: 'plpgsql', body: sql`BEGIN END` },
    },
    triggers: {
      'people.touch': {
        name: 'touch',
        table: 'people',
        timing: 'before',
        events: ['insert', 'update'],
        function: { name: 'touch' },
      },
      'gone.touch': {
        name: 'touch',
        table: 'gone',
        timing: 'after',
        events: ['delete'],
        body: sql`x`,
      },
    },
  })
  expect(notModelled).toEqual([{ kind: 'index', name: 'kept_one', table: 'kept', part: 'comment' }])
  expect(
    code.slice(code.indexOf('export')),
  ).toBe(`export const uuidOssp = extension('uuid-ossp', { schema: 'app' })

export const mood = enumType('mood', ['sad', 'ok'], { comment: 'of people' })

export const word = domain(
  'word',
  t.varchar(9).notNull().default('x').check(sql\`VALUE <> ''\`, f('word_check')).collate('C'),
  { schema: 'app' },
)

export const email = domain('email', word())

export const numbers = sequence('numbers', {
  start: 5,
  ownedBy: { table: 'people', column: 'mail' },
})

export const people = table('people', {
  mail: email().notNull(),
  moods: t.array(mood()),
})

export const kept = materializedView('kept', sql\`SELECT 1 AS one\`, {
  indexes: [index('kept_one').on('one').unique()],
})

export const named = view('named', sql\`SELECT mail FROM people\`, { checkOption: 'local' })

export const touch = databaseFunction('touch', {
  returns: 'trigger',
  language: 'plpgsql',
  body: sql\`BEGIN END\`,
})

export const touchGone = trigger('touch', 'gone', {
  timing: 'after',
  events: 'delete',
  body: sql\`x\`,
})

export const touchPeople = trigger('touch', people, {
  timing: 'before',
  function: { name: 'touch' },
  events: ['insert', 'update'],
})
`)
})

test('what a partition says of the columns of its table is said by their names', () => {
  const { code } = renderModels({
    tables: {
      visits_2024: {
        name: 'visits_2024',
        columns: [],
        constraints: [
          { kind: 'primaryKey', name: 'visits_key', columns: ['id'] },
          { kind: 'unique', name: 'visits_code', columns: ['code'] },
          {
            kind: 'foreignKey',
            name: 'visits_user',
            columns: ['user_id'],
            references: { table: 'users', columns: ['id'] },
          },
        ],
        indexes: [{ name: 'visits_on', elements: [{ column: 'on' }], unique: false }],
        partitionOf: { table: 'visits', bounds: 'DEFAULT' },
      },
    },
  })
  expect(code.slice(code.indexOf('export'))).toBe(`export const visits2024 = table(
  'visits_2024',
  {},
  () => [
    primaryKey('visits_key').on('id'),
    unique('visits_code').on('code'),
    foreignKey('visits_user').on('user_id').references('users.id'),
    index('visits_on').on('on'),
  ],
  { partitionOf: { table: 'visits', bounds: 'DEFAULT' } },
)
`)
})
