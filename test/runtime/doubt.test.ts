import { expect, it } from 'vitest'
import { directives } from '../../src/operations/index.ts'
import type { Operation } from '../../src/operations/operation.ts'
import { tookEffect } from '../../src/runtime/doubt.ts'
import { DEFAULT_NAMING } from '../../src/schema/naming.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import { openDatabase, type TestedDatabase } from './harness.ts'

const scope = { naming: DEFAULT_NAMING }
const {
  addEnumValue,
  createDomain,
  createEnum,
  createFunction,
  createMaterializedView,
  createSchema,
  createSequence,
  createTable,
  createTrigger,
  createView,
  dropDomain,
  dropEnum,
  dropEnumValue,
  dropFunction,
  dropMaterializedView,
  dropSchema,
  dropSequence,
  dropTable,
  dropTrigger,
  dropView,
  renameEnumValue,
} = directives

const usersTable = createTable(scope, 'users', { id: t.integer().primaryKey(), n: t.integer() })
const trigger = { timing: 'before', events: ['insert'] } as const

const viewOperations: readonly Operation[] = [
  createView(scope, 'old_users', 'SELECT id FROM users WHERE id < 10'),
  dropView(scope, 'old_users'),
]

const sequenceOperations: readonly Operation[] = [
  createSequence(scope, 'numbers', { start: 5 }),
  dropSequence(scope, 'numbers'),
]

/** What is made and dropped in turn: of each of them the catalog tells whether it was done. */
const OPERATIONS: { readonly [Name in EngineName]: (schema: string) => readonly Operation[] } = {
  postgresql: (schema) => [
    usersTable,
    ...viewOperations,
    ...sequenceOperations,
    createMaterializedView(scope, 'kept', 'SELECT 1 AS one'),
    dropMaterializedView(scope, 'kept'),
    createEnum(scope, 'mood', ['sad', 'ok'], { schema }),
    addEnumValue(scope, 'mood', 'glad', { schema }),
    renameEnumValue(scope, 'mood', 'ok', 'calm', { schema }),
    dropEnumValue(scope, 'mood', 'sad', { schema }),
    dropEnum(scope, 'mood', { schema }),
    createDomain(scope, 'email', t.text().notNull()),
    dropDomain(scope, 'email'),
    createFunction(scope, 'touch', {
      returns: 'trigger',
      language: 'plpgsql',
      body: sql`BEGIN RETURN NEW; END`,
    }),
    createTrigger(scope, 'on_users', 'users', { ...trigger, function: 'touch', forEach: 'row' }),
    dropTrigger(scope, 'on_users', 'users'),
    dropFunction(scope, 'touch'),
    createSchema(scope, `${schema}_two`),
    createSequence(scope, 'numbers', { schema: `${schema}_two` }),
    dropSequence(scope, 'numbers', { schema: `${schema}_two` }),
    dropSchema(scope, `${schema}_two`),
    dropTable(scope, 'users'),
  ],
  mariadb: (schema) => [
    usersTable,
    ...viewOperations,
    ...sequenceOperations,
    createView(scope, 'ids', 'SELECT id FROM users', { schema }),
    dropView(scope, 'ids', { schema }),
    createFunction(scope, 'twice', {
      parameters: 'a INTEGER, b VARCHAR(5)',
      returns: 'INT',
      body: sql`RETURN a * 2`,
      volatility: 'immutable',
    }),
    dropFunction(scope, 'twice', { parameters: 'a INTEGER, b VARCHAR(5)' }),
    createTrigger(scope, 'on_users', 'users', { ...trigger, body: sql`SET NEW.n = 1` }),
    dropTrigger(scope, 'on_users', 'users'),
    createSchema(scope, `${schema}_two`),
    createSequence(scope, 'numbers', { schema: `${schema}_two` }),
    dropSequence(scope, 'numbers', { schema: `${schema}_two` }),
    dropSchema(scope, `${schema}_two`, { cascade: true }),
    dropTable(scope, 'users'),
  ],
  sqlite: () => [
    usersTable,
    ...viewOperations,
    createTrigger(scope, 'on_users', 'users', {
      ...trigger,
      timing: 'after',
      body: sql`BEGIN DELETE FROM users WHERE n = 1; END`,
    }),
    dropTrigger(scope, 'on_users', 'users'),
    dropTable(scope, 'users'),
  ],
}

describeEngines('the effect of a statement in doubt', (engine) => {
  it('is told by the catalog, before and after', async () => {
    const database = await openDatabase(await engine.createUrl())
    const [place] = await database.rows(database.dialect.readPlace.sql)
    const home = String(place?.['schema'] ?? place?.['database'])
    try {
      for (const operation of OPERATIONS[engine.name](home)) {
        const told = [await tell(database, operation)]
        await run(database, operation)
        told.push(await tell(database, operation))
        expect([operation, ...told]).toEqual([operation, false, true])
      }
    } finally {
      await database.connection.close()
    }
  })
})

describeEngines('the effect of a definition in the place of another', (engine) => {
  it('is not told: it can be run again', async () => {
    const database = await openDatabase(await engine.createUrl())
    await run(database, createView(scope, 'ones', 'SELECT 1 AS one'))
    const replace = directives.replaceView(scope, 'ones', 'SELECT 1 AS one')
    expect(await tell(database, replace)).toBeUndefined()
    await database.connection.close()
  })
})

function tell(database: TestedDatabase, operation: Operation): Promise<boolean | undefined> {
  const statement = { sql: '' }
  const traits = database.dialect.readTraits('')
  return tookEffect(database, { statement, traits, origin: {}, operation })
}

async function run({ dialect, connection }: TestedDatabase, operation: Operation): Promise<void> {
  const inquiry = dialect.inquire(operation)
  const results = []
  for (const query of inquiry?.queries ?? []) results.push((await connection.execute(query)).rows)
  const statements = inquiry?.compile(results) ?? dialect.compile(operation)
  for (const statement of statements) await connection.execute(statement)
}
