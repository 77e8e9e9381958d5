/**
 * Measures `limbeck upgrade head` on PostgreSQL beside `psql -f` of the same statements, transactions and row changes,
 * and beside Alembic. Run with `npm run bench:apply`; `-- 100 3` for 100 revisions in 3 rounds instead of 1,000 in 9.
 *
 * Each run is a process of its own on a fresh database, and its wall time counts from start to exit. The server is
 * `LIMBECK_BENCH_POSTGRESQL_URL` (`postgresql://postgres@127.0.0.1:5432/postgres` unless told), a role that may create
 * databases and run CHECKPOINT. Alembic is left out, with a word, where no python3 can import it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatTargets, formatTurns } from './harness/format-results.ts'
import { measureProcess, type Program } from './harness/measure-process.ts'
import { MeasuredDatabase } from './harness/measured-database.ts'
import { createMeasuredHistory } from './harness/measured-history.ts'
import { prepareAlembic, prepareLimbeck } from './harness/prepare-tools.ts'
import { printSurroundings } from './harness/print-surroundings.ts'
import { readCatalog } from './harness/read-catalog.ts'
import { readPositiveInteger } from './harness/read-positive-integer.ts'
import { type Contender, runInTurns } from './harness/run-in-turns.ts'
import { writePsqlScript } from './harness/write-psql-script.ts'

const revisions = readPositiveInteger(process.argv[2], 1_000)
const rounds = readPositiveInteger(process.argv[3], 9)

const directory = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))
const database = new MeasuredDatabase('limbeck_bench_apply')
const catalogs = new Map<string, string>()

/** Runs a program on an empty database, and keeps what it made. */
function createContender(name: string, program: Program): Contender {
  return {
    name,
    measure: async () => {
      await database.recreate()
      const spent = await measureProcess(program)
      catalogs.set(name, await readCatalog(database))
      assertSameCatalogs()
      return spent
    },
  }
}

/** Contenders that do different work cannot be compared. */
function assertSameCatalogs(): void {
  if (new Set(catalogs.values()).size <= 1) return
  const sizes = [...catalogs].map(([name, text]) => `${name}: ${text.split('\n').length} lines`)
  const [first = '', second = ''] = new Set(catalogs.values())
  const lines = new Set(second.split('\n'))
  const odd = first.split('\n').find((line) => !lines.has(line))
  throw new Error(`the contenders made different schemas (${sizes.join(', ')}), first: ${odd}`)
}

try {
  const history = createMeasuredHistory(revisions)
  const psqlScript = join(directory, 'history.sql')
  writePsqlScript(psqlScript, history)
  const limbeckDirectory = join(directory, 'limbeck')
  const alembicDirectory = join(directory, 'alembic')
  const limbeck = prepareLimbeck(limbeckDirectory, { url: database.url, revisions: history })
  const alembic = prepareAlembic(alembicDirectory, { url: database.url, revisions: history })
  const contenders = [
    createContender('Limbeck', limbeck('upgrade', 'head')),
    createContender('psql', {
      file: 'psql',
      args: ['-q', '-X', '-v', 'ON_ERROR_STOP=1', '-f', psqlScript, database.url],
    }),
    ...(alembic === undefined ? [] : [createContender('Alembic', alembic('upgrade', 'head'))]),
  ]
  const turns = await runInTurns(contenders, { rounds })
  await printSurroundings()
  console.log(`${revisions} revisions of three statements, milliseconds\n`)
  console.log(formatTurns(turns))
  console.log()
  console.log(
    formatTargets(turns, [
      { name: 'Limbeck', other: 'psql', atMost: 1.4 },
      { name: 'Limbeck', other: 'Alembic', atMost: 0.8 },
    ]),
  )
} finally {
  await database.drop()
  rmSync(directory, { recursive: true })
}
