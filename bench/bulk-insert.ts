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
import { formatTargets, formatTurns } from './harness/format-results.ts'
import { measureProcess, type Program } from './harness/measure-process.ts'
import { createMeasuredEngines } from './harness/measured-engines.ts'
import { printSurroundings } from './harness/print-surroundings.ts'
import { readPositiveInteger } from './harness/read-positive-integer.ts'
import { runInTurns } from './harness/run-in-turns.ts'
import { LIMBECK_BIN, writeLimbeckScripts } from './harness/write-limbeck-project.ts'

const rows = readPositiveInteger(process.argv[2], 1_000_000)
const rounds = readPositiveInteger(process.argv[3], 7)
const only = process.argv[4]

const ROWS_PER_STATEMENT = 1_000

const directory = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))

const engines = createMeasuredEngines('limbeck_bench_insert', join(directory, 'app.db'))

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
  for (const engine of Object.values(engines).filter(
    ({ name }) => only === undefined || name === only,
  )) {
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
