import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyMySqlColumn,
  bigint,
  binary,
  boolean,
  char,
  check,
  date,
  datetime,
  decimal,
  double,
  float,
  foreignKey,
  index,
  int,
  json,
  longtext,
  mediumint,
  mediumtext,
  mysqlEnum,
  mysqlTable,
  mysqlView,
  primaryKey,
  real,
  smallint,
  text,
  time,
  timestamp,
  tinyint,
  tinytext,
  unique,
  uniqueIndex,
  varbinary,
  varchar,
  year,
} from 'drizzle-orm/mysql-core'

export const users = mysqlTable(
  'users',
  {
    id: int('id').autoincrement().primaryKey(),
    email: varchar('email', { length: 200 }).notNull().unique(),
    nick: varchar('nick', { length: 50 }).unique('users_nick_is_unique'),
    age: tinyint('age', { unsigned: true }).default(18),
    mood: mysqlEnum('mood', ['sad', 'ok', "it's fine"]).default('ok').notNull(),
    isActive: boolean('is_active').default(true).notNull(),
    settings: json('settings'),
    parentId: int('parent_id').references((): AnyMySqlColumn => users.id, { onDelete: 'set null' }),
    teamId: bigint('team_id', { mode: 'number', unsigned: true }),
    fullName: varchar('full_name', { length: 300 }).generatedAlwaysAs(
      (): SQL => sql`concat(${users.nick}, ${users.email})`,
    ),
    slug: varchar('slug', { length: 300 }).generatedAlwaysAs((): SQL => sql`lower(${users.nick})`, {
      mode: 'stored',
    }),
    nano: text('nano').$default(() => 'x'),
    createdAt: timestamp('created_at').defaultNow().notNull(),
    updatedAt: timestamp('updated_at').defaultNow().onUpdateNow(),
  },
  (table) => [
    index('users_age').on(table.age, table.isActive),
    uniqueIndex('users_team_nick').on(table.teamId, table.nick),
    check('users_age_check', sql`${table.age} >= 0 and ${table.age} < 150`),
    unique().on(table.teamId, table.email),
    foreignKey({ columns: [table.teamId], foreignColumns: [teams.id], name: 'users_team' })
      .onDelete('cascade')
      .onUpdate('restrict'),
  ],
)

/** In a circle with the users. */
export const teams = mysqlTable('teams', {
  id: bigint('id', { mode: 'number', unsigned: true }).autoincrement().primaryKey(),
  captainId: int('captain_id').references((): AnyMySqlColumn => users.id),
  name: varchar('name', { length: 100 }).default("it's a team").notNull(),
})

export const memberships = mysqlTable(
  'memberships',
  {
    userId: int('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
    teamId: bigint('team_id', { mode: 'number', unsigned: true }).notNull(),
    role: char('role', { length: 3 }).default('own'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.teamId] })],
)

export const notes = mysqlTable(
  'notes',
  {
    userId: int('user_id').notNull(),
    teamId: bigint('team_id', { mode: 'number', unsigned: true }).notNull(),
    at: datetime('at').default(sql`CURRENT_TIMESTAMP`).notNull(),
    text: text('text').notNull(),
  },
  (table) => [
    primaryKey({ name: 'notes_key', columns: [table.userId, table.at] }),
    foreignKey({
      columns: [table.userId, table.teamId],
      foreignColumns: [memberships.userId, memberships.teamId],
      name: 'notes_membership',
    }),
  ],
)

export const everyType = mysqlTable('every_type', {
  b: smallint('b').default(-3),
  c: mediumint('c'),
  d: decimal('d'),
  e: decimal('e', { precision: 10, scale: 2 }).default('12.50'),
  f: decimal('f', { precision: 12, scale: 3, unsigned: true }),
  g: double('g').default(-0.25),
  h: double('h', { precision: 10, scale: 2 }),
  i: float('i'),
  j: real('j'),
  k: date('k').default(new Date('2026-01-02T00:00:00Z')),
  l: date('l', { mode: 'string' }).default('2026-01-02'),
  m: datetime('m', { fsp: 3 }).default(new Date('2026-01-02T03:04:05.678Z')),
  n: time('n', { fsp: 2 }).default('10:20:30'),
  o: timestamp('o', { fsp: 3, mode: 'string' }),
  p: year('p').default(2026),
  q: tinytext('q'),
  r: mediumtext('r'),
  s: longtext('s'),
  t: binary('t', { length: 16 }),
  u: varbinary('u', { length: 20 }),
  v: text('v', { enum: ['a', 'b'] }),
  w: char('w'),
  x: bigint('x', { mode: 'number' }).default(9007199254740991),
  y: varchar('y', { length: 20 }).default(''),
  z: boolean('z').default(false),
})

export const activeUsers = mysqlView('active_users').as((query) =>
  query
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(sql`${users.isActive} and ${users.age} > ${21}`),
)

export const userNames = mysqlView('user_names', { id: int('id'), name: text('name') })
  .sqlSecurity('invoker')
  .withCheckOption('local')
  .as(sql`select ${users.id}, ${users.nick} as name from ${users}`)
