import { t, table } from 'limbeck/schema'

export const users = table('users', {
  created_at: t.timestamp(),
  updated_at: t.timestamp(),
  name: t.varchar(255).primaryKey(),
  id: t.integer().unique(),
  info_dict: t.json(),
  is_admin: t.boolean(),
})
