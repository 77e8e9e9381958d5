import type { GuardFault, GuardMessages, ScriptRules } from '../dialect.ts'
import { writeUtf8Hex } from '../shared/literal-values.ts'
import { scanTokens } from '../shared/scan-sql.ts'
import { terminateStatement } from '../shared/terminate-statement.ts'
import { sqliteLexicalRules } from './lexical-rules.ts'
import { writeLiteral } from './literals.ts'
import { sqliteSplitRules } from './split-statements.ts'

const GUARDS = 'temp.limbeck_guard'
const BEGUN = 'temp.limbeck_begun'
const VIOLATIONS = 'temp.limbeck_violations'

/** A version 4 id, made of random bytes. */
const NEW_ID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`

/**
 * Scripts for the shell of SQLite, which goes on after errors unless it is told not to. Where that line was taken away
 * guards still hold: one that fails is missing at the end of its transaction, and the transaction is rolled back.
 */
export const sqliteScript: ScriptRules = {
  now: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
  newId: NEW_ID,
  // Nobody logs in.
  user: "'an SQL script'",
  open: (messages) => [
    '.bail on',
    'PRAGMA foreign_keys = OFF;',
    `DROP TABLE IF EXISTS ${GUARDS};`,
    `CREATE TEMP TABLE limbeck_guard (fault TEXT, is_met INTEGER);`,
    writeTrigger(messages),
    `DROP TABLE IF EXISTS ${BEGUN};`,
    'CREATE TEMP TABLE limbeck_begun (is_begun INTEGER);',
    `DROP TABLE IF EXISTS ${VIOLATIONS};`,
    'CREATE TEMP TABLE limbeck_violations AS SELECT * FROM pragma_foreign_key_check;',
  ],
  close: [
    `DROP TABLE ${VIOLATIONS};`,
    `DROP TABLE ${BEGUN};`,
    `DROP TABLE ${GUARDS};`,
    // Whether they were on before cannot be known here: on is the side on which nothing is lost silently.
    'PRAGMA foreign_keys = ON;',
  ],
  quiet: [],
  terminate: (sql) => `${keepReturns(terminateStatement(sql, sqliteSplitRules))};`,
  guard: ({ fault, condition }) => [`INSERT INTO ${GUARDS} SELECT '${fault}', ${condition};`],
  begin: (statement, guards) => [`${statement};`, `DELETE FROM ${GUARDS};`, ...guards],
  commit: (statement, guards) => [
    `INSERT INTO ${GUARDS} SELECT 'end', COUNT(*) = ${guards} FROM ${GUARDS};`,
    `${statement};`,
  ],
  begun: {
    mark: `INSERT INTO ${BEGUN} VALUES (1);`,
    condition: `EXISTS (SELECT 1 FROM ${BEGUN})`,
  },
  checkpoint: [],
  foreignKeysHold: `NOT EXISTS (SELECT * FROM pragma_foreign_key_check EXCEPT SELECT * FROM ${VIOLATIONS})`,
}

/** The shell drops a carriage return at the end of a line, and does not ask whether that is inside a text. */
function keepReturns(sql: string): string {
  if (!sql.includes('\r')) return sql
  return Array.from(scanTokens(sql, sqliteLexicalRules), ({ kind, text }) => {
    if (kind !== 'string' || !text.includes('\r')) return text
    const value = text.slice(1, -1).replaceAll("''", "'")
    return `(CAST(x'${writeUtf8Hex(value)}' AS TEXT))`
  }).join('')
}

function writeTrigger(messages: GuardMessages): string {
  const raise = (fault: GuardFault | 'end', effect: 'ABORT' | 'ROLLBACK', message: string) =>
    `    WHEN '${fault}' THEN RAISE(${effect}, ${writeLiteral(`limbeck: ${message}`)})`
  return [
    'CREATE TEMP TRIGGER limbeck_stop BEFORE INSERT ON limbeck_guard WHEN NEW.is_met IS NOT 1 BEGIN',
    '  SELECT CASE NEW.fault',
    raise('start', 'ABORT', messages.start),
    raise('unfinished', 'ABORT', messages.unfinished),
    raise('step', 'ABORT', messages.step),
    raise('foreignKeys', 'ABORT', messages.foreignKeys),
    raise('end', 'ROLLBACK', 'nothing of this transaction was kept'),
    '  END;',
    'END;',
  ].join('\n')
}
