import { defineConfig } from 'limbeck'

export default defineConfig({
  url: process.env['DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1/fib',
  migrations: './migrations',
  schema: './schema.ts',
})
