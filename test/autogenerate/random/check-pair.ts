import { type DetectedChanges, detectChanges } from '../../../src/autogenerate/detect-changes.ts'
import { introspect } from '../../../src/autogenerate/introspect.ts'
import { withoutUniqueTwins } from '../../../src/autogenerate/unique-twins.ts'
import type { Engine } from '../../../src/connect/connection.ts'
import { applyOperation, isBuiltIn } from '../../../src/operations/apply-operation.ts'
import type { Operation } from '../../../src/operations/operation.ts'
import type { Operations } from '../../../src/runtime/operations.ts'
import { DEFAULT_NAMING } from '../../../src/schema/naming.ts'
import type { SchemaModel } from '../../../src/schema/schema-model.ts'
import { buildOperations } from '../../operations/property/build-operations.ts'
import type { PropertyEngine } from '../../operations/property/check-case.ts'
import { type Dump, OWN_TABLES } from '../../operations/property/dump/dump.ts'
import { canHaveRows, insertRows } from '../../operations/property/rows.ts'
import { runScripts, type TestedDatabase } from '../../runtime/harness.ts'
import { assertSame } from './assert-same.ts'
import { listKept, readKept, withoutOwn } from './kept-rows.ts'
import { loadBody, renderBody } from './load-script.ts'
import type { Pair } from './pair.ts'

/** A script as it is written, and as it is loaded again. */
interface WrittenScript {
  readonly text: string
  readonly up: ReturnType<typeof loadBody>
  readonly down: ReturnType<typeof loadBody>
}

const QUIET = { irreversible: [], unknown: [], unverified: [] }
const NOTHING = { upgrade: [], downgrade: [], ...QUIET }

/**
 * Makes the models of a pair one after the other in a real database, as a project does that writes its scripts by
 * `generate`: after each nothing is left to do, the catalog is what the operations foretold and what the models would
 * have made from nothing, and it is as before when the second script has run down, rows included.
 */
export async function checkPair(pair: Pair, engine: PropertyEngine): Promise<void> {
  const scripts: WrittenScript[] = []
  try {
    await check(pair, engine, scripts)
  } catch (error) {
    const texts = scripts.map(({ text }, index) => `// Script ${index + 1}\n${text}`)
    throw new Error(`${String(error)}\n\n${texts.join('\n\n')}`, { cause: error })
  }
}

async function check(
  pair: Pair,
  { profile, fresh, readDump }: PropertyEngine,
  scripts: WrittenScript[],
): Promise<void> {
  const { before, after, renames, hasRows } = pair
  const kept = listKept(pair)
  const database = await fresh()
  const detect = (wanted: SchemaModel, answers: readonly string[] = []) =>
    detectIn(database, wanted, { renames: answers, drops: profile.tableSchemas })

  const first = write(await detect(before))
  scripts.push(first)
  await runScripts(database, [{ up: first.up }])
  assertSame('nothing is left to do', await detect(before), NOTHING)

  const changes = await detect(after, renames)
  const second = write(changes)
  scripts.push(second)
  const { irreversible, unknown, unverified } = changes
  assertSame('the change is certain', { irreversible, unknown, unverified }, QUIET)
  const there = await readModel(database)
  if (hasRows && suitsRows(changes.upgrade, before))
    await fill(
      database,
      Object.values(before.tables).map((table) => insertRows(profile, table)),
    )
  const dumpBefore = await readDump(database)
  const rows = await readKept(database, kept, 'before')
  const both = [{ up: first.up }, { up: second.up, down: second.down }]
  await runScripts(database, both)
  assertSame('nothing is left to do after the change', await detect(after), NOTHING)
  assertSame('rows are kept', await readKept(database, kept, 'after'), rows)
  const dumpAfter = await readDump(database)

  await runScripts(database, both, { direction: 'downgrade' })
  assertSame('the downgrade restores', tidy(await readDump(database)), tidy(dumpBefore))
  assertSame('rows are kept by the downgrade', await readKept(database, kept, 'before'), rows)
  assertSame('nothing is left to do after the downgrade', await detect(before), NOTHING)
  await runScripts(database, [{ up: first.down }])
  assertSame('the first script can run down', (await readDump(database)).columns, {})

  const foretold = changes.upgrade.reduce((model, each) => applyOperation(each, model), there)
  assertSame('the operations foretell', tidy(dumpAfter), tidy(await makeFrom(foretold)))
  assertSame('the models are made', tidy(looked(dumpAfter)), tidy(looked(await makeFrom(after))))

  async function makeFrom(model: SchemaModel): Promise<Dump> {
    const other = await fresh()
    const operations = buildOperations(withPlaces(model), {
      keysInside: profile.engine === 'sqlite',
    })
    await runScripts(other, [{ up: (op) => invokeAll(op, operations) }])
    return readDump(other)
  }
}

function write({ upgrade, downgrade }: FoundChanges): WrittenScript {
  const [up, down] = [renderBody(upgrade), renderBody(downgrade)]
  return { text: `${up}\n// down\n${down}`, up: loadBody(up), down: loadBody(down) }
}

/** What was found; without plugins all operations are those that Limbeck has. */
interface FoundChanges extends Pick<DetectedChanges, 'irreversible' | 'unknown' | 'unverified'> {
  readonly upgrade: readonly Operation[]
  readonly downgrade: readonly Operation[]
}

async function detectIn(
  { connection, dialect }: TestedDatabase,
  wanted: SchemaModel,
  { renames, drops }: { readonly renames: readonly string[]; readonly drops: readonly string[] },
): Promise<FoundChanges> {
  const found = await detectChanges(connection, dialect, {
    wanted,
    settings: {
      naming: DEFAULT_NAMING,
      compareType: true,
      compareServerDefault: true,
      unknownObjects: 'drop',
      drops,
    },
    filters: { ownTables: OWN_TABLES.map((name) => ({ name })) },
    schemas: drops.length > 0,
    renames,
  })
  const { irreversible, unknown } = found
  // MariaDB keeps no words of a view; whether it is what the models ask for the catalog tells.
  const unverified = found.unverified.filter(({ object }) => !object.startsWith('the view '))
  const upgrade = found.upgrade.filter(isBuiltIn)
  const downgrade = found.downgrade.filter(isBuiltIn)
  return { upgrade, downgrade, irreversible, unknown, unverified }
}

async function readModel({ connection, dialect }: TestedDatabase): Promise<SchemaModel> {
  const schemas = dialect.features.schemas && connection.engine === 'postgresql' ? 'all' : 'default'
  const read = await introspect(connection, dialect, { kind: 'schemas', schemas })
  return withoutUniqueTwins(withoutOwn(read, OWN_TABLES))
}

/** Whether operations and what undoes them can do with rows, judged by what there was, under its new names. */
function suitsRows(operations: readonly Operation[], before: SchemaModel): boolean {
  const renamed = operations
    .filter(({ kind }) => kind === 'renameTable' || kind === 'renameColumn')
    .reduce((model, each) => applyOperation(each, model), before)
  const isPointedAt = (name: string) =>
    Object.values(renamed.tables).some((table) =>
      table.constraints.some(
        (item) =>
          item.kind === 'foreignKey' && item.references.table === name && table.name !== name,
      ),
    )
  return operations.every(
    (each) => canHaveRows(each, renamed) && !(each.kind === 'dropTable' && isPointedAt(each.name)),
  )
}

/** How foreign keys of tables in a circle are passed over while rows come, and heeded again. */
const UNCHECKED: { readonly [Name in Engine]: readonly [off: string, on: string] } = {
  postgresql: ['SET session_replication_role = replica', 'RESET session_replication_role'],
  mysql: ['SET foreign_key_checks = 0', 'SET foreign_key_checks = 1'],
  sqlite: ['PRAGMA foreign_keys = OFF', 'PRAGMA foreign_keys = ON'],
}

async function fill(database: TestedDatabase, operations: readonly Operation[]): Promise<void> {
  const [off, on] = UNCHECKED[database.connection.engine]
  await database.rows(off)
  for (const operation of operations)
    for (const statement of database.dialect.compile(operation))
      await database.connection.execute(statement)
  await database.rows(on)
}

async function invokeAll(op: Operations, operations: readonly Operation[]): Promise<void> {
  for (const operation of operations) await op.invoke(operation)
}

/** The model with just those schemas that its tables lie in. */
function withPlaces(model: SchemaModel): SchemaModel {
  const names = Object.values(model.tables).flatMap(({ schema }) => schema ?? [])
  return { ...model, schemas: Object.fromEntries(names.map((name) => [name, { name }])) }
}

/** What was looked at stays so, whatever the models say. */
function looked({ objects, columns }: Dump): Dump {
  return { objects: objects.map((line) => line.replaceAll(' NOT VALID', '')), columns }
}

/** Schemas stay where they were made, and columns that are added later stand behind. */
function tidy({ objects, columns }: Dump): unknown {
  const sorted = Object.entries(columns).map(([key, names]) => [key, names.toSorted()] as const)
  return {
    objects: objects
      .filter((line) => !line.startsWith('schema |'))
      .flatMap(tidyLine)
      .toSorted(),
    columns: Object.fromEntries(sorted),
  }
}

/**
 * What engines keep as somebody wrote it without meaning anything by it: on MariaDB that an index is a tree; on SQLite ASC,
 * NO ACTION, where a key stands, and that a key of integers is not null, which the pragmas tell.
 */
function tidyLine(line: string): readonly string[] {
  const plain = line.replaceAll(/ ASC(?= [,)])| ON (?:DELETE|UPDATE) NO ACTION| USING BTREE$/g, '')
  const key = /^column \| (.*) \| ("(?:the )?id" INTEGER) (CONSTRAINT .* PRIMARY KEY)$/.exec(plain)
  if (key !== null) {
    const [, table = '', column = '', constraint = ''] = key
    return [
      `column | ${table} | ${column}`,
      `constraint | ${table} | ${constraint} ( ${column.replace(/ INTEGER$/, '')} )`,
    ]
  }
  return [
    plain
      .replace(/^(column .* "(?:the )?(?:id|n)" INTEGER) NOT NULL$/, '$1')
      .replace(/(\["xinfo",\{"name":"(?:the )?id","type":"INTEGER","notnull":)1/, '$10'),
  ]
}
