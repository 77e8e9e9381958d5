import { afterAll, beforeAll, describe } from 'vitest'
import { openDatabase, type TestedDatabase } from '../../runtime/harness.ts'
import { EMPTY_POSTGRESQL } from '../../setup/empty-postgresql.ts'
import { getEngine } from '../../setup/engines.ts'
import { describeProperty } from './describe-property.ts'
import { dumpPostgresql } from './dump/postgresql.ts'
import { postgresqlProfile } from './engines/postgresql.ts'

const engine = getEngine('postgresql')

describe.skipIf(!engine.isAvailable)('on postgresql', () => {
  let database: TestedDatabase

  beforeAll(async () => {
    database = await openDatabase(await engine.createUrl())
    // The drops tell of everything that goes with a schema.
    await database.rows('SET client_min_messages = warning')
    // Nothing of it has to survive a crash.
    await database.rows('SET synchronous_commit = off')
  })
  afterAll(() => database.connection.close())

  describeProperty({
    profile: postgresqlProfile,
    fresh: async () => {
      await database.rows(EMPTY_POSTGRESQL)
      return database.over(database.connection)
    },
    readDump: dumpPostgresql,
  })
})
