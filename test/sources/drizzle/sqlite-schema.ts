import { type SQL, sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  blob,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  primaryKey,
  real,
  sqliteTable,
  sqliteView,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

export const users = sqliteTable(
  'users',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    email: text('email').notNull().unique(),
    nick: text('nick', { length: 50 }).unique('users_nick_is_unique'),
    age: integer('age').default(18),
    mood: text('mood', { enum: ['sad', 'ok', "it's fine"] })
      .default('ok')
      .notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).default(true).notNull(),
    settings: text('settings', { mode: 'json' })
      .default({ theme: 'dark', deep: [1, null, 'x'] })
      .notNull(),
    parentId: integer('parent_id').references((): AnySQLiteColumn => users.id, {
      onDelete: 'set null',
    }),
    teamId: integer('team_id'),
    fullName: text('full_name').generatedAlwaysAs((): SQL => sql`${users.nick} || ${users.email}`),
    slug: text('slug').generatedAlwaysAs((): SQL => sql`lower(${users.nick})`, { mode: 'stored' }),
    nano: text('nano').$default(() => 'x'),
    createdAt: integer('created_at', { mode: 'timestamp' }).default(sql`(unixepoch())`).notNull(),
    updatedAt: text('updated_at').default(sql`(current_timestamp)`),
  },
  (table) => [
    index('users_lower_email').on(sql`lower(${table.email})`),
    index('users_age').on(table.age, table.isActive),
    index('users_recent').on(table.createdAt).where(sql`${table.isActive} and ${table.age} > 18`),
    uniqueIndex('users_team_nick').on(table.teamId, table.nick),
    check('users_age_check', sql`${table.age} >= 0 and ${table.age} < 150`),
    unique().on(table.teamId, table.email),
    foreignKey({ columns: [table.teamId], foreignColumns: [teams.id], name: 'users_team' })
      .onDelete('cascade')
      .onUpdate('restrict'),
  ],
)

/** In a circle with the users. */
export const teams = sqliteTable('teams', {
  id: integer('id').primaryKey(),
  captainId: integer('captain_id').references((): AnySQLiteColumn => users.id),
  name: text('name').default("it's a team").notNull(),
})

export const memberships = sqliteTable(
  'memberships',
  {
    userId: integer('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
    teamId: integer('team_id'),
    role: text('role').default('own'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.teamId] })],
)

export const notes = sqliteTable(
  'notes',
  {
    key: text('key').primaryKey(),
    userId: integer('user_id').notNull(),
    teamId: integer('team_id').notNull(),
    text: text('text').default('').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.userId, table.teamId],
      foreignColumns: [memberships.userId, memberships.teamId],
    }),
  ],
)

export const everyType = sqliteTable('every_type', {
  a: integer('a', { mode: 'timestamp_ms' }),
  b: real('b').default(-0.25),
  c: numeric('c').default('12.50'),
  d: blob('d'),
  e: blob('e', { mode: 'json' }),
  f: blob('f', { mode: 'bigint' }),
  g: integer('g', { mode: 'boolean' }).default(false),
})

export const activeUsers = sqliteView('active_users').as((query) =>
  query
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(sql`${users.isActive} and ${users.age} > ${21}`),
)

export const userNames = sqliteView('user_names', { id: integer('id'), name: text('name') }).as(
  sql`select ${users.id}, ${users.nick} as name from ${users}`,
)
