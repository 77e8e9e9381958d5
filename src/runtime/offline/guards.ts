import type { Guard, GuardMessages, Statement } from '../../dialects/dialect.ts'
import { type Sql, sql } from '../../schema/sql.ts'
import type { LogStatements } from '../log-statements.ts'
import type { OfflineDatabase } from './offline-database.ts'

/** What the log has to say of the step: nothing started, or that so many statements took effect. */
export type ExpectedProgress = number | undefined

/** What a script says when it stops by itself. */
export function writeMessages(
  { versions, log }: OfflineDatabase,
  rows: readonly string[],
): GuardMessages {
  const place = rows.length === 0 ? 'base' : rows.map((row) => `"${row}"`).join(' and ')
  return {
    start: `this script begins at ${place} and "${versions.label}" says otherwise; nothing was changed`,
    unfinished: `"${log?.label ?? ''}" has a revision that was started and not finished; nothing was changed`,
    step: `a statement before this one failed or somebody changed "${versions.label}"`,
    foreignKeys: 'this revision leaves broken foreign keys; see PRAGMA foreign_key_check',
  }
}

/** The version table is there. */
export function guardTable({ versions, dialect }: OfflineDatabase): Guard {
  return {
    fault: 'start',
    condition: `EXISTS (${inline(dialect, versions.compileFind())})`,
  }
}

/** The version table holds exactly these rows. */
export function guardRows(
  database: OfflineDatabase,
  rows: readonly string[],
  fault: 'start' | 'step',
): Guard {
  const { versions } = database
  return { fault, condition: writeRowsCondition(database, rows), locks: versions.quoted }
}

/** The same in a script whose first guards held. */
export function guardBegun(database: OfflineDatabase, rows: readonly string[]): Guard {
  const guard = guardRows(database, rows, 'step')
  const begun = database.dialect.script.begun?.condition
  return begun === undefined ? guard : { ...guard, condition: `${begun} AND ${guard.condition}` }
}

/** No revision was started and not finished. */
export function guardUnfinished({ log, dialect }: OfflineDatabase): readonly Guard[] {
  if (log === undefined) return []
  return [{ fault: 'unfinished', condition: dialect.inlineSql(writeNothingStarted(log)) }]
}

/** The rows are as a step expects them, and its log row says how far it came. */
export function guardStep(
  database: OfflineDatabase,
  rows: readonly string[],
  progress: ExpectedProgress,
): readonly Guard[] {
  const { log, dialect } = database
  const guard = guardBegun(database, rows)
  if (log === undefined) return [guard]
  const logged =
    progress === undefined
      ? writeNothingStarted(log)
      : sql`(SELECT statements FROM ${log.name} WHERE ${log.whereStarted}) = ${progress}`
  return [{ ...guard, condition: `${guard.condition} AND ${dialect.inlineSql(logged)}` }]
}

function writeNothingStarted(log: LogStatements): Sql {
  return sql`NOT EXISTS (SELECT 1 FROM ${log.name} WHERE ${log.whereStarted})`
}

function writeRowsCondition(
  { versions, dialect }: OfflineDatabase,
  rows: readonly string[],
): string {
  const table = sql.raw(versions.quoted)
  const count = sql`(SELECT COUNT(*) FROM ${table}) = ${rows.length}`
  if (rows.length === 0) return dialect.inlineSql(count)
  const known: Sql = sql`(SELECT COUNT(*) FROM ${table} WHERE ${sql.raw(versions.column)} IN (${sql.join(rows)})) = ${rows.length}`
  return dialect.inlineSql(sql`${count} AND ${known}`)
}

function inline(dialect: OfflineDatabase['dialect'], statement: Statement): string {
  return dialect.inlineStatement(statement)
}
