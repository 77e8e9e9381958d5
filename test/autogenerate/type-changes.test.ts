import mysql from 'mysql2/promise'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompileDialect } from '../../src/dialects/dialect.ts'
import { dialects } from '../../src/dialects/index.ts'
import type { ColumnBuilder } from '../../src/schema/column-builder.ts'
import type { ColumnType } from '../../src/schema/column-type.ts'
import { t } from '../../src/schema.ts'
import { getEngine } from '../setup/engines.ts'

/** A type with values at the edges of what it holds. */
type Sample = readonly [type: ColumnBuilder, ...values: readonly string[]]

/** What a server does to one value: it keeps it, changes it for good, or refuses. */
type Outcome = 'kept' | 'lost' | 'refused'

const table = { name: 'users', columns: [], constraints: [], indexes: [] }

function judge(dialect: CompileDialect, from: ColumnType, to: ColumnType) {
  return dialect.judgeTypeChange({ table, column: 'v', from, to })
}

function pairsOf(samples: readonly Sample[]) {
  return samples.flatMap(([from, ...values]) =>
    samples.flatMap(([to]) =>
      from === to ? [] : [{ from: from.definition.type, to: to.definition.type, values }],
    ),
  )
}

/** The pairs that are judged otherwise than the server acts, as lines to read. */
async function findMistakes(
  dialect: CompileDialect,
  samples: readonly Sample[],
  convert: (from: ColumnType, to: ColumnType, value: string) => Promise<Outcome>,
): Promise<readonly string[]> {
  const mistakes: string[] = []
  for (const { from, to, values } of pairsOf(samples)) {
    const { loss, failure } = judge(dialect, from, to)
    const outcomes: Outcome[] = []
    for (const value of values) outcomes.push(await convert(from, to, value))
    const isLost = outcomes.includes('lost')
    const isRefused = outcomes.includes('refused')
    const isJudged =
      loss !== undefined && loss === failure
        ? isLost || isRefused
        : (loss !== undefined) === isLost && (failure !== undefined) === isRefused
    if (isJudged) continue
    const pair = `${dialect.writeType(from)} to ${dialect.writeType(to)}`
    mistakes.push(`${pair}: said ${JSON.stringify({ loss, failure })}, was ${outcomes.join(' ')}`)
  }
  return mistakes
}

const postgresql = getEngine('postgresql')

describe.skipIf(!postgresql.isAvailable)('another type on postgresql', () => {
  const dialect = dialects.postgresql
  const small = t.enum(['a', 'b'], { name: 'few' })
  const large = t.enum(['a', 'b', 'c'], { name: 'Many' })
  const samples: readonly Sample[] = [
    [t.smallint(), '32767', '-32768', '0'],
    [t.integer(), '2147483647', '-2147483648', '0', '1'],
    [t.bigint(), '9223372036854775807', '-9223372036854775808', '0', '1'],
    [t.numeric(), '123456789012345678901234567890.12345678901234567890', '1.5'],
    [t.numeric(4, 0), '9999', '-9999'],
    [t.numeric(12, 2), '9999999999.99', '0.01', '-9999999999.99'],
    [t.real(), '1e30', '0.12345679'],
    [t.double(), '1e300', '1.5', '0.1234567890123456'],
    [t.boolean(), 'true', 'false'],
    [t.char(3), 'ab', 'abc', '007', '[ ]'],
    [t.varchar(5), 'abcde', '007', 'ab ', '[ ]'],
    [t.text(), 'neither nor, and longer than all', '007', 'a  ', '{"b":1,  "a":2}'],
    [t.binary(), '\\xff', '\\x61', '\\x5b205d'],
    [t.uuid(), 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
    [t.date(), '2024-02-29'],
    [t.time(), '23:59:59.123456', '12:00:00'],
    [t.time(0), '23:59:58'],
    [t.timetz(), '23:59:58.5+05'],
    [t.timestamp(), '2024-02-29 23:59:58.123456'],
    [t.timestamp(0), '2024-02-29 23:59:58'],
    [t.timestamptz(), '2024-02-29 23:59:58.5+00'],
    [t.interval(), '3 days 01:02:03', '00:00:01'],
    [t.json(), '{"b": 1,  "b": 2}', '"a"', 'null', '5'],
    [t.pg.jsonb(), '{"a": 1}', '"a"', 'null'],
    [small, 'a', 'b'],
    [large, 'a', 'c'],
    [t.array(t.integer()), '{1,NULL,2147483647}'],
    [t.array(t.text()), '{x,NULL}', '{007}'],
  ]
  let client: Client

  beforeAll(async () => {
    client = new Client({ connectionString: await postgresql.createUrl() })
    await client.connect()
    await client.query(`SET TimeZone = 'UTC';
      CREATE TYPE few AS ENUM ('a', 'b'); CREATE TYPE "Many" AS ENUM ('a', 'b', 'c')`)
    const tables = samples.flatMap(([type], index) =>
      ['old', 'new', 'back'].map(
        (name) =>
          `CREATE TEMP TABLE ${name}_${index} (v ${dialect.writeType(type.definition.type)})`,
      ),
    )
    await client.query([...tables, 'BEGIN'].join('; '))
  })
  afterAll(() => client.end())

  async function attempt(statements: readonly string[]): Promise<readonly string[] | undefined> {
    try {
      const whole = ['SAVEPOINT s', ...statements, 'ROLLBACK TO SAVEPOINT s']
      const results: unknown = await client.query(whole.join('; '))
      return (results as { readonly rows: readonly { readonly v: string }[] }[]).flatMap(
        ({ rows }) => rows.map(({ v }) => v),
      )
    } catch {
      await client.query('ROLLBACK TO SAVEPOINT s')
      return undefined
    }
  }

  const indexOf = (type: ColumnType) => samples.findIndex(([each]) => each.definition.type === type)
  const cast = (from: ColumnType, to: ColumnType) => {
    const { using } = judge(dialect, from, to)
    return using === undefined ? undefined : dialect.inlineSql(using)
  }
  /** What is assigned is cast as ALTER TABLE casts it. */
  const copy = (
    source: string,
    target: string,
    from: ColumnType,
    to: ColumnType,
    using = cast(from, to),
  ) => `INSERT INTO ${target}_${indexOf(to)} SELECT ${using ?? 'v'} FROM ${source}_${indexOf(from)}`

  test('says a cast exactly where the server has none, and each one is taken', async () => {
    const mistakes: string[] = []
    for (const { from, to } of pairsOf(samples)) {
      const isAutomatic = (await attempt([copy('old', 'new', from, to, 'v')])) !== undefined
      const using = cast(from, to)
      const alter = [
        `ALTER TABLE old_${indexOf(from)} ALTER COLUMN v TYPE ${dialect.writeType(to)}`,
        ...(using === undefined ? [] : [`USING ${using}`]),
      ].join(' ')
      // The server would make hexadecimal digits of bytes.
      const isWrong = isAutomatic === (using !== undefined) && from.kind !== 'binary'
      if (isWrong || (await attempt([alter])) === undefined) mistakes.push(alter)
    }
    expect(mistakes).toEqual([])
  }, 120_000)

  test('says what is lost and what fails', async () => {
    const mistakes = await findMistakes(dialect, samples, async (from, to, value) => {
      const fill = [
        `INSERT INTO old_${indexOf(from)} VALUES (${dialect.writeLiteral(value)})`,
        `SELECT v::text FROM old_${indexOf(from)}`,
        copy('old', 'new', from, to),
      ]
      if ((await attempt(fill)) === undefined) return 'refused'
      // An array comes back from JSON by nothing that ALTER TABLE takes, and an interval is written in its own way.
      const isArray = from.kind === 'array' && to.kind !== 'array' && to.kind !== 'text'
      const isText = ['char', 'varchar', 'text'].includes(from.kind)
      if (isArray || (isText && to.kind === 'interval')) return 'kept'
      const read = await attempt([
        ...fill,
        copy('new', 'back', to, from),
        `SELECT v::text FROM back_${indexOf(from)}`,
      ])
      return read !== undefined && read[0] === read[1] ? 'kept' : 'lost'
    })
    expect(mistakes).toEqual([])
  }, 120_000)
})

const mariadb = getEngine('mariadb')

describe.skipIf(!mariadb.isAvailable)('another type on mariadb', () => {
  const dialect = dialects.mariadb
  const samples: readonly Sample[] = [
    [t.mysql.tinyint(), '127', '-128'],
    [t.smallint(), '32767', '-32768'],
    [t.integer(), '2147483647', '-2147483648', '0'],
    [t.bigint(), '9223372036854775807', '-9007199254740993'],
    [t.numeric(4, 0), '9999', '-9999'],
    [t.numeric(12, 2), '9999999999.99', '0.01'],
    [t.double(), '1e300', '1.5', '0.1234567890123456'],
    [t.varchar(5), 'abcde', '007'],
    [t.varchar(50), 'neither nor, and longer than all', '007'],
    [t.text(), 'neither nor, and longer than all', '007', '{"a":  1}', 'x'.repeat(60)],
    [t.enum(['a', 'b']), 'a', 'b'],
    [t.enum(['a', 'b', 'c']), 'a', 'c'],
  ]
  let client: mysql.Connection

  beforeAll(async () => {
    client = await mysql.createConnection(await mariadb.createUrl())
  })
  afterAll(() => client.end())

  test('says what is lost and what fails', async () => {
    const change = (type: ColumnType) => `ALTER TABLE x MODIFY v ${dialect.writeType(type)}`
    const read = async () => {
      const [rows] = await client.query<mysql.RowDataPacket[]>('SELECT CAST(v AS CHAR) AS v FROM x')
      return rows[0]?.['v'] as unknown
    }
    const mistakes = await findMistakes(dialect, samples, async (from, to, value) => {
      await client.query('DROP TEMPORARY TABLE IF EXISTS x')
      await client.query(`CREATE TEMPORARY TABLE x (v ${dialect.writeType(from)})`)
      await client.query('INSERT INTO x VALUES (?)', [value])
      const before = await read()
      try {
        await client.query(change(to))
      } catch {
        return 'refused'
      }
      // A number of an enumeration is turned back into its word.
      if (from.kind === 'enum' && (await read()) !== before) return 'lost'
      try {
        await client.query(change(from))
      } catch {
        return 'lost'
      }
      return (await read()) === before ? 'kept' : 'lost'
    })
    expect(mistakes).toEqual([])
  }, 120_000)
})
