import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, it } from 'vitest'
import { runProgram, startProgram } from './program.ts'

const KILLS = 12
const ROWS = Number(process.env['LIMBECK_REBUILD_ROWS'] ?? 10_000) * 5

const directory = mkdtempSync(join(tmpdir(), 'limbeck-kill-rebuild-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const TEMPLATE = join(directory, 'template.db')
const FILE = join(directory, 'app.db')

const SCRIPT = `import { type Operations, t } from 'limbeck'

export const revision = 'a1'
export const downRevision = null

export async function upgrade(op: Operations) {
  await op.execute('PRAGMA cache_size = 20')
  await op.alterColumn('parent', 'kind', { type: t.varchar(40) })
  await op.alterColumn('parent', 'note', { nullable: false })
}

export async function downgrade() {}
`

function prepare(): void {
  mkdirSync(join(directory, 'migrations/versions'), { recursive: true })
  writeFileSync(
    join(directory, 'limbeck.config.ts'),
    `import { defineConfig } from 'limbeck'\n\nexport default defineConfig({ url: 'sqlite:app.db', migrations: './migrations' })\n`,
  )
  writeFileSync(join(directory, 'migrations/versions/a1_rebuild.ts'), SCRIPT)
  const database = new DatabaseSync(TEMPLATE)
  database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT, kind VARCHAR(20), note TEXT);
CREATE TABLE child (id INTEGER PRIMARY KEY, p REFERENCES parent ON DELETE CASCADE);
CREATE INDEX ix ON parent (kind, note);
CREATE TRIGGER g AFTER UPDATE ON parent BEGIN SELECT 1; END;
CREATE VIEW v AS SELECT kind FROM parent;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
INSERT INTO parent (kind, note) SELECT 'k' || i, 'n' || i FROM n;
INSERT INTO child SELECT id, id FROM parent;`)
  database.close()
}

function describeFile() {
  const database = new DatabaseSync(FILE)
  const all = (sql: string) => database.prepare(sql).all()
  const found = {
    objects: all(
      `SELECT name, sql FROM sqlite_master WHERE tbl_name IN ('parent', 'child', 'v') ORDER BY name`,
    ),
    others: all(`SELECT name FROM sqlite_master WHERE name GLOB '_limbeck_new_*'`),
    parents: all('SELECT count(*) AS n, sum(id) AS total, min(kind), max(note) FROM parent'),
    children: all('SELECT count(*) AS n FROM child'),
    sequence: all('SELECT * FROM sqlite_sequence'),
    integrity: all('PRAGMA integrity_check'),
  }
  database.close()
  return found
}

function startAnew(): void {
  for (const suffix of ['', '-journal', '-wal', '-shm', '-limbeck-lock']) {
    rmSync(FILE + suffix, { force: true })
  }
  copyFileSync(TEMPLATE, FILE)
}

it(`leaves the old table whole or the new one, ${KILLS} times killed`, {
  timeout: 600_000,
}, async () => {
  prepare()
  startAnew()
  const old = describeFile()
  const startedAt = performance.now()
  expect(await runProgram(directory, 'upgrade')).toMatchObject({ status: 0 })
  let calmMs = performance.now() - startedAt
  const done = describeFile()
  expect(done).not.toEqual(old)
  let kills = 0
  let hotJournals = 0
  for (let turn = 0; kills < KILLS && turn < KILLS * 4; turn++) {
    startAnew()
    const program = startProgram(directory, ['upgrade'])
    // Evenly over the second half: the first is the start of Node.
    const delayMs = calmMs * (0.3 + (0.7 * ((turn * 7) % KILLS)) / KILLS)
    const timer = setTimeout(() => program.process.kill('SIGKILL'), delayMs)
    const { status } = await program.ending
    clearTimeout(timer)
    if (status === null) {
      kills += 1
      if (existsSync(`${FILE}-journal`)) hotJournals += 1
    } else {
      // The machine has less to do than it had.
      calmMs *= 0.9
    }
    const found = describeFile()
    expect([old, done]).toContainEqual(found)
    await runProgram(directory, 'upgrade')
    expect(describeFile()).toEqual(done)
  }
  expect(kills).toBe(KILLS)
  expect(hotJournals).toBeGreaterThan(0)
})
