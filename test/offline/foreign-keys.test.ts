import { describe, expect, it } from 'vitest'
import { createMigrator } from '../../src/index.ts'
import { createTestProject } from '../cli/test-project.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { getEngine } from '../setup/engines.ts'
import { hasClient, runClient } from './client.ts'

const engine = getEngine('sqlite')

/** Runs the SQL of one revision with the shell, on a database that was made before. */
async function runOne(before: string, body: string) {
  const url = await engine.createUrl()
  expect(runClient('sqlite', url, before)).toMatchObject({ status: 0 })
  const project = createTestProject()
  project.write(
    'versions/a1.mjs',
    `export const revision = 'a1'
export const downRevision = null
export async function upgrade(op) { await op.execute(${JSON.stringify(body)}) }
export async function downgrade() {}`,
  )
  await using migrator = await createMigrator({
    url: 'sqlite:/nowhere/x.db',
    migrations: project.directory,
  })
  const { sql } = await migrator.upgrade('head', { sql: true })
  const { status, output } = runClient('sqlite', url, sql)
  return {
    status,
    output,
    rows: await readTable(url, 'SELECT version_num AS v FROM alembic_version'),
  }
}

const FAMILY = `CREATE TABLE parent (id INTEGER PRIMARY KEY, code TEXT UNIQUE, a INT, b INT, UNIQUE (b, a));
CREATE TABLE child (id INTEGER PRIMARY KEY, p REFERENCES parent, q REFERENCES Parent (CODE), a INT, b INT,
  gone INT REFERENCES nowhere (id), FOREIGN KEY (a, b) REFERENCES parent (a, b));
INSERT INTO parent VALUES (1, 'x', 1, 2);`

describe.skipIf(!hasClient('sqlite'))('foreign keys on SQLite', () => {
  it.each([
    ['fit', FAMILY, "INSERT INTO child VALUES (1, 1, 'x', 1, 2, NULL)"],
    [
      'were broken before',
      `${FAMILY} INSERT INTO child (id, p) VALUES (1, 7);`,
      'UPDATE child SET p = 8',
    ],
    [
      'cannot be checked',
      `${FAMILY} CREATE TABLE odd (x REFERENCES parent (a)); INSERT INTO odd VALUES (1);`,
      'CREATE TABLE t (x)',
    ],
    [
      'are mended',
      `${FAMILY} CREATE TABLE odd (x REFERENCES parent (a)); INSERT INTO odd VALUES (1);`,
      'CREATE UNIQUE INDEX u ON parent (a)',
    ],
  ])('let a revision pass where they %s', async (_what, before, body) => {
    expect(await runOne(before, body)).toMatchObject({ status: 0, rows: [{ v: 'a1' }] })
  })

  it.each([
    ['breaks one', 'INSERT INTO child (id, p) VALUES (1, 7)'],
    ['breaks one of several columns', 'INSERT INTO child (id, a, b) VALUES (1, 2, 1)'],
  ])('stop a revision that %s', async (_what, body) => {
    const { status, output, rows } = await runOne(FAMILY, body)
    expect(status).not.toBe(0)
    expect(output).toContain('limbeck: this revision leaves broken foreign keys')
    expect(rows).toEqual([])
  })
})
