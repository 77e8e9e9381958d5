/**
 * Measures `limbeck upgrade head` where there is nothing to do, beside Alembic: a PostgreSQL database that is at the
 * head of its history. Run with `npm run bench:nothing`; `-- 100 3` for 100 revisions in 3 rounds instead of 1,000 in 15.
 *
 * Each run is a process of its own, and its wall time counts from start to exit. The server is
 * `LIMBECK_BENCH_POSTGRESQL_URL` (`postgresql://postgres@127.0.0.1:5432/postgres` unless told).
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
import { readPositiveInteger } from './harness/read-positive-integer.ts'
import { type Contender, runInTurns } from './harness/run-in-turns.ts'

const revisions = readPositiveInteger(process.argv[2], 1_000)
const rounds = readPositiveInteger(process.argv[3], 15)

const directory = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))
const database = new MeasuredDatabase('limbeck_bench_nothing')

function createContender(name: string, program: Program): Contender {
  return { name, measure: () => measureProcess(program) }
}

try {
  const history = createMeasuredHistory(revisions)
  const limbeckDirectory = join(directory, 'limbeck')
  const limbeck = prepareLimbeck(limbeckDirectory, { url: database.url, revisions: history })
  const alembic = prepareAlembic(join(directory, 'alembic'), {
    url: database.url,
    revisions: history,
  })
  await database.recreate()
  await measureProcess(limbeck('upgrade', 'head'))
  const contenders = [
    createContender('Limbeck', limbeck('upgrade', 'head')),
    ...(alembic === undefined ? [] : [createContender('Alembic', alembic('upgrade', 'head'))]),
  ]
  const turns = await runInTurns(contenders, { rounds })
  await printSurroundings()
  console.log(`nothing to do, ${revisions} revisions, milliseconds\n`)
  console.log(formatTurns(turns))
  console.log()
  console.log(formatTargets(turns, [{ name: 'Limbeck', other: 'Alembic', atMost: 0.3 }]))
} finally {
  await database.drop()
  rmSync(directory, { recursive: true })
}
