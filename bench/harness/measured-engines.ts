import { rmSync } from 'node:fs'
import mysql from 'mysql2/promise'
import type { Program } from './measure-process.ts'
import { MeasuredDatabase } from './measured-database.ts'

/** Where the MariaDB for measuring is; the role must be allowed to create databases. */
const MARIADB = new URL(process.env['LIMBECK_BENCH_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306')

/** The engines that are measured. */
export type MeasuredEngineName = 'postgresql' | 'mariadb' | 'sqlite'

/** A database of an engine, with the client of that engine. */
export interface MeasuredEngine {
  readonly name: MeasuredEngineName
  readonly client: string
  readonly url: string
  /** Makes the database anew and empty. */
  recreate(): Promise<void>
  drop(): Promise<void>
  /** The client that runs a file of SQL; what the queries in it give is written nowhere. */
  read(file: string): Program
}

/** The databases of one name on the servers, and the file that is SQLite's. */
export function createMeasuredEngines(
  name: string,
  file: string,
): { readonly [Name in MeasuredEngineName]: MeasuredEngine } {
  const postgresql = new MeasuredDatabase(name)
  return {
    postgresql: {
      name: 'postgresql',
      client: 'psql',
      url: postgresql.url,
      recreate: () => postgresql.recreate(),
      drop: () => postgresql.drop(),
      read: (script) => ({
        file: 'psql',
        args: `-q -X -A -t -v ON_ERROR_STOP=1 -o /dev/null -f ${script} ${postgresql.url}`.split(
          ' ',
        ),
      }),
    },
    mariadb: {
      name: 'mariadb',
      client: 'mariadb',
      url: `${MARIADB.href.replace(/\/$/, '')}/${name}`,
      recreate: async () => {
        await runOnMariadb(`DROP DATABASE IF EXISTS ${name}`)
        await runOnMariadb(`CREATE DATABASE ${name}`)
      },
      drop: () => runOnMariadb(`DROP DATABASE IF EXISTS ${name}`),
      read: (script) => ({
        file: 'sh',
        args: [
          '-c',
          `mariadb -h ${MARIADB.hostname} -P ${MARIADB.port || '3306'} -u ${MARIADB.username} ${name} < ${script} > /dev/null`,
        ],
        environment: { MYSQL_PWD: decodeURIComponent(MARIADB.password) },
      }),
    },
    sqlite: {
      name: 'sqlite',
      client: 'sqlite3',
      url: `sqlite:${file}`,
      recreate: async () => rmSync(file, { force: true }),
      drop: async () => rmSync(file, { force: true }),
      read: (script) => ({
        file: 'sh',
        args: ['-c', `sqlite3 -bail ${file} < ${script} > /dev/null`],
      }),
    },
  }
}

async function runOnMariadb(statement: string): Promise<void> {
  const connection = await mysql.createConnection(MARIADB.href)
  await connection.query(statement)
  await connection.end()
}
