import { chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBaseProject, findFault, type Input } from './input.ts'

let base = ''
beforeAll(async () => {
  base = await createBaseProject('sqlite:app.db')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

const sql =
  (text: string): Input['prepare'] =>
  (directory) => {
    const database = new DatabaseSync(join(directory, 'app.db'))
    database.exec(text)
    database.close()
  }

const VERSIONS = 'DROP TABLE alembic_version; CREATE'
const LOG = 'DROP TABLE limbeck_log; CREATE'

/** What is found in place of a database as this program leaves it, and what comes of it where that has to be so. */
const FOUND: readonly (readonly [
  title: string,
  prepare: Input['prepare'],
  outcome: Input['outcome'],
])[] = [
  [
    'a version row without a value',
    sql(
      `${VERSIONS} TABLE alembic_version (version_num text); INSERT INTO alembic_version VALUES (NULL)`,
    ),
    undefined,
  ],
  ['an empty version row', sql("UPDATE alembic_version SET version_num = ''"), undefined],
  [
    'a version row of a number',
    sql(
      `${VERSIONS} TABLE alembic_version (version_num integer); INSERT INTO alembic_version VALUES (7)`,
    ),
    undefined,
  ],
  [
    'a version row of bytes',
    sql(
      `${VERSIONS} TABLE alembic_version (version_num blob); INSERT INTO alembic_version VALUES (x'00ff')`,
    ),
    undefined,
  ],
  [
    'a version row twice',
    sql(
      `${VERSIONS} TABLE alembic_version (version_num text); INSERT INTO alembic_version VALUES ('a1'), ('a1')`,
    ),
    'any',
  ],
  [
    'a version row that no script has',
    sql("UPDATE alembic_version SET version_num = 'gone'"),
    'unknown_revision_row',
  ],
  [
    'a version table with another column',
    sql(
      `${VERSIONS} TABLE alembic_version (version_num text, b text NOT NULL); INSERT INTO alembic_version VALUES ('a1', 'x')`,
    ),
    'any',
  ],
  [
    'a version table without its column',
    sql(`${VERSIONS} TABLE alembic_version (a text)`),
    'version_table_unusable',
  ],
  [
    'a view as version table',
    sql(`${VERSIONS} VIEW alembic_version AS SELECT 'a1' AS version_num`),
    undefined,
  ],
  ['a log table with other columns', sql(`${LOG} TABLE limbeck_log (a text)`), undefined],
  [
    'a log table with columns too few',
    sql('ALTER TABLE limbeck_log DROP COLUMN digest'),
    undefined,
  ],
  ['a view as log table', sql(`${LOG} VIEW limbeck_log AS SELECT 1 AS id`), undefined],
  [
    'a file that is no database',
    (directory) => writeFileSync(join(directory, 'app.db'), 'no database'.repeat(200)),
    undefined,
  ],
  ['half a database', (directory) => truncateSync(join(directory, 'app.db'), 5_000), undefined],
  [
    'a folder as database',
    (directory) => {
      rmSync(join(directory, 'app.db'))
      mkdirSync(join(directory, 'app.db'))
    },
    'connection_failed',
  ],
  [
    'a folder as lock',
    (directory) => {
      rmSync(join(directory, 'app.db-limbeck-lock'), { force: true })
      mkdirSync(join(directory, 'app.db-limbeck-lock'))
    },
    undefined,
  ],
  [
    'a lock file that is none',
    (directory) =>
      writeFileSync(join(directory, 'app.db-limbeck-lock'), 'nothing of the kind'.repeat(100)),
    undefined,
  ],
  ['a table that is in the way', sql('CREATE TABLE second (id integer)'), 'statement_failed'],
  ...(process.getuid?.() === 0
    ? []
    : [
        [
          'a file that must not be written',
          (directory: string) => chmodSync(join(directory, 'app.db'), 0o444),
          undefined,
        ] as const,
      ]),
]

it.each(FOUND)('%s gives one clear error to an upgrade', async (_, prepare, outcome) => {
  const input: Input = {
    line: ['upgrade'],
    ...(prepare === undefined ? {} : { prepare }),
    ...(outcome === undefined ? {} : { outcome }),
  }
  expect(await findFault(input, base)).toBeUndefined()
})

it.each(FOUND)('%s gives the state or one clear error to those who read', async (_, prepare) => {
  for (const line of [['current'], ['history', '-i'], ['upgrade', '--plan']]) {
    const input: Input = { line, ...(prepare === undefined ? {} : { prepare }), outcome: 'any' }
    expect([line, await findFault(input, base)]).toEqual([line, undefined])
  }
})
