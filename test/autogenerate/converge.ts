import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createMigrator, type Migrator, type MigratorOptions } from '../../src/index.ts'
import { compareLines, readCatalogLines } from '../setup/catalog/read-catalog.ts'
import type { EngineName, TestEngine } from '../setup/engines.ts'

/** Models of an engine, as the exports of a module. */
export type Models = Readonly<Record<string, unknown>>

/** Models that are changed, and what is to be seen of it. */
export interface ObjectCase {
  readonly title: string
  /** The engines that have such objects. */
  readonly engines: readonly EngineName[]
  readonly before: (engine: EngineName) => Models
  readonly after: (engine: EngineName) => Models
  /** The kinds of the operations of the second script, in their order. */
  readonly changes: readonly string[] | { readonly [Name in EngineName]?: readonly string[] }
  /** SQL that is run in between, where the change is to meet rows. */
  readonly rows?: string
  readonly options?: Partial<MigratorOptions>
}

/** Everything in the database of an engine, in the words of its own catalog. */
export async function readLines(url: string): Promise<readonly string[]> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    return await readCatalogLines(connection)
  } finally {
    await connection.close()
  }
}

/** Runs SQL beside the migrations. */
export async function runSql(url: string, statements: readonly string[]): Promise<void> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    for (const sql of statements) await connection.execute({ sql })
  } finally {
    await connection.close()
  }
}

/** A migrator over an empty database, whose models can be exchanged. */
export async function openModels(
  engine: TestEngine,
  models: Models,
  options: Partial<MigratorOptions> = {},
): Promise<{
  readonly migrator: Migrator
  readonly url: string
  readonly use: (models: Models) => void
}> {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-objects-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  let schema: object = models
  const url = await engine.createUrl()
  const migrator = await createMigrator({
    url,
    migrations: directory,
    schema: () => schema,
    ...options,
  })
  onTestFinished(() => migrator.close())
  return {
    migrator,
    url,
    use: (next) => {
      schema = next
    },
  }
}

/** What is left to do. What could not be told is told only where the engine does not write texts anew. */
export async function findLeft(migrator: Migrator, engine: EngineName): Promise<object> {
  const { unverified, ...found } = await migrator.check()
  return engine === 'mariadb' ? found : { ...found, unverified }
}

/** That nothing is left to do. */
export function nothingLeft(engine: EngineName): object {
  const found = { changes: [], unknown: [] }
  return engine === 'mariadb' ? found : { ...found, unverified: [] }
}

/** What is to be seen when a database comes to the models before and after, goes back, and comes again. */
export interface Convergence {
  readonly changes: readonly string[] | undefined
  /** What was left to do each time. */
  readonly left: readonly object[]
  /** What was different in the catalog after the downgrade, and after the second upgrade. */
  readonly remains: readonly string[]
  readonly again: readonly string[]
}

/** What is to be seen where everything is as it should be. */
export function convergence({ changes }: ObjectCase, engine: EngineName): Convergence {
  return {
    changes: 'length' in changes ? changes : changes[engine],
    left: [nothingLeft(engine), nothingLeft(engine)],
    remains: [],
    again: [],
  }
}

/** Brings a database to the models before and after, back, and there again; in the end everything goes. */
export async function converge(
  engine: TestEngine,
  { before, after, rows, options }: ObjectCase,
): Promise<Convergence> {
  const { migrator, url, use } = await openModels(engine, before(engine.name), options)
  // What comes and goes in these tests has no other name.
  const decide = { rename: () => false }
  await migrator.generate({ message: 'first' })
  await migrator.upgrade()
  const leftFirst = await findLeft(migrator, engine.name)
  if (rows !== undefined) await runSql(url, [rows])
  const catalog = await readLines(url)

  use(after(engine.name))
  const second = await migrator.generate({ message: 'second', decide })
  if (process.env['SHOW'] !== undefined && second.path !== null)
    console.log(readFileSync(second.path, 'utf8'))
  await migrator.upgrade()
  const leftSecond = await findLeft(migrator, engine.name)
  const upgraded = await readLines(url)

  await migrator.downgrade()
  const remains = compareLines(catalog, await readLines(url))
  await migrator.upgrade()
  const again = compareLines(upgraded, await readLines(url))
  await migrator.downgrade('base')
  return {
    changes: second.changes.flatMap(listKinds),
    left: [leftFirst, leftSecond],
    remains,
    again,
  }
}

/** The kinds of an operation: of those in a batch, where it is one. */
function listKinds(change: unknown): readonly string[] {
  const { kind, operations } = change as {
    readonly kind: string
    readonly operations?: readonly unknown[]
  }
  return operations === undefined ? [kind] : operations.flatMap(listKinds)
}
