import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openConnection } from '../../src/connect/open-connection.ts'
import { run } from '../run.ts'
import { dumpMariadb } from './dump-mariadb.ts'
import { dumpPostgresql } from './dump-postgresql.ts'
import { dumpSqlite } from './dump-sqlite.ts'
import type { SchemaDump } from './schema-dump.ts'

/** An engine as the tool uses it. `server` is the URL of a server, or a folder for SQLite. */
export interface Engine {
  /** Makes an empty database and gives its URL. */
  create(server: string, name: string): Promise<string>
  drop(server: string, name: string): Promise<void>
  /** Runs files of SQL as the engine's own client does. */
  load(url: string, files: readonly string[]): Promise<void>
  dump(url: string): Promise<SchemaDump>
}

async function execute(url: string, sql: string): Promise<void> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    await connection.execute({ sql })
  } finally {
    await connection.close()
  }
}

async function runClient(command: string, parameters: readonly string[]): Promise<void> {
  const { exitCode, output } = await run(command, parameters)
  if (exitCode !== 0) throw new Error(output)
}

/** The engines by the names that the tool takes. */
export const ENGINES = {
  postgresql: {
    async create(server, name) {
      await execute(`${server}/postgres`, `CREATE DATABASE ${name}`)
      return `${server}/${name}`
    },
    drop: (server, name) => execute(`${server}/postgres`, `DROP DATABASE IF EXISTS ${name}`),
    async load(url, files) {
      for (const file of files)
        await runClient('psql', ['-qX', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', file])
    },
    dump: dumpPostgresql,
  },
  mariadb: {
    async create(server, name) {
      await execute(`${server}/mysql`, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
      return `${server}/${name}`
    },
    drop: (server, name) => execute(`${server}/mysql`, `DROP DATABASE IF EXISTS ${name}`),
    async load(url, files) {
      const { hostname, port, username, pathname } = new URL(url)
      const client = ['-h', hostname, '-P', port || '3306', '-u', username, pathname.slice(1)]
      for (const file of files) await runClient('mariadb', [...client, '-e', `source ${file}`])
    },
    dump: dumpMariadb,
  },
  sqlite: {
    create: async (server, name) => `sqlite:${join(server, `${name}.db`)}`,
    drop: async () => {},
    async load(url, files) {
      const database = new DatabaseSync(url.replace(/^sqlite:/, ''))
      for (const file of files) database.exec(readFileSync(file, 'utf8'))
      database.close()
    },
    dump: dumpSqlite,
  },
} as const satisfies Readonly<Record<string, Engine>>

/** The name of an engine. */
export type EngineName = keyof typeof ENGINES
