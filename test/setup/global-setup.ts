import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { findMariadb } from './mariadb-server.ts'
import { findPostgresql } from './postgresql-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URLs of the servers without a database; null where there is none. */
    servers: { readonly postgresql: string | null; readonly mariadb: string | null }
    /** The beginning of the names of all databases of this run. */
    prefix: string
  }
}

/** Finds the servers before the tests, and afterwards drops every database that the run has made. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgresql, mariadb] = await Promise.all([findPostgresql(), findMariadb()])
  for (const [name, server] of Object.entries({ PostgreSQL: postgresql, MariaDB: mariadb })) {
    if (server !== undefined) continue
    const message = `No ${name} was found, and none could be started: its tests do not run.`
    if (process.env['CI'] !== undefined) throw new Error(message)
    process.stderr.write(`\n*** ${message} ***\n\n`)
  }
  const prefix = `limbeck_test_${randomBytes(4).toString('hex')}_`
  project.provide('servers', { postgresql: postgresql?.url ?? null, mariadb: mariadb?.url ?? null })
  project.provide('prefix', prefix)
  return async () => {
    if (postgresql !== undefined) await dropPostgresql(postgresql.url, prefix)
    if (mariadb !== undefined) await dropMariadb(mariadb.url, prefix)
    await postgresql?.stop()
    await mariadb?.stop()
  }
}

async function dropPostgresql(url: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: `${url}/postgres` })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  )
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`)
  await client.end()
}

async function dropMariadb(url: string, prefix: string): Promise<void> {
  const client = await mysql.createConnection(url)
  const [rows] = await client.query<({ name: string } & mysql.RowDataPacket)[]>(
    'SELECT schema_name AS name FROM information_schema.schemata WHERE LEFT(schema_name, ?) = ?',
    [prefix.length, prefix],
  )
  for (const { name } of rows) await client.query(`DROP DATABASE \`${name}\``)
  await client.end()
}
