import type { DialectName } from '../../../src/dialects/index.ts'
import type { ErrorCode } from '../../../src/errors/index.ts'
import type { Operations } from '../../../src/runtime/operations.ts'
import type { EngineName } from '../../setup/engines.ts'

/** What is called on `op`. */
export type Script = (op: Operations) => unknown

/** What an engine answers that has no way: the code of the error, and what the message says among other things. */
export interface Refusal {
  readonly code: ErrorCode
  readonly says: string
}

/** One statement, several, none, or a refusal. */
export type Statements = string | readonly string[] | Refusal

/** What one call of a directive does on every engine. */
export interface DirectiveCase {
  /** The options that it shows, or what is special about it. */
  readonly title: string
  /** What is there before. */
  readonly before?: Script
  readonly call: Script
  /** The statements that run; MariaDB's are those of MySQL unless said. */
  readonly sql: { readonly [Name in Exclude<DialectName, 'mariadb'>]: Statements } & {
    readonly mariadb?: Statements
  }
  /** The lines of the engine's own catalog that went and came; not said means that all stays as it was. */
  readonly catalog: { readonly [Name in EngineName]?: readonly string[] }
  /** What is still different once it was reversed, where the reversal cannot bring back everything, or is refused. */
  readonly remains?: { readonly [Name in EngineName]?: readonly string[] | Refusal }
}

/** The cases of the directives, by their names on `op`; the first of each shows it at its plainest. */
export type DirectiveCases = Readonly<Record<string, readonly DirectiveCase[]>>

/** The engine has no way to do it, and the message says that. */
export function refuse(says: string, code: ErrorCode = 'operation_unsupported'): Refusal {
  return { code, says }
}

/** The statements of a case on a dialect. */
export function statementsOf({ sql }: DirectiveCase, dialect: DialectName): Statements {
  return dialect === 'mariadb' ? (sql.mariadb ?? sql.mysql) : sql[dialect]
}

/** Whether the engine has no way. */
export function isRefusal(expected: Statements): expected is Refusal {
  return typeof expected === 'object' && 'code' in expected
}

/** The statements as a list. */
export function listStatements(statements: Exclude<Statements, Refusal>): readonly string[] {
  return typeof statements === 'string' ? [statements] : statements
}

/** How SQLite makes a table anew, by its own procedure: `text` is what stands behind the name of the new table. */
export function remake(
  table: string,
  text: string,
  [into, from = into]: readonly [into: string, from?: string],
): readonly string[] {
  const copy = `"_limbeck_new_${table}"`
  return [
    `CREATE TABLE ${copy} ${text}`,
    `INSERT OR ABORT INTO ${copy} (${into}) SELECT ${from} FROM "${table}"`,
    `DROP TABLE "${table}"`,
    'PRAGMA legacy_alter_table = ON',
    `ALTER TABLE ${copy} RENAME TO "${table}"`,
    'PRAGMA legacy_alter_table = OFF',
  ]
}

/**
 * A schema beside the usual one: a database on MySQL and MariaDB, and on SQLite a file that is attached before, since no
 * directive does that.
 */
export const otherSchema: Script = (op) =>
  op.context.dialect === 'sqlite' ? undefined : op.createSchema('limbeck_other')

/** Something that only one engine has. */
export function onlyOn(dialect: DialectName, script: Script): Script {
  return (op) => (op.context.dialect === dialect ? script(op) : undefined)
}
