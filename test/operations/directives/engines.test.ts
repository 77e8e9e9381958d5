import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openDatabase, type TestedDatabase } from '../../runtime/harness.ts'
import { emptyConnection } from '../../setup/empty-database.ts'
import { describeEngines } from '../../setup/engines.ts'
import { ALL_CASES } from './all-cases.ts'
import { statementsOf } from './case.ts'
import { toExpectedLines, toExpectedOutcome } from './expected.ts'
import { freeOtherSchema, lockOtherSchema } from './other-schema.ts'
import { runCase } from './run-case.ts'

/** What every run makes: on MariaDB that would take a third of the time. */
const OWN_TABLES = ['alembic_version', 'limbeck_log']

describeEngines('directives', (engine) => {
  // A file in memory goes with its connection; on a server one connection does for all.
  const isInMemory = engine.name === 'sqlite'
  let database: TestedDatabase
  beforeAll(async () => {
    if (isInMemory) return
    database = await openDatabase(await engine.createUrl())
    await lockOtherSchema(database)
  })
  beforeEach(async () => {
    if (isInMemory) database = await openDatabase('sqlite::memory:')
    await emptyConnection(database.connection, OWN_TABLES)
    await freeOtherSchema(database)
  })
  afterEach(async () => {
    if (isInMemory) await database.connection.close()
  })
  afterAll(async () => {
    if (isInMemory) return
    await freeOtherSchema(database)
    await database.connection.close()
  })

  it.each(ALL_CASES.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const { outcome, mysql, changes, remains = [] } = await runCase(database, each)
    expect(outcome).toEqual(toExpectedOutcome(statementsOf(each, engine.name)))
    const forMysql = toExpectedOutcome(statementsOf(each, 'mysql'))
    expect(mysql).toEqual(engine.name === 'mariadb' ? forMysql : undefined)
    expect(changes).toEqual(toExpectedLines(each.catalog[engine.name]))
    expect(remains).toEqual(toExpectedLines(each.remains?.[engine.name]))
  })
})
