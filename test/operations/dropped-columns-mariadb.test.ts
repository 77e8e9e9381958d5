import { describe, expect, test } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import { withoutUniqueTwins } from '../../src/autogenerate/unique-twins.ts'
import { applyOperation, reverseOperation } from '../../src/operations/apply-operation.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel } from '../../src/schema/schema-model.ts'
import type { TestedDatabase } from '../runtime/harness.ts'
import { getEngine } from '../setup/engines.ts'
import { readableModel } from '../setup/readable-model.ts'
import { useDatabases } from './use-databases.ts'

const engine = getEngine('mariadb')
const open = useDatabases()

const dropColumn = { kind: 'dropColumn', table: 'things', name: 'b' } as const

/** Tables whose column `b` goes. */
const DROPPED: readonly (readonly [string, string])[] = [
  ['an index over others too', 'a INT, b INT, c INT, KEY k (c, b)'],
  ['an index that begins with it', 'a INT, b INT, c INT, KEY k (b, c), KEY other (a)'],
  ['an index over it alone', 'a INT, b INT, KEY k (b)'],
  ['indexes that are then the same', 'a INT, b INT, KEY k (a, b), KEY other (b, a), KEY own (a)'],
  [
    'an index with prefixes and orders',
    'a VARCHAR(99), b INT, KEY k (a (10), b), KEY o (b, a DESC)',
  ],
  ['a fulltext index', 'a TEXT, b TEXT, FULLTEXT KEY f (a, b)'],
  ['a unique key over it alone', 'a INT, b INT, UNIQUE KEY u (b)'],
  ['a primary key over it alone', 'a INT, b INT PRIMARY KEY'],
  ['a check of it alone', 'a INT, b INT, CONSTRAINT ck CHECK (b > 0)'],
]

/** Tables that the server keeps the column of. */
const KEPT: readonly (readonly [string, string])[] = [
  ['a primary key', 'a INT, b INT, PRIMARY KEY (a, b)'],
  ['a unique key', 'a INT, b INT, UNIQUE KEY u (b, a)'],
  ['a check', 'a INT, b INT, CONSTRAINT ck CHECK (b > a)'],
  ['a foreign key', 'a INT, b INT, CONSTRAINT fk FOREIGN KEY (b) REFERENCES targets (id)'],
]

const TARGETS = 'CREATE TABLE targets (id INT PRIMARY KEY)'

describe.skipIf(!engine.isAvailable)('a column that MariaDB drops', () => {
  test.each(DROPPED)('goes with %s as foretold, and comes back', async (_, columns) => {
    const database = await open(engine, `CREATE TABLE things (${columns})`)
    const before = await read(database)
    await run(database, dropColumn)
    expect(await readTables(database)).toEqual(
      readableModel(applyOperation(dropColumn, before).tables),
    )
    const reversal = reverseOperation(dropColumn, before)
    expect(reversal.kind).toBe('operations')
    for (const each of reversal.kind === 'operations' ? reversal.operations : [])
      await run(database, each)
    expect(sortParts(await read(database))).toEqual(sortParts(before))
  })

  test.each(KEPT)('is kept for %s over other columns, as foretold', async (_, columns) => {
    const database = await open(engine, TARGETS, `CREATE TABLE things (${columns})`)
    const before = await read(database)
    await expect(run(database, dropColumn)).rejects.toThrow(
      /Key column 'b' doesn't exist|Unknown column 'b'|needed in a foreign key/,
    )
    expect(() => applyOperation(dropColumn, before)).toThrow(
      expect.objectContaining({ code: 'schema_conflict' }),
    )
  })

  test('is not brought back where a foreign key holds on to what is left of an index', async () => {
    const key = 'CONSTRAINT fk FOREIGN KEY (a) REFERENCES targets (id)'
    const database = await open(
      engine,
      TARGETS,
      `CREATE TABLE things (a INT, b INT, KEY k (a, b), ${key})`,
    )
    const before = await read(database)
    await run(database, dropColumn)
    expect(await readTables(database)).toEqual(
      readableModel(applyOperation(dropColumn, before).tables),
    )
    expect(reverseOperation(dropColumn, before)).toMatchObject({ kind: 'irreversible' })
    await expect(run(database, { kind: 'dropIndex', table: 'things', name: 'k' })).rejects.toThrow(
      'needed in a foreign key',
    )
  })
})

async function read({ connection, dialect }: TestedDatabase): Promise<SchemaModel> {
  const scope = { kind: 'schemas', schemas: 'default' } as const
  return withoutUniqueTwins(await introspect(connection, dialect, scope))
}

async function readTables(database: TestedDatabase): Promise<unknown> {
  return readableModel((await read(database)).tables)
}

async function run({ dialect, connection }: TestedDatabase, operation: Operation): Promise<void> {
  for (const statement of dialect.compile(operation)) await connection.execute(statement)
}

/** What comes back stands behind the others. */
function sortParts({ tables }: SchemaModel): unknown {
  const sort = <Item extends { readonly name: string }>(items: readonly Item[]) =>
    items.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const sorted = Object.entries(tables).map(([key, table]) => [
    key,
    { ...table, columns: sort(table.columns), indexes: sort(table.indexes) },
  ])
  return readableModel(Object.fromEntries(sorted))
}
