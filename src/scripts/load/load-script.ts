import { readFileSync } from 'node:fs'
import { LimbeckError } from '../../errors/index.ts'
import { loadModule, type ModuleExports, type ModuleLoader } from '../../system/index.ts'
import { isPlainObject } from '../../util/plain-object.ts'
import {
  HEADER_FIELDS,
  type ModuleScriptRecord,
  type ScriptRecord,
  type SqlScriptRecord,
} from '../script-record.ts'

/** `upgrade` or `downgrade` of a script, called with its operations. */
// oxlint-disable-next-line typescript/no-explicit-any -- Whose operations they are is the runtime's affair.
export type MigrationFunction = (op: never) => unknown

/** A function of the default database, or functions by the names of databases. */
export type Migration = MigrationFunction | Readonly<Record<string, MigrationFunction>>

/** The text of an SQL file. */
export interface SqlText {
  readonly path: string
  readonly text: string
}

/** The texts of one database. */
export interface SqlTexts {
  readonly up: SqlText | undefined
  readonly down: SqlText | undefined
}

interface Switches {
  /** False: the script does not run in a transaction. */
  readonly transaction: boolean | undefined
  /** True: foreign keys stay enforced while it runs. */
  readonly foreignKeys: boolean | undefined
}

/** A TypeScript or JavaScript script, evaluated. */
export interface LoadedModuleScript extends Switches {
  readonly format: 'module'
  readonly record: ModuleScriptRecord
  /** Absent where the script has none: an error only for who runs it. */
  readonly upgrade: Migration | undefined
  readonly downgrade: Migration | undefined
}

/** A script of SQL files, read. Whoever runs it splits the texts as its dialect does. */
export interface LoadedSqlScript extends SqlTexts, Switches {
  readonly format: 'sql'
  readonly record: SqlScriptRecord
  /** The texts of `<stem>.<database>.up.sql` files by database; `up` and `down` are the default database's. */
  readonly databases: Readonly<Record<string, SqlTexts>>
}

/** A script that is ready to run. */
export type LoadedScript = LoadedModuleScript | LoadedSqlScript

/** How a script is loaded. */
export interface LoadScriptOptions {
  readonly loader?: ModuleLoader | undefined
}

/**
 * Loads a script that is about to run. Throws `script_invalid` where it cannot be evaluated or an export has a wrong
 * shape, and `header_mismatch` where it evaluates to another header than its text shows.
 */
export async function loadScript(
  record: ScriptRecord,
  options: LoadScriptOptions = {},
): Promise<LoadedScript> {
  if (record.format === 'sql') return loadSqlScript(record)
  const exports = await loadModule(record.path, { loader: options.loader, isFresh: true })
  assertSameHeader(record, exports)
  return {
    format: 'module',
    record,
    upgrade: readMigration(record, exports, 'upgrade'),
    downgrade: readMigration(record, exports, 'downgrade'),
    transaction: readSwitch(record, exports, 'transaction'),
    foreignKeys: readSwitch(record, exports, 'foreignKeys'),
  }
}

/** Gives the databases that a script names, sorted; nothing where it has plain functions only. */
export function listScriptDatabases(script: LoadedScript): readonly string[] {
  const names =
    script.format === 'sql'
      ? Object.keys(script.databases)
      : [script.upgrade, script.downgrade].flatMap((migration) =>
          typeof migration === 'object' ? Object.keys(migration) : [],
        )
  return [...new Set(names)].sort()
}

function loadSqlScript(record: SqlScriptRecord): LoadedSqlScript {
  const none: SqlTexts = { up: undefined, down: undefined }
  const databases: Record<string, SqlTexts> = {}
  let ofDefault = none
  for (const { database, up, down } of record.pairs) {
    const texts = { up: readSqlText(up), down: readSqlText(down) }
    if (database === null) ofDefault = texts
    else databases[database] = texts
  }
  const { transaction, foreignKeys } = record
  return { format: 'sql', record, ...ofDefault, databases, transaction, foreignKeys }
}

function readSqlText(path: string | null): SqlText | undefined {
  if (path === null) return undefined
  try {
    return { path, text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') }
  } catch (error) {
    throw new LimbeckError('script_invalid', `"${path}" cannot be read: ${String(error)}`, {
      cause: error,
      details: { file: path },
    })
  }
}

function assertSameHeader(record: ModuleScriptRecord, exports: ModuleExports): void {
  for (const field of HEADER_FIELDS) {
    const inText = JSON.stringify(record[field])
    const evaluated = JSON.stringify(exports[field] ?? null)
    if (inText === evaluated) continue
    throw new LimbeckError(
      'header_mismatch',
      `"${record.path}" evaluates to the "${field}" ${evaluated}, but its text says ${inText}.`,
      {
        hint: 'Write the header as constants with literal values, and assign them once.',
        details: { file: record.path, field, inText: record[field], evaluated: exports[field] },
      },
    )
  }
}

function readMigration(
  record: ModuleScriptRecord,
  exports: ModuleExports,
  name: 'upgrade' | 'downgrade',
): Migration | undefined {
  const value = exports[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'function') return value as MigrationFunction
  if (!isPlainObject(value)) {
    throw createShapeError(record, `"${name}" is neither a function nor an object of functions`)
  }
  for (const [database, migration] of Object.entries(value)) {
    if (typeof migration === 'function') continue
    throw createShapeError(record, `"${name}" has no function for the database "${database}"`)
  }
  return { ...value } as Migration
}

function readSwitch(
  record: ModuleScriptRecord,
  exports: ModuleExports,
  name: 'transaction' | 'foreignKeys',
): boolean | undefined {
  const value = exports[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw createShapeError(record, `"${name}" is neither true nor false`)
}

function createShapeError(record: ModuleScriptRecord, fault: string): LimbeckError {
  return new LimbeckError('script_invalid', `In "${record.path}", ${fault}.`, {
    hint: 'Write `export async function upgrade(op: Operations) { … }`, or an object of such functions by database.',
    details: { file: record.path },
  })
}
