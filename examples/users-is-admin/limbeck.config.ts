import { defineConfig } from 'limbeck'

export default defineConfig({
  url: process.env['DATABASE_URL'] ?? 'sqlite:db.sqlite',
  migrations: './migrations',
  schema: './schema.ts',
})
