import { sql, t, table } from 'limbeck/schema'

/** What every table of the application has. */
const resource = {
  created_on: t.timestamptz().default(sql`CURRENT_TIMESTAMP`),
  updated_on: t.timestamptz(),
}

export const fibtable = table('fibtable', {
  id: t.integer().primaryKey(),
  ...resource,
  fib_index: t.integer().notNull().default(0),
  fib_value: t.integer().notNull().default(0),
  title: t.varchar(512).default(''),
})
