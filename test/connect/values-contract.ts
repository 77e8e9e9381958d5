import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src/connect/connection.ts'
import { createValueTable, placeholder, type TypeName } from './dialect-of-tests.ts'
import { type TestDriver, uniqueName } from './drivers.ts'

/** What goes in, and what has to come out of a column of the type. */
const CASES: readonly (readonly [type: TypeName, value: unknown, read?: unknown])[] = [
  ['integer', 0],
  ['integer', -2_147_483_648],
  ['integer', 2_147_483_647],
  ['integer', null],
  ['bigint', Number.MAX_SAFE_INTEGER],
  ['bigint', Number.MIN_SAFE_INTEGER],
  ['bigint', 5n, 5],
  ['bigint', 2n ** 53n],
  ['bigint', 2n ** 53n + 1n],
  ['bigint', -(2n ** 53n) - 1n],
  ['bigint', 2n ** 63n - 1n],
  ['bigint', -(2n ** 63n)],
  ['boolean', true],
  ['boolean', false],
  ['boolean', null],
  ['double', 0.1],
  ['double', -1.5e300],
  ['double', 5e-324],
  ['double', 3],
  ['text', ''],
  ['text', 'it\'s "quoted" `and` \\escaped\\ %_?$1:name@x'],
  ['text', "\\'; DROP TABLE users; --"],
  ['text', 'line\nbreak\r\n\ttab\b\u001a'],
  ['text', '😀 é ß 漢字 \u{1F468}\u200D\u{1F469}'],
  ['text', ' padded '],
  ['text', '2024-01-02 03:04:05'],
  ['text', '{"a": 1}'],
  ['text', '0012'],
  ['text', null],
  ['bytes', new Uint8Array([])],
  ['bytes', new Uint8Array([0, 1, 39, 92, 127, 128, 254, 255])],
  ['bytes', Buffer.from('text'), new Uint8Array([116, 101, 120, 116])],
  ['bytes', new Uint8Array([9, 8, 7, 6]).subarray(1, 3), new Uint8Array([8, 7])],
  ['bytes', null],
  ['timestamp', new Date('2024-02-29T23:59:59.999Z')],
  ['timestamp', new Date('1999-12-31T00:00:00.000Z')],
  ['timestamp', null],
  ['timestamptz', new Date('2024-07-01T12:34:56.789Z')],
  ['timestamptz', new Date('2001-01-01T00:00:00.000Z')],
  ['timestamptz', null],
  ['date', '2024-02-29'],
  ['date', '0999-01-01'],
  ['time', '23:59:59'],
  ['json', { a: 1, b: [true, null, 'x'], c: { d: '"\\\n😀' } }],
  ['json', {}],
  ['json', []],
  ['json', [1, 'two', null, [3, { four: 4 }]]],
  ['json', [{ a: 1 }, { a: 2 }]],
  ['json', ['a', 'b']],
  ['json', null],
]

const EXPECTED = CASES.map(([type, value, ...read]) => ({
  type,
  value,
  expected: read.length === 0 ? value : read[0],
}))

/** What the engines read of a literal that a person wrote, not of a value that we wrote ourselves. */
const LITERALS: readonly (readonly [type: TypeName, literal: string, read: unknown])[] = [
  ['integer', '42', 42],
  ['bigint', '9223372036854775807', 2n ** 63n - 1n],
  ['bigint', '9007199254740991', 9_007_199_254_740_991],
  ['boolean', 'true', true],
  ['boolean', 'false', false],
  ['double', '0.5', 0.5],
  ['text', "'it''s'", "it's"],
  ['timestamp', "'2024-02-29 23:59:59.123'", new Date('2024-02-29T23:59:59.123Z')],
  ['timestamptz', "'2024-02-29 23:59:59'", new Date('2024-02-29T23:59:59.000Z')],
  ['date', "'2024-02-29'", '2024-02-29'],
  ['json', `'{"a": [1, {"b": null}]}'`, { a: [1, { b: null }] }],
  ['json', `'"text"'`, 'text'],
  ['json', `'5'`, 5],
]

/** What goes in and comes out of every type of column, whatever the driver. */
export function describeValues({ driver, engine, share }: TestDriver): void {
  let connection: Connection
  const tables = new Map<TypeName, Awaited<ReturnType<typeof createValueTable>>>()

  const zone = process.env['TZ']
  afterAll(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  beforeAll(async () => {
    // A time stamp without a zone is UTC, whatever the zone of this process.
    process.env['TZ'] = 'America/St_Johns'
    connection = await share()
    if (engine === 'postgresql') await connection.execute({ sql: "SET timezone = 'Asia/Kolkata'" })
    for (const type of new Set([...CASES, ...LITERALS].map(([type]) => type))) {
      const table = await createValueTable(connection, engine, uniqueName(type), type)
      tables.set(type, table)
    }
    if (engine === 'postgresql') await connection.execute({ sql: "SET timezone = 'UTC'" })
  })

  function tableOf(type: TypeName) {
    const table = tables.get(type)
    if (table === undefined) throw new Error(`No table of ${type}`)
    return table
  }

  it.each(EXPECTED)('keeps a value of $type: $value', async ({ type, value, expected }) => {
    expect(await tableOf(type).roundTrip(value)).toStrictEqual([expected, expected])
  })

  it.each(LITERALS)('reads a literal of %s: %s', async (type, literal, read) => {
    expect(await tableOf(type).readLiteral(literal)).toStrictEqual([read, read])
  })

  it('keeps every text, integer, run of bytes and JSON value', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((s) => !s.includes('\0'))
    const json = fc
      .jsonValue({ maxDepth: 3 })
      // JSON knows no -0, and writes it as 0.
      .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
      .filter((value) => typeof value === 'object' && !hasOddity(value))
    const trips: readonly (readonly [TypeName, fc.Arbitrary<unknown>])[] = [
      ['text', text],
      ['bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
      ['bytes', fc.uint8Array({ maxLength: 60 })],
      ['json', json],
    ]
    await connection.execute({ sql: 'BEGIN' })
    for (const [type, values] of trips) {
      await fc.assert(
        fc.asyncProperty(values, async (value) => {
          const expected =
            typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
          expect(await tableOf(type).roundTrip(value)).toEqual([expected, expected])
        }),
        { numRuns: 60 },
      )
    }
    await connection.execute({ sql: 'ROLLBACK' })
  })

  it('binds integers as integers, also where there is no column', async () => {
    const bound = engine === 'postgresql' ? '$1::integer' : '?'
    const { rows } = await connection.execute({ sql: `SELECT ${bound} AS v`, parameters: [3] })
    expect(rows).toEqual([{ v: 3 }])
    if (engine !== 'sqlite') return
    const { rows: types } = await connection.execute({
      sql: 'SELECT typeof(?) AS v',
      parameters: [3],
    })
    expect(types).toEqual([{ v: 'integer' }])
  })

  it('keeps exact decimals as text where the engine does', async () => {
    if (engine === 'sqlite') return
    const { rows } = await connection.execute({
      sql: 'SELECT CAST(12345678901234567890.10 AS DECIMAL(30, 2)) AS v',
    })
    expect(rows).toEqual([{ v: '12345678901234567890.10' }])
  })

  it.each([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['an invalid date', new Date(Number.NaN)],
    ['JSON with a bigint', { a: 1n }],
  ])('refuses %s before anything is sent', async (_name, value) => {
    await expect(
      connection.execute({ sql: `SELECT ${placeholder(engine, 1)}`, parameters: [value] }),
    ).rejects.toMatchObject({ code: 'invalid_argument' })
    expect(await connection.execute({ sql: 'SELECT 1 AS one' })).toMatchObject({
      rows: [{ one: 1 }],
    })
  })

  it.skipIf(engine !== 'postgresql')('binds and reads arrays of PostgreSQL', async () => {
    const { rows } = await connection.execute({
      sql: `SELECT $1::integer[] AS i, $2::text[] AS t, $3::timestamptz[] AS s, $4::bytea[] AS b, $5::bigint[] AS l,
        $6::jsonb[] AS j, ARRAY[[1, 2], [3, NULL]]::integer[] AS n, $7::boolean[] AS f, ARRAY['a','NULL',NULL,'x,"y\\"']::varchar[] AS q`,
      parameters: [
        [1, null, 3],
        ['a,b', '"', '\\', '', 'NULL', null],
        [new Date('2024-01-02T03:04:05.678Z')],
        [new Uint8Array([1, 255])],
        [2n ** 60n, 1],
        [{ a: 1 }, { b: [2] }],
        [true, false],
      ],
    })
    expect(rows).toEqual([
      {
        i: [1, null, 3],
        t: ['a,b', '"', '\\', '', 'NULL', null],
        s: [new Date('2024-01-02T03:04:05.678Z')],
        b: [new Uint8Array([1, 255])],
        l: [2n ** 60n, 1],
        j: [{ a: 1 }, { b: [2] }],
        n: [
          [1, 2],
          [3, null],
        ],
        f: [true, false],
        q: ['a', 'NULL', null, 'x,"y\\"'],
      },
    ])
  })

  it.skipIf(engine !== 'postgresql')(
    'gives what no Date can hold, and types that nobody knows, as text',
    async () => {
      const { rows } = await connection.execute({
        sql: `SELECT 'infinity'::timestamptz AS i, '0044-03-15 BC'::timestamp AS b, point(1, 2) AS p, interval '1 day 2 hours' AS v,
        '1 2'::int2vector::text AS x, 7::oid AS o, 1.5::float4 AS f, 0.1::float4 AS g, '10.0.0.1'::inet AS n, NULL::integer[] AS z`,
      })
      expect(rows).toEqual([
        {
          i: 'infinity',
          b: '0044-03-15 00:00:00 BC',
          p: '(1,2)',
          v: '1 day 02:00:00',
          x: '1 2',
          o: 7,
          f: 1.5,
          g: 0.1,
          n: '10.0.0.1',
          z: null,
        },
      ])
    },
  )

  it(`names ${driver} and its server`, () => {
    expect(connection.driver).toBe(driver)
    expect(connection.server.versionNumbers.length).toBeGreaterThan(1)
    expect(connection.server.product).toBe(engine)
  })
}

/** What JSON columns are allowed to change: digits beyond a double, NUL and lone surrogates. */
function hasOddity(value: unknown): boolean {
  const text = JSON.stringify(value)
  return /\\u0000|\\ud[89a-f]|e[+-]|-0\b|\d{15}|__proto__/i.test(text)
}
