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
  check,
  type ColumnReference,
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
        constraints: [{ kind: 'primaryKey', columns: ['id'], include: ['id'] }],
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
    views: { v: { name: 'v', schema: 's', definition: sql`SELECT 1` } },
  } as const

  test('is listed, and is not in the models', () => {
    const { code, notModelled } = renderModels(model)
    expect(notModelled).toEqual([
      { kind: 'view', name: 'v', schema: 's' },
      { kind: 'column', name: 'id', table: 'users', part: 'isVisible' },
      { kind: 'column', name: 'id', table: 'users', part: 'nullable' },
      { kind: 'primaryKey', name: null, table: 'users', part: 'include' },
      { kind: 'index', name: 'a\n*/ b', table: 'users', part: 'comment' },
    ])
    expect(code).toBe(`// Not modelled, and left as it is in the database:
//   view "s.v"
//   column "id" of "users": isVisible
//   column "id" of "users": nullable
//   primary key of "users": include
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
