/**
 * Measures `limbeck check` where models and database are the same, beside `alembic check`; on PostgreSQL also beside
 * drizzle-kit, TypeORM, MikroORM, and psql that sends what Limbeck asks the catalog; and there ten times as many tables. Run with `npm run bench:check`;
 * `-- 100 3 sqlite` for 100 tables in 3 rounds on SQLite alone, instead of 1,000 in 7 on every engine and the growth
 * (`growth`).
 *
 * A table has ten columns, a primary key, a unique constraint, a foreign key, a check and two indexes. The models of every
 * tool are written from one description of them, and so is the SQL that makes the tables. Each run is a process of its own,
 * its wall time counts from start to exit, and a tool that finds a difference ends the measurement.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatTargets, formatTurns, type Target } from './harness/format-results.ts'
import { measurePeakMemory } from './harness/measure-peak-memory.ts'
import { measureProcess, type Program } from './harness/measure-process.ts'
import {
  createMeasuredEngines,
  type MeasuredEngine,
  type MeasuredEngineName,
} from './harness/measured-engines.ts'
import { prepareAlembic, prepareLimbeck } from './harness/prepare-tools.ts'
import { printSurroundings } from './harness/print-surroundings.ts'
import { readPositiveInteger } from './harness/read-positive-integer.ts'
import { type Contender, runInTurns } from './harness/run-in-turns.ts'
import { createMeasuredSchema, type MeasuredTable } from './harness/schema/measured-schema.ts'
import { preparePeers } from './harness/schema/prepare-peers.ts'
import { writeCatalogQueries } from './harness/schema/write-catalog-queries.ts'
import { writeLimbeckModels } from './harness/schema/write-limbeck-models.ts'
import { writeSql } from './harness/schema/write-sql.ts'
import { writeSqlAlchemyModels } from './harness/schema/write-sqlalchemy-models.ts'

const count = readPositiveInteger(process.argv[2], 1_000)
const rounds = readPositiveInteger(process.argv[3], 7)
const only = process.argv[4]

const TARGETS: { readonly [Name in MeasuredEngineName]: readonly Target[] } = {
  postgresql: [
    { name: 'Limbeck', other: 'Alembic', atMost: 0.12 },
    { name: 'Limbeck', other: 'psql', atMost: 5 },
  ],
  mariadb: [{ name: 'Limbeck', other: 'Alembic', atMost: 0.3 }],
  sqlite: [{ name: 'Limbeck', other: 'Alembic', atMost: 0.3 }],
}

const directory = mkdtempSync(join(tmpdir(), 'limbeck-bench-'))
const FILE = join(directory, 'app.db')

const ALEMBIC_WITH_CHECK = [1, 9]

/** The rounds of tools that nothing is aimed at, and that can take minutes. */
const PEER_ROUNDS = 1

/** How many times as many tables there are where growth is measured. */
const GROWTH = 10

function createContender(name: string, program: Program): Contender {
  return { name, measure: () => measureProcess(program) }
}

/** Makes the tables of a schema in a new database. */
async function createTables(
  engine: MeasuredEngine,
  schema: readonly MeasuredTable[],
): Promise<void> {
  const file = join(directory, `${engine.name}.sql`)
  writeFileSync(file, writeSql(schema, engine.name))
  await engine.recreate()
  await measureProcess(engine.read(file))
}

function prepareCheck(engine: MeasuredEngine, schema: readonly MeasuredTable[]): Program {
  const models = writeLimbeckModels(schema)
  const place = join(directory, `limbeck-${engine.name}-${schema.length}`)
  return prepareLimbeck(place, { url: engine.url, models })('check')
}

function listOthers(engine: MeasuredEngine, schema: readonly MeasuredTable[]): Contender[] {
  const alembic = prepareAlembic(join(directory, `alembic-${engine.name}`), {
    url: engine.url,
    models: writeSqlAlchemyModels(schema),
    since: ALEMBIC_WITH_CHECK,
  })
  const contenders = alembic === undefined ? [] : [createContender('Alembic', alembic('check'))]
  if (engine.name !== 'postgresql') return contenders
  const queries = join(directory, 'catalog.sql')
  writeFileSync(queries, writeCatalogQueries())
  return [
    ...contenders,
    createContender('psql', engine.read(queries)),
    ...preparePeers(join(directory, 'peers'), engine.url, schema).map(({ name, program }) => ({
      ...createContender(name, program),
      rounds: PEER_ROUNDS,
    })),
  ]
}

async function measureEngine(engine: MeasuredEngine): Promise<void> {
  const schema = createMeasuredSchema(count, engine.name)
  try {
    await createTables(engine, schema)
    const contenders = [
      createContender('Limbeck', prepareCheck(engine, schema)),
      ...listOthers(engine, schema),
    ]
    const turns = await runInTurns(contenders, { rounds })
    console.log(`${count} tables on ${engine.name}, nothing to do, milliseconds\n`)
    console.log(formatTurns(turns))
    console.log(`\n${formatTargets(turns, TARGETS[engine.name])}\n`)
  } finally {
    await engine.drop()
  }
}

/** Measures ten times as many tables beside the others, and the memory for them. */
async function measureGrowth(): Promise<void> {
  const measured = [count, count * GROWTH].map((size) => ({
    name: `${size} tables`,
    schema: createMeasuredSchema(size, 'postgresql'),
    engine: createMeasuredEngines(`limbeck_bench_check_${size}`, FILE).postgresql,
  }))
  try {
    const programs = new Map<string, Program>()
    for (const { name, schema, engine } of measured) {
      await createTables(engine, schema)
      programs.set(name, prepareCheck(engine, schema))
    }
    const contenders = [...programs].map(([name, program]) => createContender(name, program))
    const turns = await runInTurns(contenders, { rounds })
    console.log(`more tables on postgresql, nothing to do, milliseconds\n`)
    console.log(formatTurns(turns))
    const [small = '', large = ''] = programs.keys()
    console.log(`\n${formatTargets(turns, [{ name: large, other: small, atMost: 12 }])}\n`)
    for (const [name, program] of programs) {
      const peak = await measurePeakMemory(program)
      console.log(`${name}: at most ${peak.toFixed(0)} MiB were resident`)
    }
  } finally {
    for (const { engine } of measured) await engine.drop()
  }
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  ...Object.fromEntries(
    Object.values(createMeasuredEngines('limbeck_bench_check', FILE)).map((engine) => [
      engine.name,
      () => measureEngine(engine),
    ]),
  ),
  growth: measureGrowth,
}

try {
  await printSurroundings()
  for (const [name, measure] of Object.entries(parts)) {
    if (only === undefined || name === only) await measure()
  }
} finally {
  rmSync(directory, { recursive: true })
}
