/**
 * Measures how long SQLite tables take to be made anew: `op.alterColumn` on a table with children, indexes, a trigger and a
 * view, beside the same steps typed into the sqlite3 shell. Run with `npm run bench:rebuild`; `-- 100000 3` for 100,000
 * rows in 3 rounds instead of 1,000,000 in 7.
 *
 * Each run is a process of its own on a fresh copy of one file; checking foreign keys before the commit is part of both.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { formatTargets, formatTurns } from './harness/format-results.ts'
import { measureProcess, type Program } from './harness/measure-process.ts'
import { printSurroundings } from './harness/print-surroundings.ts'
import { readPositiveInteger } from './harness/read-positive-integer.ts'
import { runInTurns } from './harness/run-in-turns.ts'
import { LIMBECK_BIN, writeLimbeckScripts } from './harness/write-limbeck-project.ts'

const rows = readPositiveInteger(process.argv[2], 1_000_000)
const rounds = readPositiveInteger(process.argv[3], 7)

const directory = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))
const TEMPLATE = join(directory, 'template.db')
const FILE = join(directory, 'app.db')

const COLUMNS = `
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind VARCHAR(20) NOT NULL DEFAULT 'a',
  note TEXT CHECK (note <> ''),
  amount NUMERIC,
  doubled AS (amount * 2)
)`
const OVER = [
  'CREATE INDEX ix_kind ON parent (kind)',
  'CREATE INDEX ix_large ON parent (amount) WHERE amount > 100',
  `CREATE TRIGGER noted AFTER UPDATE OF note ON parent BEGIN UPDATE child SET id = id WHERE parent_id = NEW.id; END`,
]

const SCRIPT = `import { type Operations, t } from 'limbeck'

export const revision = 'a1'
export const downRevision = null

export async function upgrade(op: Operations) {
  await op.alterColumn('parent', 'kind', { type: t.varchar(40) })
}

export async function downgrade() {}
`

const TYPED = `.bail on
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
CREATE TABLE new_parent (${COLUMNS.replace('VARCHAR(20)', 'VARCHAR(40)')};
INSERT INTO new_parent (id, kind, note, amount) SELECT id, kind, note, amount FROM parent;
UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'parent') WHERE name = 'new_parent';
DROP TABLE parent;
PRAGMA legacy_alter_table = ON;
ALTER TABLE new_parent RENAME TO parent;
PRAGMA legacy_alter_table = OFF;
${OVER.map((text) => `${text};`).join('\n')}
PRAGMA foreign_key_check;
COMMIT;
`

function writeTemplate(): void {
  const database = new DatabaseSync(TEMPLATE)
  database.exec(`CREATE TABLE parent (${COLUMNS};
CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
CREATE VIEW totals AS SELECT kind, sum(amount) AS total FROM parent GROUP BY kind;
${OVER.join(';\n')};
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
INSERT INTO parent (kind, note, amount) SELECT 'kind ' || (i % 100), 'the note of ' || i, i / 7.0 FROM n;
INSERT INTO child SELECT id, id FROM parent;`)
  database.close()
}

try {
  writeTemplate()
  const typed = join(directory, 'typed.sql')
  writeFileSync(typed, TYPED)
  const project = join(directory, 'project')
  writeLimbeckScripts(project, { url: `sqlite:${FILE}`, scripts: [['a1_.ts', SCRIPT]] })
  const measure = (program: Program) => () => {
    rmSync(FILE, { force: true })
    copyFileSync(TEMPLATE, FILE)
    return measureProcess(program)
  }
  await printSurroundings()
  const turns = await runInTurns(
    [
      {
        name: 'Limbeck',
        measure: measure({
          file: process.execPath,
          args: [LIMBECK_BIN, 'upgrade'],
          directory: project,
        }),
      },
      {
        name: 'sqlite3',
        measure: measure({ file: 'sh', args: ['-c', `sqlite3 ${FILE} < ${typed}`] }),
      },
    ],
    { rounds },
  )
  console.log(`a table of ${rows} rows made anew, milliseconds\n`)
  console.log(formatTurns(turns))
  console.log()
  console.log(formatTargets(turns, [{ name: 'Limbeck', other: 'sqlite3', atMost: 1.3 }]))
} finally {
  rmSync(directory, { recursive: true })
}
