import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialectFor, type LiveDialect } from '../../src/dialects/index.ts'
import { sql } from '../../src/schema/sql.ts'
import { describeEngines } from '../setup/engines.ts'

const RUNS = { numRuns: 150 }

/** Characters that quoting has to get right come often. */
const awkward = fc.constantFrom(
  "'",
  '"',
  '`',
  '\\',
  ';',
  '--',
  '/*',
  '*/',
  '$1',
  '?',
  '$$',
  '\n',
  '\t',
  '\x1a',
  '%',
  '😀',
  'é',
  ' ',
)
const text = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 })
  .map((parts) => parts.join(''))

describeEngines('literals', (engine) => {
  let connection: Connection
  let dialect: LiveDialect

  beforeAll(async () => {
    connection = await openConnection(await engine.createUrl(), { baseDirectory: process.cwd() })
    dialect = dialectFor(connection.server)
  })
  afterAll(() => connection.close())

  async function select(expression: string): Promise<unknown> {
    const { rows } = await connection.execute({ sql: `SELECT ${expression} AS value` })
    return rows[0]?.['value']
  }

  it('carry any text', async () => {
    const allowed =
      engine.name === 'postgresql' ? text.filter((value) => !value.includes('\0')) : text
    await fc.assert(
      fc.asyncProperty(allowed, async (value) => {
        expect(await select(dialect.writeLiteral(value))).toBe(value)
      }),
      RUNS,
    )
  })

  it.skipIf(engine.name === 'postgresql')('carry a text with NUL', async () => {
    const value = "a\0b'\\"
    expect(await select(dialect.writeLiteral(value))).toBe(value)
  })

  it.runIf(engine.name === 'postgresql')('refuse a text with NUL, which PostgreSQL has not', () => {
    expect(() => dialect.writeLiteral('a\0b')).toThrow(
      expect.objectContaining({ code: 'invalid_argument' }),
    )
  })

  it('carry any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (value) => {
        expect(Buffer.from((await select(dialect.writeLiteral(value))) as Uint8Array)).toEqual(
          Buffer.from(value),
        )
      }),
      RUNS,
    )
  })

  it('carry any finite number', async () => {
    const cast = { postgresql: 'double precision', mariadb: 'double', sqlite: 'real' }[engine.name]
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
        const got = Number(await select(`CAST(${dialect.writeLiteral(value)} AS ${cast})`))
        // MariaDB has no negative zero in what it answers.
        expect(got === 0 && value === 0 ? 0 : got).toBe(value === 0 ? 0 : value)
      }),
      // Digits that a sum of them misses by the last bit.
      { ...RUNS, examples: [[97402992816.26901]] },
    )
  })

  it('carry any integer of 64 bits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt(-(2n ** 63n) + 1n, 2n ** 63n - 1n), async (value) => {
        expect(BigInt((await select(dialect.writeLiteral(value))) as bigint | number)).toBe(value)
      }),
      RUNS,
    )
  })

  it('carry dates in UTC, booleans, null and JSON', async () => {
    const column = { postgresql: 'timestamptz', mariadb: 'datetime(3)', sqlite: 'text' }[
      engine.name
    ]
    const date = new Date('2026-11-20T06:25:51.995Z')
    const got = await select(`CAST(${dialect.writeLiteral(date)} AS ${column})`)
    expect(got).toEqual(engine.name === 'sqlite' ? '2026-11-20 06:25:51.995' : date)
    expect(await select(dialect.writeLiteral(null))).toBeNull()
    expect(Number(await select(`CASE WHEN ${dialect.writeLiteral(true)} THEN 1 ELSE 0 END`))).toBe(
      1,
    )
    expect(Number(await select(`CASE WHEN ${dialect.writeLiteral(false)} THEN 1 ELSE 0 END`))).toBe(
      0,
    )
    expect(await select(dialect.writeLiteral({ a: ["it's", '\\', null] }))).toBe(
      '{"a":["it\'s","\\\\",null]}',
    )
  })

  it('refuse what the engine has not', () => {
    for (const value of [undefined, () => 1, Symbol('s'), new Date(Number.NaN), '\ud800']) {
      expect(() => dialect.writeLiteral(value)).toThrow(
        expect.objectContaining({ code: 'invalid_argument' }),
      )
    }
  })

  it('stand in the middle of an expression', async () => {
    const expression = sql`5 -${-3} + ${1.5}`
    expect(Number(await select(dialect.inlineSql(expression)))).toBe(9.5)
    expect(dialect.inlineStatement(dialect.bindSql(expression))).toBe(dialect.inlineSql(expression))
  })

  it('give the same inlined as bound, whatever is quoted around them', async () => {
    await fc.assert(
      fc.asyncProperty(
        text.filter((value) => !value.includes('\0')),
        async (value) => {
          const around = sql`SELECT ${sql.raw("'? $1 -- it''s'")} AS a, ${value} /* ? ' $1 */ AS ${sql.id('b?"`$1')} -- ? '`
          const typed =
            engine.name === 'postgresql' ? sql`SELECT ${value}::text AS b -- ? '` : around
          const bound = await connection.execute(dialect.bindSql(typed))
          const inlined = await connection.execute({
            sql: dialect.inlineStatement(dialect.bindSql(typed)),
          })
          expect(inlined.rows).toEqual(bound.rows)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describeEngines('names', (engine) => {
  let connection: Connection
  let dialect: LiveDialect

  beforeAll(async () => {
    connection = await openConnection(await engine.createUrl(), { baseDirectory: process.cwd() })
    dialect = dialectFor(connection.server)
  })
  afterAll(() => connection.close())

  const names = [
    'select',
    'it\'s "quoted" `too`',
    'a;b -- c /* d',
    'naïve name with spaces',
    'back\\slash',
    'Ünïcödé',
    '?',
    '$1',
    'a]b[c',
    'x'.repeat(63),
    'é'.repeat(31),
  ]
  const emoji = engine.name === 'mariadb' ? [] : ['emoji 😀']

  it.each([...names, ...emoji])('%s is a table and a column', async (name) => {
    const type = { kind: 'integer' } as const
    const table = {
      name,
      columns: [{ name, type, nullable: true }],
      constraints: [],
      indexes: [],
    }
    for (const statement of dialect.compile({ kind: 'createTable', table }))
      await connection.execute(statement)
    for (const statement of dialect.compile({
      kind: 'bulkInsert',
      table: name,
      rows: [{ [name]: 7 }],
    }))
      await connection.execute(statement)
    const { rows } = await connection.execute({
      sql: `SELECT * FROM ${dialect.quoteIdentifier(name)}`,
    })
    expect(rows).toEqual([{ [name]: 7 }])
    const results = []
    for (const query of dialect.catalogQueries({ kind: 'tables', tables: [{ name }] }))
      results.push((await connection.execute(query)).rows)
    const model = dialect.readCatalog(results)
    expect(Object.keys(model.tables)).toEqual([name])
    expect(model.tables[name]?.columns.map((column) => column.name)).toEqual([name])
    for (const statement of dialect.compile({ kind: 'dropTable', name }))
      await connection.execute(statement)
  })

  it('are refused when the engine would cut or refuse them', () => {
    const refused = {
      postgresql: ['x'.repeat(64), 'é'.repeat(32)],
      mariadb: ['x'.repeat(65)],
      sqlite: [],
    }[engine.name]
    for (const name of refused) {
      expect(() => dialect.quoteIdentifier(name)).toThrow(
        expect.objectContaining({ code: 'identifier_too_long' }),
      )
    }
    const impossible = ['', 'a\0b', ...(engine.name === 'mariadb' ? ['a ', 'emoji 😀'] : [])]
    for (const name of impossible) {
      expect(() => dialect.quoteIdentifier(name)).toThrow(
        expect.objectContaining({ code: 'invalid_argument' }),
      )
    }
  })
})
