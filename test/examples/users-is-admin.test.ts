import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import { type CatalogColumn, readColumns, readVersions } from './columns.ts'
import { remakeExample, runExample } from './example-story.ts'

const column = (name: string, type: string, nullable = true): CatalogColumn => ({
  name,
  type,
  nullable,
  default: null,
})

/** `users` as the baseline makes it. */
const BASELINE: Readonly<Record<EngineName, readonly CatalogColumn[]>> = {
  postgresql: [
    column('created_at', 'timestamp without time zone'),
    column('updated_at', 'timestamp without time zone'),
    column('name', 'character varying(255)', false),
    column('id', 'integer'),
    column('info_dict', 'json'),
  ],
  mariadb: [
    column('created_at', 'datetime'),
    column('updated_at', 'datetime'),
    column('name', 'varchar(255)', false),
    column('id', 'int(11)'),
    column('info_dict', 'longtext'),
  ],
  sqlite: [
    column('created_at', 'DATETIME'),
    column('updated_at', 'DATETIME'),
    column('name', 'VARCHAR(255)', false),
    column('id', 'INTEGER'),
    column('info_dict', 'JSON'),
  ],
}

const IS_ADMIN: Readonly<Record<EngineName, CatalogColumn>> = {
  postgresql: column('is_admin', 'boolean'),
  mariadb: column('is_admin', 'tinyint(1)'),
  sqlite: column('is_admin', 'BOOLEAN'),
}

/** SQLite's own program, which need not be installed. */
const SQLITE3 = 'sqlite3'

const hasSqlite3 = spawnSync(SQLITE3, ['--version'], { stdio: 'ignore' }).status === 0

describeEngines('the example users-is-admin', (engine) => {
  test('tells its story', { timeout: 120_000 }, async () => {
    // On SQLite the example's own file is used, which its configuration names.
    const isSqlite = engine.name === 'sqlite'
    const url = await engine.createUrl()
    const withNulls = (columns: readonly CatalogColumn[]) =>
      // MariaDB writes down that a column without a default has NULL for one.
      columns.map((each) => ({
        ...each,
        default: engine.name === 'mariadb' && each.nullable ? 'NULL' : null,
      }))
    const expectColumns = async (columns: readonly CatalogColumn[]) =>
      expect(await readColumns(engine, url, 'users')).toEqual(withNulls(columns))
    const baseline = BASELINE[engine.name]

    await runExample({
      example: 'users-is-admin',
      url,
      skips: (line) => line.includes('sqlite3') && !(isSqlite && hasSqlite3),
      checks: [
        ['npm install'],
        [
          'npx limbeck upgrade 392efb1132ae',
          async () => {
            await expectColumns(baseline)
            expect(await readVersions(url)).toEqual(['392efb1132ae'])
          },
        ],
        [
          'npx limbeck upgrade head',
          async () => {
            await expectColumns([...baseline, IS_ADMIN[engine.name]])
            expect(await readVersions(url)).toEqual(['b1cf8c168491'])
          },
        ],
        [
          'npx limbeck current',
          (output) => {
            expect(output).toBe('b1cf8c168491 (head)\n')
          },
        ],
        ['echo ".schema users" | sqlite3 db.sqlite'],
        [
          'npx limbeck downgrade -1',
          async () => {
            await expectColumns(baseline)
            expect(await readVersions(url)).toEqual(['392efb1132ae'])
          },
        ],
        [
          'npx limbeck downgrade base',
          async () => {
            await expectColumns([])
            expect(await readVersions(url)).toEqual([])
          },
        ],
      ],
    })
  })
})

test.runIf(hasSqlite3)(
  'the schema that sqlite3 shows has the column',
  { timeout: 120_000 },
  async () => {
    const shown: string[] = []
    const collect = (output: string) => {
      shown.push(output)
    }
    await runExample({
      example: 'users-is-admin',
      // An empty variable counts as unset: the file that the configuration names.
      url: 'sqlite:db.sqlite',
      checks: [
        ['npm install'],
        ['npx limbeck upgrade 392efb1132ae'],
        ['npx limbeck upgrade head'],
        ['npx limbeck current'],
        ['echo ".schema users" | sqlite3 db.sqlite', collect],
        ['npx limbeck downgrade -1'],
        ['npx limbeck downgrade base'],
      ],
    })
    expect(shown).toEqual([
      `CREATE TABLE IF NOT EXISTS "users" (
  "created_at" DATETIME,
  "updated_at" DATETIME,
  "name" VARCHAR(255) NOT NULL,
  "id" INTEGER,
  "info_dict" JSON, "is_admin" BOOLEAN,
  CONSTRAINT "pk_users" PRIMARY KEY ("name"),
  CONSTRAINT "uq_users_id" UNIQUE ("id")
);
`,
    ])
  },
)

describeEngines('the commands in the README of users-is-admin', (engine) => {
  test('write the example', { timeout: 120_000 }, async () => {
    const { made, kept } = remakeExample('users-is-admin', await engine.createUrl())
    expect(made).toEqual(kept)
    expect(Object.keys(made)).toHaveLength(4)
  })
})
