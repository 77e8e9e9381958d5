import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMigrator } from '../../src/index.ts'
import { compareCodeUnits } from '../../src/util/compare-code-units.ts'
import { hasClient, runClient } from '../offline/client.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { type EngineName, getEngine } from '../setup/engines.ts'

const AWKWARD = [
  'select',
  'TABLE',
  'Mixed Case',
  "it's",
  '"quoted"',
  '""',
  '`ticks`',
  '``',
  "'",
  '"',
  '`',
  ';',
  'a;b',
  '--',
  '-- x',
  '/* x',
  '*/',
  '\\',
  'a\\',
  "\\'",
  '%',
  '%s',
  '%00',
  '$',
  '$1',
  '$$',
  '$a$',
  '?',
  '??',
  ':a',
  '@a',
  '#',
  '# x',
  '.',
  'a.b',
  'a.b.c',
  '/',
  '../a',
  ' a',
  '  ',
  '[a]',
  '{a}',
  '(',
  ')',
  ',',
  '=',
  '\n',
  'a\nb',
  '\r\n',
  '\t',
  '\u0001',
  '\u001a',
  '\u007f',
  'é',
  'naïve',
  'ﷺ',
  '表',
  '\u202ea',
  '\ufeffa',
  'null',
  '0',
  '1a',
  '-1',
  'DELIMITER',
  'delimiter ;;',
  '\\q',
  '\\.',
  '.quit',
  '.bail on',
  'GO',
  'x'.repeat(63),
  'é'.repeat(31),
  `${'x'.repeat(61)}é`,
]
const OF_ENGINE: { readonly [Name in EngineName]: readonly string[] } = {
  postgresql: ['😀', 'a ', '😀'.repeat(15)],
  mariadb: ['x'.repeat(64), 'é'.repeat(64)],
  sqlite: ['😀', 'a ', 'x'.repeat(3000)],
}
const unit = fc.constantFrom(
  'a',
  'B',
  "'",
  '"',
  '`',
  '\\',
  ';',
  ' ',
  '.',
  '%',
  '$',
  '?',
  '-',
  '/',
  '*',
  'é',
  '表',
  '\n',
  '{',
  '[',
  '@',
  '#',
  ':',
)

/** What nobody can be called, and why. */
const IMPOSSIBLE: { readonly [Name in EngineName]: Readonly<Record<string, string>> } = {
  postgresql: {
    '': 'invalid_argument',
    'a\0b': 'invalid_argument',
    '\ud800': 'invalid_argument',
    ['x'.repeat(64)]: 'identifier_too_long',
    [`${'x'.repeat(62)}é`]: 'identifier_too_long',
    ['😀'.repeat(16)]: 'identifier_too_long',
  },
  mariadb: {
    '': 'invalid_argument',
    'a\0b': 'invalid_argument',
    '\udc00': 'invalid_argument',
    'a ': 'invalid_argument',
    'a\n': 'invalid_argument',
    '😀': 'invalid_argument',
    ['x'.repeat(65)]: 'identifier_too_long',
  },
  sqlite: { '': 'invalid_argument', 'a\0b': 'invalid_argument', '\ud800': 'invalid_argument' },
}

function listNames(engine: EngineName): readonly string[] {
  const random = fc
    .sample(fc.string({ unit, minLength: 1, maxLength: 9 }), { seed: 3, numRuns: 60 })
    .filter((name) => !name.endsWith(' '))
  const names = [...AWKWARD, ...OF_ENGINE[engine], ...random].filter(
    (name) => engine !== 'mariadb' || name.trimEnd() === name,
  )
  // Some engines take names for one that differ in case, in accents or in blanks.
  return [
    ...new Map(
      names.map((name) => [
        name
          .normalize('NFKD')
          .replaceAll(/\p{M}|\p{Cf}/gu, '')
          .toLowerCase(),
        name,
      ]),
    ).values(),
  ]
}

/** What a name can be given to, as scripts say it, and where the catalog has it. */
const ROLES: Readonly<
  Record<
    string,
    {
      readonly make: string
      readonly drop: string
      readonly read: { readonly [Name in EngineName]?: string }
    }
  >
> = {
  table: {
    make: 'await op.createTable(name, { id: t.integer() }); await op.bulkInsert(name, [{ id: 1 }])',
    drop: 'await op.dropTable(name)',
    read: {
      postgresql:
        "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
      mariadb:
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
      sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
    },
  },
  column: {
    make: 'await op.createTable(place, { id: t.integer() }); await op.addColumn(place, name, t.text()); await op.bulkInsert(place, [{ [name]: name }])',
    drop: 'await op.renameColumn(place, name, "plain"); await op.dropColumn(place, "plain"); await op.dropTable(place)',
    read: {
      postgresql:
        "SELECT attname AS name FROM pg_attribute WHERE attnum = 2 AND attrelid IN (SELECT oid FROM pg_class WHERE starts_with(relname, 'place_'))",
      mariadb:
        "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name LIKE 'place%' AND ordinal_position = 2",
      sqlite:
        "SELECT c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.name LIKE 'place%' AND c.cid = 1",
    },
  },
  index: {
    make: 'await op.createTable(place, { id: t.integer() }); await op.createIndex(name, place, ["id"])',
    drop: 'await op.dropIndex(name, { table: place }); await op.dropTable(place)',
    read: {
      postgresql:
        "SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class p ON p.oid = i.indrelid WHERE starts_with(p.relname, 'place_')",
      mariadb:
        "SELECT index_name AS name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name LIKE 'place%'",
      sqlite: "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    },
  },
  constraint: {
    make: 'await op.createTable(place, { id: t.integer() }, (c) => [unique(name).on(c.id)])',
    drop: 'await op.dropTable(place)',
    read: {
      postgresql:
        "SELECT conname AS name FROM pg_constraint WHERE contype = 'u' AND connamespace = 'public'::regnamespace",
      mariadb:
        "SELECT constraint_name AS name FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND constraint_type = 'UNIQUE'",
    },
  },
  check: {
    make: 'await op.createTable(place, { id: t.integer() }, () => [check(op.f(name), "id > 0")])',
    drop: 'await op.dropTable(place)',
    read: {
      postgresql:
        "SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND conrelid IN (SELECT oid FROM pg_class WHERE starts_with(relname, 'place_'))",
      mariadb:
        "SELECT constraint_name AS name FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND constraint_type = 'CHECK' AND table_name LIKE 'place%'",
    },
  },
  'primary key': {
    make: 'await op.createTable(place, { id: t.integer() }, (c) => [primaryKey(name).on(c.id)])',
    drop: 'await op.dropTable(place)',
    read: {
      postgresql:
        "SELECT conname AS name FROM pg_constraint WHERE contype = 'p' AND conrelid IN (SELECT oid FROM pg_class WHERE starts_with(relname, 'place_'))",
    },
  },
  'foreign key': {
    make: "if (index === 0) await op.createTable('target', { id: t.integer().primaryKey() }); await op.createTable(place, { id: t.integer() }); await op.createForeignKey(name, place, { columns: ['id'], references: { table: 'target', columns: ['id'] } })",
    drop: "await op.dropConstraint(name, place, { type: 'foreignKey' }); await op.dropTable(place); if (index === names.length - 1) await op.dropTable('target')",
    read: {
      postgresql:
        "SELECT conname AS name FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace",
      mariadb:
        "SELECT constraint_name AS name FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND constraint_type = 'FOREIGN KEY'",
    },
  },
  value: {
    make: "if (index === 0) await op.createTable('texts', { id: t.integer(), value: t.text() }); await op.bulkInsert('texts', [{ id: index, value: name }])",
    drop: 'await op.execute(sql`DELETE FROM texts WHERE id = ${index} AND value = ${name}`)',
    read: {
      postgresql: 'SELECT value AS name FROM texts',
      mariadb: 'SELECT value AS name FROM texts',
      sqlite: 'SELECT value AS name FROM texts',
    },
  },
  schema: {
    make: 'await op.execute(sql`CREATE SCHEMA ${sql.id(name)}`); await op.createTable(name, { id: t.integer() }, { schema: name })',
    drop: 'await op.dropTable(name, { schema: name }); await op.execute(sql`DROP SCHEMA ${sql.id(name)}`)',
    read: {
      postgresql:
        "SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('public', 'information_schema')",
    },
  },
}

const OWN: ReadonlySet<string> = new Set(['alembic_version', 'limbeck_log', 'sqlite_sequence'])

function writeProject(role: string, names: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-names-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const { make = '', drop = '' } = ROLES[role] ?? {}
  mkdirSync(join(directory, 'versions'))
  writeFileSync(join(directory, 'names.json'), JSON.stringify(names))
  const loop = (body: string) =>
    `const names = JSON.parse(readFileSync(new URL('../names.json', import.meta.url), 'utf8'))
     for (const [index, name] of names.entries()) { const place = 'place_' + index; ${body} }`
  writeFileSync(
    join(directory, 'versions/a1_names.mjs'),
    `import { readFileSync } from 'node:fs'
     import { sql, t } from 'limbeck'
     import { check, primaryKey, unique } from 'limbeck/schema'
     export const revision = 'a1'\nexport const downRevision = null
     export async function upgrade(op) { ${loop(make)} }
     export async function downgrade(op) { ${loop(drop)} }`,
  )
  return directory
}

async function readNames(url: string, query: string): Promise<readonly string[]> {
  const rows = await readTable(url, query)
  return rows
    .map((row) => String(row['name']))
    .filter((name) => !OWN.has(name))
    .toSorted(compareCodeUnits)
}

// Each makes and drops hundreds of tables, and a server syncs its files for each of them.
const limits = { timeout: 120_000 }

describe.each(['postgresql', 'mariadb', 'sqlite'] as const)(
  'a name on %s',
  limits,
  (engineName) => {
    const engine = getEngine(engineName)
    const roles = Object.entries(ROLES).flatMap(([role, { read }]) => {
      const query = read[engineName]
      return query === undefined ? [] : [[role, query] as const]
    })

    it.skipIf(!engine.isAvailable).each(roles)(
      'of a %s is in the catalog as it was given',
      async (role, query) => {
        const names = listNames(engineName)
        const url = await engine.createUrl()
        await using migrator = await createMigrator({ url, migrations: writeProject(role, names) })
        await migrator.upgrade()
        expect(await readNames(url, query)).toEqual(names.toSorted(compareCodeUnits))
        await migrator.downgrade('base')
        expect(await readNames(url, query)).toEqual([])
      },
    )

    it.skipIf(!engine.isAvailable || !hasClient(engineName)).each(roles)(
      'of a %s is the same for the client that runs the script',
      async (role, query) => {
        // Clients read a carriage return as a part of the end of a line, and no name can escape it, though a value can.
        const names = listNames(engineName).filter(
          (name) => role === 'value' || !name.includes('\r'),
        )
        const url = await engine.createUrl()
        await using migrator = await createMigrator({
          url: url.replace(/^mysql:/, 'mariadb:'),
          migrations: writeProject(role, names),
        })
        const up = await migrator.upgrade('head', { sql: true })
        expect(runClient(engineName, url, up.sql)).toMatchObject({ status: 0 })
        expect(await readNames(url, query)).toEqual(names.toSorted(compareCodeUnits))
        const down = await migrator.downgrade('a1:base', { sql: true })
        expect(runClient(engineName, url, down.sql)).toMatchObject({ status: 0 })
        expect(await readNames(url, query)).toEqual([])
      },
    )

    it.skipIf(!engine.isAvailable).each(roles.filter(([role]) => role !== 'value'))(
      'of a %s that cannot be is refused, and nothing is made',
      async (role, query) => {
        const url = await engine.createUrl()
        for (const [name, code] of Object.entries(IMPOSSIBLE[engineName])) {
          await using migrator = await createMigrator({
            url,
            migrations: writeProject(role, [name]),
          })
          await expect(migrator.upgrade('head', { plan: true })).rejects.toMatchObject({ code })
        }
        expect(await readNames(url, query)).toEqual([])
      },
    )
  },
)
