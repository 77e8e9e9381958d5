import type { StatementTraits } from '../dialect.ts'
import { readTraitsWith, type TraitRules } from '../shared/statement-traits.ts'
import { mysqlLexicalRules, mysqlPlainLexicalRules } from './lexical-rules.ts'

/** Reads the first words of a statement of MySQL or MariaDB. */
export function readTraits(sql: string): StatementTraits {
  return readTraitsWith(sql, rules)
}

/** The same in sessions with NO_BACKSLASH_ESCAPES. */
export function readPlainTraits(sql: string): StatementTraits {
  return readTraitsWith(sql, { ...rules, lexical: mysqlPlainLexicalRules })
}

/**
 * Statements that end the open transaction.
 * https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
 * https://mariadb.com/kb/en/sql-statements-that-cause-an-implicit-commit/
 */
const COMMITS: readonly RegExp[] = [
  /^(?:ALTER|CREATE|DROP|RENAME|TRUNCATE|GRANT|REVOKE|INSTALL|UNINSTALL)\b/,
  /^(?:ANALYZE|CHECK|OPTIMIZE|REPAIR) (?:NO_WRITE_TO_BINLOG |LOCAL )?TABLES?\b/,
  /^(?:CACHE|LOAD) INDEX\b/,
  /^(?:FLUSH|RESET|IMPORT TABLE|BACKUP|CLONE|RESTART|SHUTDOWN)\b/,
  /^LOCK TABLES?\b/,
  /^UNLOCK TABLES?\b/,
  /^(?:START|STOP|CHANGE) (?:REPLICA|SLAVE|MASTER|REPLICATION|ALL)\b/,
  /^SET (?:PASSWORD|DEFAULT ROLE)\b/,
  /^SET (?:SESSION |@ @ (?:SESSION \. )?)?AUTOCOMMIT (?:: )?= (?:1|ON|TRUE)\b/,
  /^(?:BEGIN(?! NOT)|START TRANSACTION)\b/,
]

const TEMPORARY = /^(?:CREATE (?:OR REPLACE )?|DROP )TEMPORARY\b/

const rules: TraitRules = {
  lexical: mysqlLexicalRules,
  readWords: ['SHOW', 'DESCRIBE', 'DESC', 'TABLE', 'HELP', 'CHECKSUM'],
  isRead({ head, words }) {
    // EXPLAIN ANALYZE runs a read; MariaDB's ANALYZE runs what follows.
    if (/^ANALYZE (?!TABLE|LOCAL|NO_WRITE)/.test(head)) return words.includes('SELECT')
    return undefined
  },
  commitsImplicitly: ({ head }) =>
    !TEMPORARY.test(head) && COMMITS.some((pattern) => pattern.test(head)),
  refusesTransaction: () => false,
  transactionHead:
    /^(?:BEGIN(?! NOT)|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|RELEASE SAVEPOINT|XA)\b/,
}
