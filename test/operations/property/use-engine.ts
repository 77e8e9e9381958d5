import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { openDatabase, type TestedDatabase } from '../../runtime/harness.ts'
import { EMPTY_POSTGRESQL } from '../../setup/empty-postgresql.ts'
import { type EngineName, getEngine } from '../../setup/engines.ts'
import type { PropertyEngine } from './check-case.ts'
import { dumpMariadb } from './dump/mariadb.ts'
import { dumpPostgresql } from './dump/postgresql.ts'
import { dumpSqlite } from './dump/sqlite.ts'
import { createMariadbProfile } from './engines/mariadb.ts'
import { postgresqlProfile } from './engines/postgresql.ts'
import { sqliteProfile } from './engines/sqlite.ts'

/** Opens one database of an engine for all tests of a file, and closes it behind them. */
function useOne(name: EngineName, ...settings: readonly string[]): () => TestedDatabase {
  let database: TestedDatabase | undefined
  beforeAll(async () => {
    database = await openDatabase(await getEngine(name).createUrl())
    for (const sql of settings) await database.rows(sql)
  })
  afterAll(() => database?.connection.close())
  return () => {
    if (database === undefined) throw new Error('The database is opened before the tests')
    return database
  }
}

/** Engines as properties use them: what they draw, and databases that are made empty again for each case. */
export const useEngine: { readonly [Name in EngineName]: () => PropertyEngine } = {
  postgresql() {
    // The drops tell of everything that goes with a schema, and nothing has to survive a crash.
    const database = useOne(
      'postgresql',
      'SET client_min_messages = warning',
      'SET synchronous_commit = off',
    )
    return {
      profile: postgresqlProfile,
      fresh: async () => {
        await database().rows(EMPTY_POSTGRESQL)
        return database().over(database().connection)
      },
      readDump: dumpPostgresql,
    }
  },
  mariadb() {
    const database = useOne('mariadb')
    const prefix = `${inject('prefix')}${randomBytes(3).toString('hex')}_`
    const profile = createMariadbProfile(prefix)
    return {
      profile,
      fresh: async () => {
        const one = database()
        const name = one.dialect.quoteIdentifier(one.connection.database)
        for (const schema of [...profile.schemas, profile.newSchema])
          await one.rows(`DROP DATABASE IF EXISTS ${schema}`)
        await one.rows(`DROP DATABASE ${name}`)
        await one.rows(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
        await one.rows(`USE ${name}`)
        return one.over(one.connection)
      },
      readDump: (one) => dumpMariadb(one, prefix),
    }
  },
  sqlite() {
    let last: TestedDatabase | undefined
    const close = async () => {
      await last?.connection.close()
      last = undefined
    }
    afterEach(close)
    return {
      profile: sqliteProfile,
      fresh: async () => {
        await close()
        last = await openDatabase('sqlite::memory:')
        return last
      },
      readDump: dumpSqlite,
    }
  },
}
