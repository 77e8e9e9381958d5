import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialectFor } from '../../src/dialects/index.ts'
import { describeNotModelled } from '../../src/render/index.ts'
import { ENGINES } from '../../tools/real-schemas/engines.ts'
import { makeRoundTrip, type RoundTrip } from '../../tools/real-schemas/round-trip.ts'
import { describeEngines, type EngineName, type TestEngine } from '../setup/engines.ts'

/** Runs SQL in a new database, pulls it, and makes another of its models. */
async function pullAndMake(engine: TestEngine, sql: string): Promise<RoundTrip> {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-pull-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const [original, copy] = [await engine.createUrl(), await engine.createUrl()]
  const connection = await openConnection(original, { baseDirectory: directory })
  const dialect = dialectFor(connection.server)
  for (const statement of dialect.splitStatements(sql))
    await connection.execute({ sql: statement.sql })
  await connection.close()
  return await makeRoundTrip(ENGINES[engine.name], { original, copy, directory })
}

/** What models cannot declare of a wide schema. */
const NOT_MODELLED: Readonly<Record<EngineName, readonly string[]>> = {
  postgresql: [
    'foreign key "children_self" of "app.children": onDeleteColumns',
    'column "value" of "app.measures_ones": inherited',
    'check "parents_price" of "parents": comment',
    'index "parents_plain" of "parents": comment',
  ],
  mariadb: [
    'column "joined" of "computed": isVisible',
    'column "hidden" of "computed": isVisible',
    'check "positive" of "computed": column',
    'index "noted" of "keyed": comment',
    'index "ignored" of "keyed": isVisible',
    'check "only_valid" of "texts": column',
  ],
  sqlite: [
    'virtual table "boxes"',
    'virtual table "docs"',
    'column "id" of "no_alias": nullable',
    'column "id" of "text_key": nullable',
    'column "other" of "text_key": onNullConflict',
    'primary key of "text_key": onConflict',
    'unique of "text_key": onConflict',
  ],
}

describeEngines('a wide schema', (engine) => {
  test('becomes models that compile, and in which nothing is left to do', async () => {
    const file = new URL(`wide-${engine.name}.sql`, import.meta.url)
    const trip = await pullAndMake(engine, readFileSync(file, 'utf8'))
    expect(trip).toMatchObject({ compiler: '', formatter: '', changes: [], unverified: 0 })
    expect(trip.notModelled.map(describeNotModelled)).toEqual(NOT_MODELLED[engine.name])
  }, 120_000)
})

/** What no schema model has a place for, beside a table that models declare. */
const UNKNOWN: Readonly<Record<EngineName, readonly [sql: string, ...found: readonly string[]]>> = {
  postgresql: [
    `CREATE TABLE t (id integer PRIMARY KEY, note text);
    CREATE SCHEMA far; CREATE TYPE far.pair AS (a integer, b text);
    CREATE PROCEDURE go(x integer) LANGUAGE sql AS 'SELECT 1';
    CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer);
    CREATE TYPE far.spans AS RANGE (subtype = float8);
    CREATE COLLATION german (provider = icu, locale = 'de');
    CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
    CREATE STATISTICS both_columns ON id, note FROM t;
    CREATE POLICY mine ON t USING (id > 1); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
    CREATE FUNCTION quick(integer, integer) RETURNS integer LANGUAGE internal AS 'int4pl';
    CREATE RULE nothing AS ON DELETE TO t DO INSTEAD NOTHING;
    ALTER TABLE t REPLICA IDENTITY FULL; ALTER TABLE t CLUSTER ON t_pkey; COMMENT ON INDEX t_pkey IS 'its own'; ALTER TABLE t ALTER note SET STORAGE EXTERNAL;`,
    'aggregate "total(integer)"',
    'collation "german"',
    'column "note" of "t": storage',
    'composite type "far.pair"',
    'function "quick(integer, integer)"',
    'index "t_pkey" of "t": clustered',
    'index "t_pkey" of "t": comment',
    'policy "mine" of "t"',
    'procedure "go(IN x integer)"',
    'range type "far.spans"',
    'rule "nothing" of "t"',
    'statistics "both_columns" of "t"',
    'table "t": replicaIdentity',
    'table "t": rowSecurity',
    'text search configuration "words"',
  ],
  mariadb: [
    `CREATE TABLE t (id integer PRIMARY KEY);
    CREATE PROCEDURE go() SELECT 1;
    CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM t;
    CREATE TABLE cut (a varchar(100), b varchar(100), PRIMARY KEY (a (10), b (20)), UNIQUE KEY u (b));
    CREATE TABLE kept (id integer, n integer, PRIMARY KEY USING BTREE (id), UNIQUE KEY u USING BTREE (n), UNIQUE KEY h (n, id)) ENGINE=MEMORY;`,
    'event "nightly"',
    'index "PRIMARY" of "cut": length',
    'index "PRIMARY" of "kept": using',
    'index "u" of "kept": using',
    'procedure "go"',
  ],
  sqlite: [
    'CREATE TABLE t (id integer PRIMARY KEY); CREATE VIRTUAL TABLE words USING fts5(body)',
    'virtual table "words"',
  ],
}

describeEngines('what no model knows', (engine) => {
  test('is listed', async () => {
    const [sql, ...found] = UNKNOWN[engine.name]
    const { notModelled, changes } = await pullAndMake(engine, sql)
    expect({ changes, found: notModelled.map(describeNotModelled) }).toEqual({ changes: [], found })
  })
})
