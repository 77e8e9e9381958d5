import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import type { BatchOperations } from '../../src/operations/index.ts'
import {
  openDatabase,
  runScripts,
  type TestedDatabase,
  type TestScript,
} from '../runtime/harness.ts'

/** How many rows the parent has; a million with `LIMBECK_REBUILD_ROWS=1000000`. */
export const ROWS = Number(process.env['LIMBECK_REBUILD_ROWS'] ?? 10_000)

/** The parent as people write tables: all of this has to be there afterwards, byte for byte. */
export const PARENT = `CREATE TABLE parent ( -- the parent
  id INTEGER CONSTRAINT pk_parent PRIMARY KEY AUTOINCREMENT, -- counted
  [kind] VARCHAR(20) COLLATE NOCASE NOT NULL ON CONFLICT ABORT DEFAULT 'a, b)',
  \`note\` text DEFAULT (lower('X')) CHECK (note <> ''), /* any
  text */
  amount NUMERIC(10, 2) CONSTRAINT positive CHECK (amount >= 0),
  "the size" int GENERATED ALWAYS AS (length(kind) + 1) STORED,
  halved AS (amount / 2),
  boss INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED,
  code TEXT CONSTRAINT uq_code UNIQUE ON CONFLICT REPLACE,
  plain BLOB,
  CHECK (parent.amount < 1000000000) CHECK (id > 0), -- no comma between them
  UNIQUE (kind, code),
  CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES "parent" (id) ON DELETE SET NULL
)`

const OTHERS = [
  'CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE)',
  'CREATE TABLE log (entry TEXT)',
  `CREATE INDEX ix_partial ON parent (kind COLLATE RTRIM DESC) WHERE amount > 1`,
  `CREATE UNIQUE INDEX "ix expression" ON parent (lower(code), id)`,
  `CREATE VIEW totals AS SELECT kind, sum(amount) AS total, count(*) AS n FROM parent GROUP BY kind`,
  `CREATE VIEW broken AS SELECT x FROM nowhere`,
  `CREATE TRIGGER noted AFTER UPDATE OF note ON parent BEGIN INSERT INTO log VALUES ('noted ' || NEW.id); END`,
  `CREATE TRIGGER grown AFTER INSERT ON child WHEN NEW.id > 1000000 BEGIN UPDATE parent SET note = 'child' WHERE id = NEW.parent_id; END`,
]

const fill = (rows: number) => [
  `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
   INSERT INTO parent (id, kind, amount, boss, code, plain)
   SELECT i * 3, 'k' || (i % 7), i / 4.0, CASE WHEN i > 1 THEN 3 END, 'c' || i, zeroblob(i % 5) FROM n`,
  `INSERT INTO child (id, parent_id) SELECT id / 3, id FROM parent`,
  // The highest number was given to a row that is gone.
  `INSERT INTO parent (id, code) VALUES (${rows * 10}, 'gone')`,
  `DELETE FROM parent WHERE id = ${rows * 10}`,
  'ANALYZE',
]

/** The parent with everything around it, and rows. */
export const createFamily = (rows: number) => [PARENT, ...OTHERS, ...fill(rows)]

/** Databases of one driver, each with the family in it. */
export function createFamilies(scheme: string) {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-rebuild-'))
  const opened: TestedDatabase[] = []
  let count = 0
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return async (setup: readonly string[] = createFamily(ROWS)) => {
    count += 1
    const database = await openDatabase(`${scheme}:${join(directory, `${count}.db`)}`)
    opened.push(database)
    for (const sql of setup) await database.connection.execute({ sql })
    return database
  }
}

/** Runs one script. */
export async function run(
  database: TestedDatabase,
  up: TestScript['up'],
  options: Partial<TestScript> = {},
): Promise<void> {
  const done = (await database.versionTable.readRows()).length
  const before = Array.from({ length: done === 0 ? 0 : await countRuns(database) }, () => ({
    up: () => {},
  }))
  await runScripts(database, [...before, { up, ...options }])
}

async function countRuns(database: TestedDatabase): Promise<number> {
  const [row = ''] = await database.versionTable.readRows()
  return Number(row.slice(1))
}

/** Everything that a rebuild could lose. */
export async function readAll(database: TestedDatabase, columns: string) {
  const one = async (sql: string) => database.rows(sql)
  return {
    objects: await one(
      `SELECT type, name, tbl_name, sql FROM sqlite_master
       WHERE tbl_name NOT IN ('limbeck_log', 'alembic_version') AND NOT (type = 'table' AND name = 'parent')
         AND (sql IS NOT NULL OR tbl_name <> 'parent') AND name <> 'sqlite_sequence'
       ORDER BY type, name`,
    ),
    rows: await digestRows(database, columns),
    children: await one('SELECT count(*) AS n, sum(parent_id) AS total FROM child'),
    sequence: await one('SELECT name, seq FROM sqlite_sequence ORDER BY name'),
    statistics: await one(
      `SELECT tbl, idx, stat FROM sqlite_stat1 WHERE coalesce(idx, '') NOT GLOB 'sqlite_auto*'
         AND tbl NOT IN ('limbeck_log', 'alembic_version') ORDER BY 1, 2`,
    ),
    totals: await one('SELECT * FROM totals ORDER BY kind'),
    foreignKeys: await one('PRAGMA foreign_key_check'),
    integrity: await one('PRAGMA integrity_check'),
    legacy: await one('PRAGMA legacy_alter_table'),
  }
}

const CHUNK = 10_000

/** The rows with their rowids, in pieces that fit into memory however many there are. */
async function digestRows(database: TestedDatabase, columns: string) {
  const hash = createHash('sha256')
  let count = 0
  for (let after: unknown = 0, isOver = false; !isOver; ) {
    const rows = await database.rows(
      `SELECT rowid AS "row", ${columns} FROM parent WHERE rowid > ${String(after)} ORDER BY rowid LIMIT ${CHUNK}`,
    )
    hash.update(JSON.stringify(rows))
    count += rows.length
    after = rows.at(-1)?.['row']
    isOver = rows.length < CHUNK
  }
  return { count, digest: hash.digest('hex') }
}

/** The text of a table. */
export async function readText(database: TestedDatabase, table = 'parent'): Promise<string> {
  const [row] = await database.rows(
    `SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '${table}'`,
  )
  return String(row?.['sql'])
}

/** Changes of the parent that need it to be made anew: what changes in its text, and how. */
export interface Change {
  readonly title: string
  readonly change: (batch: BatchOperations) => void
  /** The pieces of the text that give way to others. */
  readonly text: readonly (readonly [from: string, to: string])[]
}
