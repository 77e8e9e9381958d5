import { describe, expect, test } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import { applyOperation, reverseOperation } from '../../src/operations/apply-operation.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel } from '../../src/schema/schema-model.ts'
import type { TestedDatabase } from '../runtime/harness.ts'
import { getEngine } from '../setup/engines.ts'
import { readableModel } from '../setup/readable-model.ts'
import { useDatabases } from './use-databases.ts'

const engine = getEngine('postgresql')
const open = useDatabases()

const NOTHING = `CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`
const instead = (name: string, view: string) =>
  `CREATE TRIGGER ${name} INSTEAD OF INSERT ON ${view} FOR EACH ROW EXECUTE FUNCTION nothing()`

const VIEWS = [
  'CREATE TABLE t (id integer, a integer)',
  NOTHING,
  'CREATE VIEW a AS SELECT id, a FROM t',
  'CREATE VIEW z AS SELECT a.a FROM a',
  'CREATE VIEW b AS SELECT z.a FROM a JOIN z ON z.a = a.a',
  'CREATE MATERIALIZED VIEW kept AS SELECT x.a FROM t, b x',
  'CREATE VIEW apart AS SELECT t.a FROM t',
  'CREATE VIEW "b 2" AS SELECT 1 AS b',
  instead('on_a', 'a'),
  instead('on_z', 'z'),
  instead('on_apart', 'apart'),
  `CREATE FUNCTION takes(z) RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
]

const FUNCTIONS = [
  'CREATE TABLE t (id integer)',
  `CREATE FUNCTION one() RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'`,
  NOTHING,
  'CREATE VIEW a AS SELECT one() AS one FROM t',
  'CREATE VIEW b AS SELECT a.one FROM a',
  'CREATE VIEW apart AS SELECT t.id AS one FROM t',
  'CREATE TRIGGER touch BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION nothing()',
  instead('on_b', 'b'),
]

const CASES: readonly (readonly [string, readonly string[], Operation])[] = [
  ['a view', VIEWS, { kind: 'dropView', name: 'a', cascade: true }],
  ['a view over others', VIEWS, { kind: 'dropView', name: 'b', cascade: true }],
  ['a view that nothing is over', VIEWS, { kind: 'dropView', name: 'apart' }],
  ['a materialized view', VIEWS, { kind: 'dropMaterializedView', name: 'kept', cascade: true }],
  ['a function', FUNCTIONS, { kind: 'dropFunction', name: 'one', cascade: true }],
  ['a function of triggers', FUNCTIONS, { kind: 'dropFunction', name: 'nothing', cascade: true }],
]

describe.skipIf(!engine.isAvailable)('what PostgreSQL drops with something else', () => {
  test.each(CASES)('goes with %s as foretold, and comes back', async (_, setup, operation) => {
    const database = await open(engine, ...setup)
    const before = await read(database)
    await run(database, operation)
    expect(readableModel(await read(database))).toEqual(
      readableModel(applyOperation(operation, before)),
    )
    const reversal = reverseOperation(operation, before)
    expect(reversal.kind).toBe('operations')
    for (const each of reversal.kind === 'operations' ? reversal.operations : [])
      await run(database, each)
    expect(readableModel(await read(database))).toEqual(readableModel(before))
  })

  test.each([
    ['a default', 'CREATE TABLE u (n integer DEFAULT one())'],
    ['a check', 'CREATE TABLE u (n integer, CHECK (n > one()))'],
    ['an index', 'CREATE TABLE u (n integer); CREATE INDEX ON u ((n + one()))'],
    ['a domain', 'CREATE DOMAIN d AS integer CHECK (VALUE > one())'],
    [
      'one of the same name',
      `CREATE FUNCTION one(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    ],
  ])('is not said to be known where there is %s', async (_, more) => {
    const database = await open(engine, ...FUNCTIONS, ...more.split('; '))
    const before = await read(database)
    expect(() =>
      applyOperation({ kind: 'dropFunction', name: 'one', parameters: '', cascade: true }, before),
    ).toThrow(expect.objectContaining({ code: 'schema_conflict' }))
  })

  test('indexes of a materialized view are not made again with it', async () => {
    const database = await open(engine, ...VIEWS, 'CREATE INDEX ix ON kept (a)')
    const reversal = reverseOperation(
      { kind: 'dropView', name: 'a', cascade: true },
      await read(database),
    )
    expect(reversal).toMatchObject({ kind: 'irreversible' })
  })
})

function read({ connection, dialect }: TestedDatabase): Promise<SchemaModel> {
  return introspect(connection, dialect, { kind: 'schemas', schemas: 'default' })
}

async function run({ dialect, connection }: TestedDatabase, operation: Operation): Promise<void> {
  for (const statement of dialect.compile(operation)) await connection.execute(statement)
}
