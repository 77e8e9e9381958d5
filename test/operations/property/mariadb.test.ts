import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { openDatabase, type TestedDatabase } from '../../runtime/harness.ts'
import { getEngine } from '../../setup/engines.ts'
import { describeProperty } from './describe-property.ts'
import { dumpMariadb } from './dump/mariadb.ts'
import { createMariadbProfile } from './engines/mariadb.ts'

const engine = getEngine('mariadb')
const prefix = `${inject('prefix')}${randomBytes(3).toString('hex')}_`
const profile = createMariadbProfile(prefix)

describe.skipIf(!engine.isAvailable)('on mariadb', () => {
  let database: TestedDatabase

  beforeAll(async () => {
    database = await openDatabase(await engine.createUrl())
  })
  afterAll(() => database.connection.close())

  describeProperty({
    profile,
    fresh: async () => {
      const name = database.dialect.quoteIdentifier(database.connection.database)
      for (const schema of [...profile.schemas, profile.newSchema])
        await database.rows(`DROP DATABASE IF EXISTS ${schema}`)
      await database.rows(`DROP DATABASE ${name}`)
      await database.rows(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
      await database.rows(`USE ${name}`)
      return database.over(database.connection)
    },
    readDump: (one) => dumpMariadb(one, prefix),
  })
})
