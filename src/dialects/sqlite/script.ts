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

/** Foreign keys that fit no unique columns: `PRAGMA foreign_key_check` fails where there is one. */
const UNFIT = 'temp.limbeck_unfit'
const FIT = 'temp.limbeck_fit'
const BROKEN = 'temp.limbeck_broken'

const joinNames = (source: string) =>
  `(SELECT group_concat(n) FROM (SELECT lower(name) AS n FROM ${source} ORDER BY 1))`

const CREATE_UNFIT = `CREATE TEMP VIEW limbeck_unfit AS
  SELECT child, parent FROM (
    SELECT c.name AS child, p.name AS parent, f.id, count(*) AS size, group_concat(lower(f."to")) AS said,
      (SELECT group_concat(n) FROM (SELECT lower(k."to") AS n FROM pragma_foreign_key_list(c.name) AS k WHERE k.id = f.id ORDER BY 1)) AS wanted
    FROM main.sqlite_schema AS c JOIN pragma_foreign_key_list(c.name) AS f
      JOIN main.sqlite_schema AS p ON p.type = 'table' AND p.name = f."table" COLLATE NOCASE
    WHERE c.type = 'table' GROUP BY c.name, p.name, f.id
  ) WHERE CASE WHEN said IS NULL
    THEN size <> (SELECT count(*) FROM pragma_table_info(parent) WHERE pk > 0)
    ELSE wanted IS NOT ${joinNames('pragma_table_info(parent) WHERE pk > 0')}
      AND NOT EXISTS (SELECT 1 FROM pragma_index_list(parent) AS i
        WHERE i."unique" AND NOT i.partial AND ${joinNames('pragma_index_info(i.name)')} = wanted) END;`

/** Nothing where the check would fail, in a schema in which it failed before. */
const CREATE_BROKEN = `CREATE TEMP VIEW limbeck_broken AS
  SELECT v.* FROM (SELECT 1 FROM ${FIT} WHERE was_fit OR NOT EXISTS (SELECT 1 FROM ${UNFIT}))
    CROSS JOIN pragma_foreign_key_check AS v;`

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
    `DROP VIEW IF EXISTS ${BROKEN};`,
    `DROP VIEW IF EXISTS ${UNFIT};`,
    `DROP TABLE IF EXISTS ${FIT};`,
    CREATE_UNFIT,
    `CREATE TEMP TABLE limbeck_fit AS SELECT NOT EXISTS (SELECT 1 FROM ${UNFIT}) AS was_fit;`,
    CREATE_BROKEN,
    `CREATE TEMP TABLE limbeck_violations AS SELECT * FROM ${BROKEN};`,
  ],
  close: [
    `DROP TABLE ${VIOLATIONS};`,
    `DROP VIEW ${BROKEN};`,
    `DROP VIEW ${UNFIT};`,
    `DROP TABLE ${FIT};`,
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
  foreignKeysHold: `NOT EXISTS (SELECT * FROM ${BROKEN} EXCEPT SELECT * FROM ${VIOLATIONS})`,
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
