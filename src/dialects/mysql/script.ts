import type { Guard, GuardMessages, ScriptRules } from '../dialect.ts'
import { terminateStatement } from '../shared/terminate-statement.ts'
import { writeLiteral } from './literals.ts'
import { mysqlSplitRules } from './split-statements.ts'

/**
 * Scripts for the clients of MySQL and MariaDB. They stop at the first error unless they are told `--force`, and then
 * nothing but the session itself can hold back what comes: a guard that fails makes its transactions read-only, DDL
 * among them. Neither server can raise an error of one's own outside a routine in every version, so a wrong SQL mode
 * carries the message.
 */
export function createScriptRules(
  readOnlySetting: string,
  note: readonly string[] = [],
): ScriptRules {
  const isReadOnly = `@@SESSION.${readOnlySetting}`
  const writeGuard = ({ fault, condition }: Guard, messages: GuardMessages) => [
    `SET SESSION ${readOnlySetting} = ${isReadOnly} OR NOT COALESCE(${condition}, FALSE);`,
    // The setting is a list: at a comma the message would end.
    `SET SESSION sql_mode = IF(${isReadOnly}, ${writeLiteral(`limbeck: ${messages[fault]}`.replaceAll(',', ' and'))}, @@SESSION.sql_mode);`,
  ]
  return {
    now: "CONCAT(LEFT(DATE_FORMAT(UTC_TIMESTAMP(3), '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z')",
    newId: 'UUID()',
    user: 'USER()',
    open: () => [
      ...note,
      'SET NAMES utf8mb4;',
      "SET SESSION time_zone = '+00:00';",
      // Backslashes in texts are doubled, as they have to be without this mode.
      "SET SESSION sql_mode = REPLACE(@@SESSION.sql_mode, 'NO_BACKSLASH_ESCAPES', '');",
    ],
    close: [],
    quiet: [],
    terminate,
    guard: writeGuard,
    // A transaction that has begun stays as it was: the guards have to come before it.
    begin: (statement, guards) => [...guards, `${statement};`],
    commit: (statement) => [`${statement};`],
    isIntact: `${isReadOnly} = 0`,
    checkpoint: [`SET SESSION ${readOnlySetting} = ${isReadOnly} OR @@SESSION.error_count > 0;`],
  }
}

const DELIMITERS = ['//', '$$', ';;', '%%%', '~~~~']

/** The client ends a statement at the first semicolon, wherever that stands outside of quotes and comments. */
function terminate(sql: string): string {
  const statement = terminateStatement(sql, mysqlSplitRules)
  if (!statement.includes(';')) return `${statement};`
  const delimiter = DELIMITERS.find((each) => !statement.includes(each)) ?? '||limbeck||'
  return `DELIMITER ${delimiter}\n${statement}\n${delimiter}\nDELIMITER ;`
}
