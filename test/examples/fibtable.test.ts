import { expect, test } from 'vitest'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import { type CatalogColumn, readColumns, readVersions } from './columns.ts'
import { remakeExample, runExample } from './example-story.ts'

const column = (
  name: string,
  type: string,
  settings: { readonly nullable: boolean; readonly default: unknown },
): CatalogColumn => ({ name, type, ...settings })

/** `fibtable` as the first revision makes it. */
const CREATED: Readonly<Record<EngineName, readonly CatalogColumn[]>> = {
  postgresql: [
    column('id', 'integer', { nullable: false, default: null }),
    column('created_on', 'timestamp with time zone', {
      nullable: true,
      default: 'CURRENT_TIMESTAMP',
    }),
    column('updated_on', 'timestamp with time zone', { nullable: true, default: null }),
    column('fib_index', 'integer', { nullable: false, default: '0' }),
    column('fib_value', 'integer', { nullable: false, default: '0' }),
  ],
  mariadb: [
    column('id', 'int(11)', { nullable: false, default: null }),
    column('created_on', 'datetime', { nullable: true, default: 'current_timestamp()' }),
    column('updated_on', 'datetime', { nullable: true, default: 'NULL' }),
    column('fib_index', 'int(11)', { nullable: false, default: '0' }),
    column('fib_value', 'int(11)', { nullable: false, default: '0' }),
  ],
  sqlite: [
    column('id', 'INTEGER', { nullable: true, default: null }),
    column('created_on', 'DATETIME', { nullable: true, default: 'CURRENT_TIMESTAMP' }),
    column('updated_on', 'DATETIME', { nullable: true, default: null }),
    column('fib_index', 'INTEGER', { nullable: false, default: '0' }),
    column('fib_value', 'INTEGER', { nullable: false, default: '0' }),
  ],
}

/** The second revision's column: 512 characters, may be null, empty unless said. */
const TITLE: Readonly<Record<EngineName, CatalogColumn>> = {
  postgresql: column('title', 'character varying(512)', {
    nullable: true,
    default: "''::character varying",
  }),
  mariadb: column('title', 'varchar(512)', { nullable: true, default: "''" }),
  sqlite: column('title', 'VARCHAR(512)', { nullable: true, default: "''" }),
}

const HISTORY = `Rev: 641f5c82c88e (head)
Parent: bb73aa30e9cb
Path: /…/migrations/versions/641f5c82c88e_add_title_to_fibtable.ts

    add title to fibtable

    Revision ID: 641f5c82c88e
    Revises: bb73aa30e9cb
    Create Date: 2026-11-20 06:34:20.479Z

Rev: bb73aa30e9cb
Parent: <base>
Path: /…/migrations/versions/bb73aa30e9cb_create_fibtable.ts

    create fibtable

    Revision ID: bb73aa30e9cb
    Revises:
    Create Date: 2026-11-20 06:25:51.995Z

`

const SET_URL = 'export DATABASE_URL=postgresql://postgres@127.0.0.1/fib'

describeEngines('the example fibtable', (engine) => {
  test('tells its story', { timeout: 120_000 }, async () => {
    const url = await engine.createUrl()
    const created = CREATED[engine.name]
    const columns = () => readColumns(engine, url, 'fibtable')

    await runExample({
      example: 'fibtable',
      url,
      skips: (line) => line === SET_URL,
      checks: [
        [SET_URL],
        ['npm install'],
        [
          'npx limbeck upgrade +1',
          async () => {
            expect(await columns()).toEqual(created)
            expect(await readVersions(url)).toEqual(['bb73aa30e9cb'])
            await readTable(url, 'INSERT INTO fibtable (fib_index, fib_value) VALUES (7, 13)')
          },
        ],
        [
          'npx limbeck upgrade head',
          async () => {
            expect(await columns()).toEqual([...created, TITLE[engine.name]])
            expect(await readVersions(url)).toEqual(['641f5c82c88e'])
            // The primary key has numbered the row, and the new column has its default.
            const rows = await readTable(
              url,
              'SELECT id, fib_index, fib_value, title FROM fibtable',
            )
            expect(rows).toEqual([{ id: 1, fib_index: 7, fib_value: 13, title: '' }])
          },
        ],
        [
          'npx limbeck current',
          (output) => {
            expect(output).toBe('641f5c82c88e (head)\n')
          },
        ],
        [
          'npx limbeck history --verbose',
          (output) => {
            expect(output.replaceAll(/^Path: .*(?=\/migrations)/gm, 'Path: /…')).toBe(HISTORY)
          },
        ],
        [
          'npx limbeck downgrade -1',
          async () => {
            expect(await columns()).toEqual(created)
            expect(await readVersions(url)).toEqual(['bb73aa30e9cb'])
            const rows = await readTable(url, 'SELECT id, fib_index, fib_value FROM fibtable')
            expect(rows).toEqual([{ id: 1, fib_index: 7, fib_value: 13 }])
          },
        ],
      ],
    })
  })
})

describeEngines('the commands in the README of fibtable', (engine) => {
  test('write the example', { timeout: 120_000 }, async () => {
    const { made, kept } = remakeExample('fibtable', await engine.createUrl())
    expect(made).toEqual(kept)
    expect(Object.keys(made)).toHaveLength(4)
  })
})
