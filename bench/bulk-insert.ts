/**
 * Measures `op.bulkInsert` of many rows beside the client of each engine, which reads the same rows from a file of INSERT
 * statements of 1,000 rows that was made beforehand. Run with `npm run bench:insert`; `-- 100000 3 sqlite` for 100,000 rows
 * in 3 rounds on SQLite alone, instead of 1,000,000 in 7 on every engine.
 *
 * Each run is a process of its own on a fresh database; making the table is part of both. The servers are
 * `LIMBECK_BENCH_POSTGRESQL_URL` and `LIMBECK_BENCH_MARIADB_URL` (`mysql://root@127.0.0.1:3306` unless told).
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { formatTargets, formatTurns } from './harness/format-results.ts'
import { measureProcess, type Program } from './harness/measure-process.ts'
import { MeasuredDatabase } from './harness/measured-database.ts'
import { printSurroundings } from './harness/print-surroundings.ts'
import { readPositiveInteger } from './harness/read-positive-integer.ts'
import { runInTurns } from './harness/run-in-turns.ts'
import { LIMBECK_BIN, writeLimbeckScripts } from './harness/write-limbeck-project.ts'

const rows = readPositiveInteger(process.argv[2], 1_000_000)
const rounds = readPositiveInteger(process.argv[3], 7)
const only = process.argv[4]

const ROWS_PER_STATEMENT = 1_000

const directory = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))

/** An engine with its client. */
interface MeasuredEngine {
  readonly name: string
  readonly client: string
  readonly url: string
  recreate(): Promise<void>
  drop(): Promise<void>
  /** The program that reads the file. */
  read(file: string): Program
}

const postgresql = new MeasuredDatabase('limbeck_bench_insert')
const MARIADB = new URL(process.env['LIMBECK_BENCH_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306')
const MARIADB_NAME = 'limbeck_bench_insert'
const FILE = join(directory, 'app.db')

const ENGINES: readonly MeasuredEngine[] = [
  {
    name: 'postgresql',
    client: 'psql',
    url: postgresql.url,
    recreate: () => postgresql.recreate(),
    drop: () => postgresql.drop(),
    read: (file) => ({
      file: 'psql',
      args: ['-q', '-X', '-v', 'ON_ERROR_STOP=1', '-f', file, postgresql.url],
    }),
  },
  {
    name: 'mariadb',
    client: 'mariadb',
    url: `${MARIADB.href.replace(/\/$/, '')}/${MARIADB_NAME}`,
    recreate: async () => {
      await runOnMariadb(`DROP DATABASE IF EXISTS ${MARIADB_NAME}`)
      await runOnMariadb(`CREATE DATABASE ${MARIADB_NAME}`)
    },
    drop: () => runOnMariadb(`DROP DATABASE IF EXISTS ${MARIADB_NAME}`),
    read: (file) => ({
      file: 'sh',
      args: [
        '-c',
        `mariadb -h ${MARIADB.hostname} -P ${MARIADB.port || '3306'} -u ${MARIADB.username} ${MARIADB_NAME} < ${file}`,
      ],
      environment: { MYSQL_PWD: decodeURIComponent(MARIADB.password) },
    }),
  },
  {
    name: 'sqlite',
    client: 'sqlite3',
    url: `sqlite:${FILE}`,
    recreate: async () => rmSync(FILE, { force: true }),
    drop: async () => {},
    read: (file) => ({ file: 'sh', args: ['-c', `sqlite3 -bail ${FILE} < ${file}`] }),
  },
]

async function runOnMariadb(statement: string): Promise<void> {
  const connection = await mysql.createConnection(MARIADB.href)
  await connection.query(statement)
  await connection.end()
}

const SCRIPT = `import { type Operations, t } from 'limbeck'

export const revision = 'a1'
export const downRevision = null

export async function upgrade(op: Operations) {
  await op.createTable('measured', {
    id: t.integer().primaryKey().autoIncrement(false),
    name: t.varchar(40).notNull(),
    amount: t.integer(),
    ratio: t.double(),
  })
  const rows = []
  for (let id = 1; id <= ${rows}; id++) {
    rows.push({ id, name: 'the name of ' + id, amount: id % 7 === 0 ? null : id * 3, ratio: id / 8 })
  }
  await op.bulkInsert('measured', rows)
}

export async function downgrade() {}
`

/** The same rows as text. */
function writeStatements(file: string): void {
  writeFileSync(
    file,
    'CREATE TABLE measured (id INTEGER NOT NULL, name VARCHAR(40) NOT NULL, amount INTEGER, ratio DOUBLE PRECISION, PRIMARY KEY (id));\nBEGIN;\n',
  )
  const out = openSync(file, 'a')
  for (let start = 1; start <= rows; start += ROWS_PER_STATEMENT) {
    const values: string[] = []
    for (let id = start; id < Math.min(start + ROWS_PER_STATEMENT, rows + 1); id++) {
      values.push(`(${id}, 'the name of ${id}', ${id % 7 === 0 ? 'NULL' : id * 3}, ${id / 8})`)
    }
    writeSync(out, `INSERT INTO measured (id, name, amount, ratio) VALUES ${values.join(', ')};\n`)
  }
  writeSync(out, 'COMMIT;\n')
  closeSync(out)
}

try {
  const file = join(directory, 'rows.sql')
  writeStatements(file)
  await printSurroundings()
  for (const engine of ENGINES.filter(({ name }) => only === undefined || name === only)) {
    const project = join(directory, engine.name)
    writeLimbeckScripts(project, { url: engine.url, scripts: [['a1_.ts', SCRIPT]] })
    const limbeck = { file: process.execPath, args: [LIMBECK_BIN, 'upgrade'], directory: project }
    const measure = (program: Program) => async () => {
      await engine.recreate()
      return measureProcess(program)
    }
    const turns = await runInTurns(
      [
        { name: 'Limbeck', measure: measure(limbeck) },
        { name: engine.client, measure: measure(engine.read(file)) },
      ],
      { rounds },
    )
    console.log(`\n${rows} rows on ${engine.name}, milliseconds\n`)
    console.log(formatTurns(turns))
    console.log()
    console.log(formatTargets(turns, [{ name: 'Limbeck', other: engine.client, atMost: 1.2 }]))
    await engine.drop()
  }
} finally {
  rmSync(directory, { recursive: true })
}
