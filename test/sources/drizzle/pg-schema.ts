import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  bit,
  boolean,
  char,
  check,
  cidr,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  inet,
  integer,
  interval,
  json,
  jsonb,
  line,
  macaddr,
  macaddr8,
  numeric,
  pgEnum,
  pgMaterializedView,
  pgSchema,
  pgSequence,
  pgTable,
  pgView,
  point,
  primaryKey,
  real,
  serial,
  smallint,
  text,
  time,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core'

export const mood = pgEnum('mood', ['sad', 'ok', "it's fine"])

export const hr = pgSchema('hr')

export const grade = hr.enum('grade', ['junior', 'senior'])

export const tickets = pgSequence('tickets', {
  startWith: 100,
  increment: 5,
  maxValue: 100000,
  cache: 3,
  cycle: true,
})

export const countdown = hr.sequence('countdown', { increment: -1, minValue: -50 })

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

const timestamps = {
  createdAt: timestamp('created_at', { withTimezone: true }).defaultNow().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).$onUpdate(
    () => new Date(),
  ),
}

export const users = pgTable(
  'users',
  {
    id: serial('id').primaryKey(),
    publicId: uuid('public_id').defaultRandom().notNull().unique(),
    email: varchar('email', { length: 320 }).notNull().unique('users_email_is_unique'),
    nick: text('nick').unique('users_nick_key', { nulls: 'not distinct' }),
    age: smallint('age').default(18),
    mood: mood('mood').default('ok').notNull(),
    moods: mood('moods').array(),
    isActive: boolean('is_active').default(true).notNull(),
    tags: text('tags').array().default(['a', 'b c']).notNull(),
    matrix: integer('matrix').array().array(),
    settings: jsonb('settings')
      .default({ theme: 'dark', deep: [1, null, 'x'] })
      .notNull(),
    raw: json('raw'),
    parentId: integer('parent_id').references((): AnyPgColumn => users.id, {
      onDelete: 'set null',
    }),
    teamId: bigint('team_id', { mode: 'bigint' }),
    fullName: text('full_name').generatedAlwaysAs(
      (): SQL => sql`${users.nick} || ' <' || ${users.email} || '>'`,
    ),
    search: tsvector('search'),
    nano: text('nano').$default(() => 'x'),
    ...timestamps,
  },
  (table) => [
    index('users_lower_email').on(sql`lower(${table.email})`),
    index().on(table.age, table.isActive.desc()),
    index('users_recent')
      .on(table.createdAt.desc().nullsFirst(), table.age.asc().nullsFirst())
      .where(sql`${table.isActive} and ${table.age} > 18`),
    index('users_tags').using('gin', table.tags),
    index('users_settings')
      .using('gin', table.settings.op('jsonb_path_ops'))
      .with({ fastupdate: false }),
    uniqueIndex('users_team_nick').on(table.teamId, table.nick),
    check('users_age_check', sql`${table.age} >= 0 and ${table.age} < 150`),
    check('users_mood_check', sql`${table.mood} <> 'sad' or ${table.nick} is not null`),
    unique().on(table.teamId, table.email),
    unique('users_team_age').on(table.teamId, table.age).nullsNotDistinct(),
    foreignKey({ columns: [table.teamId], foreignColumns: [teams.id], name: 'users_team' })
      .onDelete('cascade')
      .onUpdate('restrict'),
  ],
)

/** In a circle with the users. */
export const teams = pgTable('teams', {
  id: bigint('id', { mode: 'bigint' })
    .primaryKey()
    .generatedAlwaysAsIdentity({ startWith: 1000, increment: 10 }),
  number: integer('number').generatedByDefaultAsIdentity(),
  captainId: integer('captain_id').references((): AnyPgColumn => users.id),
  name: varchar('name').default("it's a team").notNull(),
})

export const memberships = pgTable(
  'memberships',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
    teamId: bigint('team_id', { mode: 'number' }).notNull(),
    role: char('role', { length: 3 }).default('own'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.teamId] })],
)

export const notes = pgTable(
  'notes',
  {
    userId: integer('user_id').notNull(),
    teamId: bigint('team_id', { mode: 'number' }).notNull(),
    at: timestamp('at').default(sql`now()`).notNull(),
    text: text('text').default('').notNull(),
  },
  (table) => [
    primaryKey({ name: 'notes_key', columns: [table.userId, table.at] }),
    foreignKey({
      columns: [table.userId, table.teamId],
      foreignColumns: [memberships.userId, memberships.teamId],
    }),
  ],
)

export const everyType = pgTable('every_type', {
  b: bigserial('b', { mode: 'number' }),
  c: real('c').default(1.5),
  d: doublePrecision('d').default(-0.25),
  e: numeric('e'),
  f: numeric('f', { precision: 10 }),
  g: numeric('g', { precision: 10, scale: 2 }).default('12.50'),
  h: date('h').default('2026-01-02'),
  i: date('i', { mode: 'date' }).defaultNow(),
  j: time('j', { precision: 3 }).default('10:20:30'),
  k: time('k', { withTimezone: true }),
  l: timestamp('l', { precision: 6 }).default(new Date('2026-01-02T03:04:05.678Z')),
  m: timestamp('m', { mode: 'string', withTimezone: true }).default('2026-01-02 03:04:05+00'),
  n: interval('n').default('1 day'),
  o: interval('o', { fields: 'day to second', precision: 3 }),
  p: inet('p').default('127.0.0.1'),
  q: cidr('q'),
  r: macaddr('r'),
  s: macaddr8('s'),
  t: point('t'),
  u: line('u'),
  v: bit('v', { dimensions: 3 }),
  w: bigint('w', { mode: 'number' }).default(9007199254740991),
  x: char('x'),
  y: varchar('y', { length: 10 }).array().default([]),
  z: integer('z').array().default([1, 2]),
  stamps: timestamp('stamps', { withTimezone: true }).array(),
})

export const employees = hr.table(
  'employees',
  {
    id: integer('id')
      .primaryKey()
      .generatedByDefaultAsIdentity({ name: 'employees_numbers', minValue: 5, cycle: true }),
    userId: integer('user_id').references(() => users.id),
    grade: grade('grade').default('junior'),
    mood: mood('mood'),
    aVeryLongNameOfAColumnThatGoesOnAndOn: integer(
      'a_very_long_name_of_a_column_that_goes_on_and_on',
    ).unique(),
  },
  (table) => [index('employees_grade').on(table.grade)],
)

export const activeUsers = pgView('active_users').as((query) =>
  query
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(sql`${users.isActive} and ${users.age} > ${21}`),
)

export const userNames = pgView('user_names', { id: integer('id'), name: text('name') })
  .with({ securityBarrier: true, checkOption: 'local' })
  .as(sql`select ${users.id}, ${users.nick} as name from ${users}`)

export const teamSizes = pgMaterializedView('team_sizes').as((query) =>
  query
    .select({ teamId: memberships.teamId, size: sql<number>`count(*)`.as('size') })
    .from(memberships)
    .groupBy(memberships.teamId),
)

export const outsiders = pgView('outsiders', { id: integer('id') }).existing()
