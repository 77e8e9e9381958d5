import type { ChangeCase, TableSketch } from '../schema-sketch.ts'
import { KEY } from './key.ts'

const users: TableSketch = {
  columns: { id: KEY, email: { type: ['varchar', 100], notNull: true } },
  items: [{ kind: 'unique', columns: ['email'] }],
}

const posts: TableSketch = {
  columns: { id: KEY, user_id: 'integer', title: ['varchar', 50] },
  items: [
    { kind: 'foreignKey', columns: ['user_id'], references: { table: 'users', columns: ['id'] } },
    { kind: 'index', on: ['title'] },
    { kind: 'index', name: 'ix_posts_owner', on: ['user_id', 'title'], unique: true },
  ],
}

/** Tables that come, go and are commented. */
export const TABLE_CHANGES: readonly ChangeCase[] = [
  { title: 'a new table with keys and indexes', before: { users }, after: { users, posts } },
  { title: 'a table that is gone, with its indexes', before: { users, posts }, after: { users } },
  {
    title: 'all tables but one are gone',
    before: { users, posts, a: noted('a') },
    after: { a: noted('a') },
  },
  {
    title: 'new tables that point at each other',
    before: { users },
    after: { users, a: pointing('b'), b: pointing('a') },
  },
  {
    title: 'a new comment of a table',
    on: ['postgresql', 'mariadb'],
    before: { users },
    after: { users: { ...users, comment: "who's there" } },
  },
  {
    title: 'another comment of a table',
    on: ['postgresql', 'mariadb'],
    before: { users: { ...users, comment: 'one' } },
    after: { users: { ...users, comment: 'other' } },
  },
  {
    title: 'a comment of a table that is gone',
    on: ['postgresql', 'mariadb'],
    before: { users: { ...users, comment: 'one' } },
    after: { users },
  },
  {
    title: 'a new table in another schema',
    on: ['postgresql'],
    before: { users },
    after: { users, audit: { ...noted('audit'), schema: 'other' } },
    options: { includeSchemas: true },
  },
  {
    title: 'a table of another schema that is gone',
    on: ['postgresql'],
    before: { users, audit: { ...noted('audit'), schema: 'other' } },
    after: { users },
    options: { includeSchemas: true },
  },
  {
    title: 'a changed table of another schema',
    on: ['postgresql'],
    before: { users, audit: { columns: { id: KEY, note: 'text' }, schema: 'other' } },
    after: {
      users,
      audit: {
        columns: { id: KEY, note: { type: 'text', notNull: true }, at: 'timestamptz' },
        schema: 'other',
        items: [{ kind: 'index', on: ['at'] }],
      },
    },
    options: { includeSchemas: true },
  },
]

function noted(name: string): TableSketch {
  return { columns: { id: KEY, [`${name}_note`]: 'text' } }
}

function pointing(other: string): TableSketch {
  return {
    columns: { id: KEY, other_id: 'integer' },
    items: [
      { kind: 'foreignKey', columns: ['other_id'], references: { table: other, columns: ['id'] } },
    ],
  }
}
