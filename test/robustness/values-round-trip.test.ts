import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialectFor, type LiveDialect } from '../../src/dialects/index.ts'
import { isLimbeckError } from '../../src/errors/index.ts'
import { createMigrator } from '../../src/index.ts'
import { hasClient, runClient } from '../offline/client.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'

const KINDS = ['text', 'integer', 'double', 'instant', 'bytes', 'json', 'flag'] as const
type Kind = (typeof KINDS)[number]

/** The type of the column for each kind of value; `undefined` where the engine has none. */
const TYPES: { readonly [Name in EngineName]: Readonly<Record<Kind, string>> } = {
  postgresql: {
    text: 'text',
    integer: 'bigint',
    double: 'double precision',
    instant: 'timestamptz',
    bytes: 'bytea',
    json: 'jsonb',
    flag: 'boolean',
  },
  mariadb: {
    text: 'longtext',
    integer: 'bigint',
    double: 'double',
    instant: 'datetime(3)',
    bytes: 'longblob',
    json: 'json',
    flag: 'boolean',
  },
  sqlite: {
    text: 'text',
    integer: 'integer',
    double: 'real',
    instant: 'timestamp',
    bytes: 'blob',
    json: 'json',
    flag: 'boolean',
  },
}

const CONTROLS = Array.from({ length: 33 }, (_, code) => String.fromCharCode(code)).concat(
  '\u007f',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffe',
)
const BORDERS = [
  0n,
  1n,
  -1n,
  2n ** 31n,
  -(2n ** 31n),
  2n ** 53n,
  2n ** 53n + 1n,
  -(2n ** 53n) - 1n,
  2n ** 63n - 1n,
  -(2n ** 63n),
  2n ** 63n,
  -(2n ** 63n) - 1n,
  2n ** 64n,
]
const DATES = [
  '0001-01-01T00:00:00.000Z',
  '0000-02-29T12:00:00.000Z',
  '-000004-02-29T00:00:00.001Z',
  '-000001-12-31T23:59:59.999Z',
  '1000-01-01T00:00:00Z',
  '1582-10-10T00:00:00Z',
  '1883-11-18T12:00:00Z',
  '1969-12-31T23:59:59.999Z',
  '2024-02-29T23:59:59.001Z',
  '9999-12-31T23:59:59.999Z',
  '+010000-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
].map((text) => new Date(text))

const VALUES: { readonly [Name in Kind]: fc.Arbitrary<unknown> } = {
  text: fc.oneof(
    fc.constantFrom(
      ...CONTROLS,
      '\ud800',
      'a\udc00b',
      '',
      "'",
      "''",
      '"',
      '`',
      '\\',
      "\\'",
      '\\\\',
      '\\0',
      '%',
      '%s',
      '$1',
      '?',
      ':a',
      '--',
      '/*',
      ';',
      '😀',
      '👩‍👩‍👧',
      'ﷺ',
      'x'.repeat(5000),
      "E'\\'",
      '\r\n',
      ' ',
      '0',
      'null',
      '\u202e',
    ),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...CONTROLS, "'", '"', '\\', '`', '😀', '\ud83d', '$$', '?', 'a'),
          fc.string({ unit: 'binary', maxLength: 2 }),
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  ),
  integer: fc.oneof(
    fc.constantFrom<unknown>(
      ...BORDERS,
      0,
      -0,
      1e15,
      -1e15,
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
    ),
    fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  ),
  double: fc.oneof(
    fc.constantFrom(
      0,
      -0,
      Number.NaN,
      Infinity,
      -Infinity,
      1e308,
      -1e308,
      Number.MAX_VALUE,
      Number.MIN_VALUE,
      Number.EPSILON,
      0.1,
      1e21,
      1e-7,
    ),
    fc.double(),
  ),
  instant: fc.oneof(
    fc.constantFrom(...DATES, new Date(Number.NaN)),
    fc.date({
      min: new Date('1000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
  ),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
  ),
  json: fc.oneof(
    fc.constantFrom<unknown>(
      {},
      [],
      [1, [2, null]],
      { a: 'it\'s \\ " ` $1 ? 😀', b: null, '': 0 },
      [[]],
      { ['__proto__']: 1 },
    ),
    fc.dictionary(fc.string({ maxLength: 4 }), fc.string({ maxLength: 6 }), { maxKeys: 3 }),
  ),
  flag: fc.constantFrom(true, false, null),
}

/** What is left of a value when it comes back: a Buffer is bytes like others, and no engine tells -0 from 0 in integers. */
function toComparable(value: unknown): unknown {
  if (isLimbeckError(value)) return 'refused'
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (value instanceof Date) return `instant ${value.getTime()}`
  return typeof value === 'number' || typeof value === 'bigint'
    ? `number ${Number(value)} ${value}`.replaceAll('-0', '0')
    : value
}

/** Dates that databases hold and that no driver reads come back as texts. */
function isUnreadable(value: unknown): boolean {
  return value instanceof Date && value.getUTCFullYear() < 1
}

function expectBack(value: unknown, kind: Kind): unknown {
  return kind === 'json' ? JSON.parse(JSON.stringify(value)) : value
}

describeEngines('a value', (engine) => {
  let url: string
  let connection: Connection
  let dialect: LiveDialect
  beforeAll(async () => {
    url = await engine.createUrl()
    connection = await openConnection(url, { baseDirectory: process.cwd() })
    dialect = dialectFor(connection.server)
    for (const kind of KINDS) {
      const definition = `CREATE TABLE ${kind}s (place integer, value ${TYPES[engine.name][kind]})`
      await connection.execute({ sql: definition })
    }
  })
  afterAll(() => connection.close())

  /** To PostgreSQL an array is one of its own, unless the column or a cast says that it is JSON: a text cannot see columns. */
  function valuesOf(kind: Kind): fc.Arbitrary<unknown> {
    const isAmbiguous = engine.name === 'postgresql' && kind === 'json'
    return isAmbiguous ? VALUES.json.filter((value) => !Array.isArray(value)) : VALUES[kind]
  }

  async function read(kind: Kind): Promise<unknown> {
    const { rows } = await connection.execute({ sql: `SELECT value FROM ${kind}s` })
    await connection.execute({ sql: `DELETE FROM ${kind}s` })
    expect(rows).toHaveLength(1)
    return rows[0]?.['value']
  }

  /** What comes back of a row written with bound values, and of one written as text; the error where that fails. */
  async function write(kind: Kind, value: unknown, way: 'bound' | 'inlined'): Promise<unknown> {
    try {
      const [statement = { sql: '' }] = dialect.compile({
        kind: 'bulkInsert',
        table: `${kind}s`,
        rows: [{ place: 1, value }],
      })
      await connection.execute(
        way === 'bound' ? statement : { sql: dialect.inlineStatement(statement) },
      )
    } catch (error) {
      return error
    }
    return read(kind)
  }

  it.each(KINDS)('of the kind %s comes back as it was, bound or as a literal', async (kind) => {
    await fc.assert(
      fc.asyncProperty(valuesOf(kind), async (value) => {
        const bound = toComparable(await write(kind, value, 'bound'))
        const inlined = toComparable(await write(kind, value, 'inlined'))
        expect({ value, way: 'inlined', got: inlined }).toEqual({
          value,
          way: 'inlined',
          got: bound,
        })
        expect(bound === 'refused' ? bound : toComparable(bound)).toEqual(
          bound === 'refused' || isUnreadable(value)
            ? bound
            : toComparable(expectBack(value, kind)),
        )
      }),
      { seed: 3, numRuns: 120 },
    )
  })

  it('that no database has is refused before it is sent', async () => {
    const impossible: readonly (readonly [Kind, unknown])[] = [
      ['text', '\ud800'],
      ['text', 'a\udc00b'],
      ['instant', new Date(Number.NaN)],
      ['text', Symbol('x')],
      ['text', () => 1],
      ['json', { a: 1n }],
      ...(engine.name === 'postgresql'
        ? [['text', 'a\0b'] as const]
        : [['double', Number.NaN] as const]),
    ]
    for (const [kind, value] of impossible) {
      for (const way of ['bound', 'inlined'] as const) {
        expect([String(value), way, await write(kind, value, way)]).toMatchObject([
          String(value),
          way,
          { code: 'invalid_argument' },
        ])
      }
    }
  })

  it('means the same in every mode of the server', async () => {
    const modes = {
      postgresql: [
        'SET standard_conforming_strings = off',
        "SET backslash_quote = 'off'",
        'SET bytea_output = escape',
      ],
      mariadb: [
        "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
        "SET sql_mode = 'ANSI_QUOTES'",
        "SET sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT'",
        "SET sql_mode = ''",
      ],
      sqlite: ['PRAGMA case_sensitive_like = ON'],
    }[engine.name]
    const texts = [
      '\\',
      "\\'",
      "'\\",
      "\\''; SELECT 1; --",
      'a\\nb',
      '"\\"',
      "it's",
      '\\x41',
      '\\101',
      '\\\\',
    ]
    const bytes = ['', '\\x41', 'A\\', "'", '\u0000\u00ff'].map((text) =>
      Buffer.from(text, 'latin1'),
    )
    for (const mode of modes) {
      await connection.execute({ sql: mode })
      for (const value of texts)
        expect([mode, await write('text', value, 'inlined')]).toEqual([mode, value])
      for (const value of bytes)
        expect([mode, toComparable(await write('bytes', value, 'inlined'))]).toEqual([
          mode,
          toComparable(value),
        ])
    }
    const usual = {
      postgresql: 'RESET ALL',
      mariadb: 'SET sql_mode = @@GLOBAL.sql_mode',
      sqlite: 'PRAGMA case_sensitive_like = OFF',
    }[engine.name]
    await connection.execute({ sql: usual })
  })

  it('comes out of a script the same in every way that a script can write it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'limbeck-values-'))
    try {
      const texts = fc
        .sample(VALUES.text as fc.Arbitrary<string>, { seed: 3, numRuns: 60 })
        .filter((text) => text.isWellFormed() && !text.includes('\0'))
      await using migrator = await createMigrator({ url, migrations: directory })
      writeFileSync(join(directory, 'values.json'), JSON.stringify(texts))
      const script = `import { readFileSync } from 'node:fs'
        import { sql } from 'limbeck'
        export const revision = 'a1'\nexport const downRevision = null
        export async function upgrade(op) {
          const texts = JSON.parse(readFileSync(new URL('../values.json', import.meta.url), 'utf8'))
          for (const [place, value] of texts.entries()) {
            await op.execute(sql\`INSERT INTO texts (place, value) VALUES (\${place}, \${value})\`)
            await op.db.insertInto('texts').values({ place, value }).execute()
          }
          await op.bulkInsert('texts', texts.map((value, place) => ({ place, value })))
        }\nexport async function downgrade() {}`
      mkdirSync(join(directory, 'versions'))
      writeFileSync(join(directory, 'versions/a1_x.mjs'), script)
      await migrator.upgrade()
      const { rows } = await connection.execute({
        sql: 'SELECT place, value FROM texts ORDER BY place',
      })
      await connection.execute({ sql: 'DELETE FROM texts' })
      expect(rows.map((row) => row['value'])).toEqual(texts.flatMap((text) => [text, text, text]))
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })

  it.skipIf(!hasClient(engine.name)).each(KINDS)(
    'of the kind %s comes back as it was when the client runs the script',
    async (kind) => {
      const directory = mkdtempSync(join(tmpdir(), 'limbeck-values-'))
      try {
        const values: unknown[] = []
        const expected: unknown[] = []
        for (const value of fc.sample(valuesOf(kind), { seed: 5, numRuns: 80 })) {
          const back = await write(kind, value, 'bound')
          if (isLimbeckError(back)) continue
          values.push(value)
          expected.push(toComparable(back))
        }
        // Values that no JSON carries reach the script, which runs in this process, by a place of their own.
        Reflect.set(globalThis, VALUES_PLACE, values)
        mkdirSync(join(directory, 'versions'))
        writeFileSync(join(directory, 'versions/a1_x.mjs'), writeValuesScript(kind))
        const fresh = await engine.createUrl()
        const target = await openConnection(fresh, { baseDirectory: directory })
        await target.execute({
          sql: `CREATE TABLE ${kind}s (place integer, value ${TYPES[engine.name][kind]})`,
        })
        await using migrator = await createMigrator({
          url: fresh.replace(/^mysql:/, 'mariadb:'),
          migrations: directory,
        })
        const { sql: text } = await migrator.upgrade('head', { sql: true })
        expect(runClient(engine.name, fresh, text)).toMatchObject({ status: 0 })
        const { rows } = await target.execute({
          sql: `SELECT place, value FROM ${kind}s ORDER BY place`,
        })
        await target.close()
        expect(rows.map((row) => toComparable(row['value']))).toEqual(expected)
      } finally {
        Reflect.deleteProperty(globalThis, VALUES_PLACE)
        rmSync(directory, { recursive: true, force: true })
      }
    },
  )
})

const VALUES_PLACE = 'valuesOfTheRoundTrip'

function writeValuesScript(kind: Kind): string {
  return `export const revision = 'a1'
    export const downRevision = null
    export async function upgrade(op) {
      const values = globalThis.${VALUES_PLACE}
      await op.bulkInsert('${kind}s', values.map((value, place) => ({ place, value })))
    }
    export async function downgrade() {}`
}
