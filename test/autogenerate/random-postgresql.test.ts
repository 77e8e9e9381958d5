import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialects } from '../../src/dialects/index.ts'
import type { Operation } from '../../src/operations/operation.ts'
import { buildOperations } from '../operations/property/build-operations.ts'
import { caseOf } from '../operations/property/draw-case.ts'
import { postgresqlProfile } from '../operations/property/engines/postgresql.ts'
import { createFoundations, createModel } from '../setup/create-model.ts'
import { dumpPostgresql } from '../setup/dump-postgresql.ts'
import { EMPTY_POSTGRESQL } from '../setup/empty-postgresql.ts'
import { getEngine } from '../setup/engines.ts'
import { propertyRun } from '../setup/property-run.ts'

const engine = getEngine('postgresql')
const dialect = dialects.postgresql
const everything = { kind: 'schemas', schemas: 'all' } as const

describe.skipIf(!engine.isAvailable)('random schemas of PostgreSQL', () => {
  let connection: Connection
  const run = async (operations: readonly Operation[]) => {
    for (const operation of operations)
      for (const statement of dialect.compile(operation)) await connection.execute(statement)
  }

  beforeAll(async () => {
    connection = await openConnection(await engine.createUrl(), { baseDirectory: process.cwd() })
    await connection.execute({ sql: 'SET client_min_messages = warning' })
    await connection.execute({ sql: 'SET synchronous_commit = off' })
  })
  afterAll(() => connection.close())

  it('are made again from what was read of them', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(caseOf('createTable', postgresqlProfile), async ({ model }) => {
        await connection.execute({ sql: EMPTY_POSTGRESQL })
        await run(buildOperations(model, { keysInside: false }))
        const read = await introspect(connection, dialect, everything)
        const before = await dumpPostgresql(connection)
        await connection.execute({ sql: EMPTY_POSTGRESQL })
        await run([...createFoundations(read), ...createModel(read)])
        expect(await dumpPostgresql(connection)).toEqual(before)
        expect(await introspect(connection, dialect, everything)).toEqual(read)
      }),
      { numRuns: propertyRun.cases, seed: propertyRun.seed },
    )
  })
})
