import { assert, constantFrom, property, string } from 'fast-check'
import {
  DummyDriver,
  type Insertable,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type Selectable,
  type Updateable,
} from 'kysely'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  type InferDatabase,
  index,
  pgSchema,
  readTable,
  snakeCase,
  sql,
  t,
  table,
  view,
} from '../schema.ts'
import { type SnakeCase, toSnakeCase } from './snake-case.ts'

const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.varchar(320).notNull(),
  nick: t.text('nick_name'),
  age: t.integer('years').notNull().default(0),
  mood: t.enum('mood_now', ['sad', 'ok']).notNull(),
  settings: t.json('settings_text').$type<{ theme: string }>().notNull(),
  tags: t.array('tag_list', t.text()).notNull(),
  whole: t.text().generatedAs(sql`email || nick_name`),
  number: t.integer().identity({ always: true }),
})

const query = new Kysely<InferDatabase<{ readonly users: typeof users }>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

const memberships = table('memberships', {
  userId: t
    .integer('user_id')
    .primaryKey()
    .references(() => users.id),
  teamId: t.bigint('team_id').primaryKey(),
})
const teams = table('teams', { id: t.bigint().primaryKey(), code: t.custom<string>('citext') })
const codes = table('codes', { id: t.integer().primaryKey().autoIncrement(false) })
const serials = table('serials', { id: t.pg.serial('serial_id').primaryKey() })
const owners = table('owners', {
  id: t
    .integer()
    .primaryKey()
    .references(() => users.id),
})
const hr = pgSchema('hr')
const employees = hr.table('employees', { id: t.integer().primaryKey() })
const places = table('places', { id: t.uuid().primaryKey() }, { schema: 'geo' })
const lines = table('lines', { id: t.uuid().primaryKey() }, () => [], { schema: 'geo' })
const recent = view('recent', sql<{ id: number; email: string | null }>`SELECT 1`)
const raw = view('raw', 'SELECT 1')
const untyped = view('untyped', sql`SELECT 1`)
const totals = hr.materializedView('totals', query.selectFrom('users').select('users.years'))
const helper = () => 1

const models = {
  users,
  memberships,
  teams,
  codes,
  serials,
  owners,
  hr,
  employees,
  places,
  lines,
  recent,
  raw,
  untyped,
  totals,
  helper,
}
type Database = InferDatabase<typeof models>
/** An intersection as one object. */
type Plain<Row> = { [Key in keyof Row]: Row[Key] }

describe('the types of a database', () => {
  test('has tables by their names, behind their schemas', () => {
    expectTypeOf<keyof Database>().toEqualTypeOf<
      | 'users'
      | 'memberships'
      | 'teams'
      | 'codes'
      | 'serials'
      | 'owners'
      | 'hr.employees'
      | 'geo.places'
      | 'geo.lines'
      | 'recent'
      | 'hr.totals'
    >()
  })

  test('tells what selects, inserts and updates have', () => {
    expectTypeOf<Selectable<Database['users']>>().toEqualTypeOf<{
      id: number
      email: string
      nick_name: string | null
      years: number
      mood_now: 'sad' | 'ok'
      settings_text: { theme: string }
      tag_list: readonly string[]
      whole: string | null
      number: number
    }>()
    expectTypeOf<Plain<Insertable<Database['users']>>>().toEqualTypeOf<{
      id?: number | undefined
      email: string
      nick_name?: string | null | undefined
      years?: number | undefined
      mood_now: 'sad' | 'ok'
      settings_text: { theme: string }
      tag_list: readonly string[]
    }>()
    expectTypeOf<Updateable<Database['users']>>().toEqualTypeOf<{
      id?: number | undefined
      email?: string | undefined
      nick_name?: string | null | undefined
      years?: number | undefined
      mood_now?: 'sad' | 'ok' | undefined
      settings_text?: { theme: string } | undefined
      tag_list?: readonly string[] | undefined
    }>()
  })

  test('knows which keys number themselves', () => {
    expectTypeOf<Plain<Insertable<Database['memberships']>>>().toEqualTypeOf<{
      user_id: number
      team_id: bigint
    }>()
    expectTypeOf<Plain<Insertable<Database['teams']>>>().toEqualTypeOf<{
      id?: bigint | undefined
      code?: string | null | undefined
    }>()
    expectTypeOf<Plain<Insertable<Database['codes']>>>().toEqualTypeOf<{ id: number }>()
    expectTypeOf<Plain<Insertable<Database['serials']>>>().toEqualTypeOf<{
      serial_id?: number | undefined
    }>()
    expectTypeOf<Plain<Insertable<Database['owners']>>>().toEqualTypeOf<{ id: number }>()
    expectTypeOf<Plain<Insertable<Database['hr.employees']>>>().toEqualTypeOf<{
      id?: number | undefined
    }>()
  })

  test('has views whose queries say their rows, to be read', () => {
    expectTypeOf<Selectable<Database['recent']>>().toEqualTypeOf<{
      id: number
      email: string | null
    }>()
    expectTypeOf<Selectable<Database['hr.totals']>>().toEqualTypeOf<{ years: number }>()
    expectTypeOf<keyof Insertable<Database['recent']>>().toEqualTypeOf<never>()
  })

  test('is what Kysely takes', () => {
    const find = (db: Kysely<Database>) =>
      db
        .selectFrom('users')
        .innerJoin('hr.employees', 'hr.employees.id', 'users.id')
        .select(['users.nick_name', 'hr.employees.id'])
        .executeTakeFirstOrThrow()
    expectTypeOf<Awaited<ReturnType<typeof find>>>().toEqualTypeOf<{
      nick_name: string | null
      id: number
    }>()
    const wrong = (db: Kysely<Database>) =>
      // @ts-expect-error the column is called nick_name
      db.selectFrom('users').select('users.nick')
    expect(wrong).toBeTypeOf('function')
  })
})

describe('snake case', () => {
  const people = snakeCase.table(
    'people',
    { id: t.integer().primaryKey(), createdOn: t.timestamptz().notNull(), homeURL: t.text('home') },
    (c) => [index().on(c.createdOn)],
  )
  const rooms = snakeCase.table('rooms', { roomNo: t.text() }, { schema: 'hotel' })

  test('names the columns in value', () => {
    expect(readTable(people).columns.map(({ name }) => name)).toEqual(['id', 'created_on', 'home'])
    expect(readTable(people).indexes).toMatchObject([{ elements: [{ column: 'created_on' }] }])
    expect(people.createdOn.name).toBe('created_on')
    expect(readTable(rooms)).toMatchObject({ schema: 'hotel', columns: [{ name: 'room_no' }] })
  })

  test('names them in type', () => {
    const all = { people, rooms }
    type Rows = InferDatabase<typeof all>
    expectTypeOf<Selectable<Rows['people']>>().toEqualTypeOf<{
      id: number
      created_on: Date
      home: string | null
    }>()
    expectTypeOf<Selectable<Rows['hotel.rooms']>>().toEqualTypeOf<{ room_no: string | null }>()
  })

  test('is the same in value and in type', () => {
    const keys = {
      createdOn: 'created_on',
      userID: 'user_id',
      HTTPServer: 'http_server',
      address1Line: 'address1_line',
      a1B2: 'a1_b2',
      AB1C: 'ab1_c',
      already_there: 'already_there',
      x: 'x',
    } as const
    type Written = { [Key in keyof typeof keys]: SnakeCase<Key> }
    expectTypeOf<Written>().toEqualTypeOf<{
      readonly [Key in keyof typeof keys]: (typeof keys)[Key]
    }>()
    for (const [key, name] of Object.entries(keys)) expect(toSnakeCase(key)).toBe(name)
  })

  test('changes nothing twice', () => {
    const letter = constantFrom('a', 'b', 'A', 'B', '1', '_')
    assert(
      property(string({ unit: letter, maxLength: 10 }), (key) => {
        expect(toSnakeCase(toSnakeCase(key))).toBe(toSnakeCase(key))
      }),
    )
  })
})
