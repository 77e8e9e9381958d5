import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialectFor } from '../../src/dialects/index.ts'
import { createPluginSet } from '../../src/plugins/create-plugin-set.ts'
import type { Plugin } from '../../src/plugins/plugin.ts'
import type { Database } from '../../src/runtime/database.ts'
import type { RunEvent } from '../../src/runtime/events.ts'
import { LogTable } from '../../src/runtime/log-table.ts'
import type { Operations } from '../../src/runtime/operations.ts'
import { runPlan } from '../../src/runtime/run-plan.ts'
import type { RunReport, RunRequest } from '../../src/runtime/run-request.ts'
import type { RunStep, StepScript } from '../../src/runtime/run-step.ts'
import { VersionTable } from '../../src/runtime/version-table.ts'
import { DEFAULT_NAMING } from '../../src/schema/naming.ts'

/** A database with what its runs have told. */
export interface TestedDatabase extends Database {
  readonly events: RunEvent[]
  /** The same database over another connection. */
  over(connection: Connection): TestedDatabase
  rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>
}

interface DatabaseOptions {
  readonly log?: boolean
  readonly signal?: AbortSignal
  readonly plugins?: readonly Plugin[]
}

/** Opens a database as commands do. */
export async function openDatabase(
  url: string,
  options: DatabaseOptions = {},
): Promise<TestedDatabase> {
  return describeDatabase(await openConnection(url, { baseDirectory: process.cwd() }), options)
}

function describeDatabase(connection: Connection, options: DatabaseOptions): TestedDatabase {
  const dialect = dialectFor(connection.server)
  const events: RunEvent[] = []
  return {
    name: 'default',
    connection,
    dialect,
    versionTable: new VersionTable(connection, dialect, { name: 'alembic_version' }),
    logTable:
      options.log === false
        ? undefined
        : new LogTable(connection, dialect, {
            table: { name: 'limbeck_log' },
            versionTable: 'alembic_version',
            appliedBy: 'tests',
            tool: 'tests',
          }),
    naming: DEFAULT_NAMING,
    plugins: createPluginSet(options.plugins ?? []),
    signal: options.signal,
    secrets: [],
    emit: (event) => void events.push({ ...event, database: 'default' }),
    events,
    rows: async (sql) => (await connection.execute({ sql })).rows,
    over: (other) => describeDatabase(other, options),
  }
}

/** A script of a test: functions for both ways, and what it says of its transaction. */
export interface TestScript {
  readonly up: (op: Operations) => unknown
  readonly down?: (op: Operations) => unknown
  readonly transaction?: boolean
  readonly foreignKeys?: boolean
}

/** Runs a line of scripts `r1`, `r2` … up from where the version rows stand, or all the way down. */
export function runScripts(
  database: Database,
  scripts: readonly TestScript[],
  options: Partial<RunRequest> = {},
): Promise<RunReport> {
  const { direction = 'upgrade' } = options
  const applied = (rows: readonly string[]) =>
    Math.max(0, ...rows.map((row) => Number(row.slice(1))))
  const plan = (rows: readonly string[]) => {
    const numbers = scripts.map((_, index) => index + 1)
    return direction === 'upgrade'
      ? numbers.filter((number) => number > applied(rows)).map(toStep)
      : numbers
          .filter((number) => number <= applied(rows))
          .reverse()
          .map(toStep)
  }
  const toStep = (number: number): RunStep => {
    const below = number === 1 ? undefined : `r${number - 1}`
    return {
      direction,
      revision: `r${number}`,
      message: `message ${number}`,
      downRevision: below === undefined ? [] : [below],
      rowChanges: changeRows(`r${number}`, below, direction),
      path: 'script.ts',
      load: async () => toStepScript(scripts[number - 1], direction),
    }
  }
  return runPlan(database, {
    plan,
    planUnfinished: (revision, rows) => plan(rows).filter((step) => step.revision === revision),
    direction,
    transaction: 'perRevision',
    recovery: 'stop',
    isDryRun: false,
    lockWaitMs: 10_000,
    limits: {},
    x: {},
    tag: undefined,
    clock: () => new Date(),
    timesStatements: false,
    ...options,
  })
}

function toStepScript(
  script: TestScript | undefined,
  direction: 'upgrade' | 'downgrade',
): StepScript {
  const run = direction === 'upgrade' ? script?.up : script?.down
  return {
    path: 'script.ts',
    body: run === undefined ? undefined : { kind: 'function', run },
    ...(script?.transaction === undefined ? {} : { transaction: script.transaction }),
    ...(script?.foreignKeys === undefined ? {} : { foreignKeys: script.foreignKeys }),
  }
}

function changeRows(
  revision: string,
  below: string | undefined,
  direction: 'upgrade' | 'downgrade',
) {
  const [from, to] = direction === 'upgrade' ? [below, revision] : [revision, below]
  return {
    delete: to === undefined && from !== undefined ? [from] : [],
    insert: from === undefined && to !== undefined ? [to] : [],
    update: from !== undefined && to !== undefined ? [{ from, to }] : [],
  }
}
