import type { StatementTraits } from '../dialect.ts'
import { readTraitsWith, type TraitRules } from '../shared/statement-traits.ts'
import { postgresqlLexicalRules } from './lexical-rules.ts'

/** Reads the first words of a statement of PostgreSQL. */
export function readTraits(sql: string): StatementTraits {
  return readTraitsWith(sql, rules)
}

/** What `PreventInTransactionBlock` guards in the server, and CALL, whose procedure may commit. */
const REFUSES_TRANSACTION: readonly RegExp[] = [
  /^(?:CREATE (?:UNIQUE )?|DROP )INDEX CONCURRENTLY\b/,
  /^REINDEX (?:DATABASE|SYSTEM|SCHEMA)\b/,
  /^VACUUM\b/,
  /^CLUSTER(?: VERBOSE)?$/,
  /^(?:CREATE|DROP) (?:DATABASE|TABLESPACE)\b/,
  /^ALTER DATABASE .* SET TABLESPACE\b/,
  /^ALTER SYSTEM\b/,
  /^(?:CREATE|DROP) SUBSCRIPTION\b/,
  /^CALL\b/,
]

const rules: TraitRules = {
  lexical: postgresqlLexicalRules,
  readWords: ['SHOW', 'TABLE'],
  commitsImplicitly: () => false,
  refusesTransaction({ head, words }) {
    if (REFUSES_TRANSACTION.some((pattern) => pattern.test(head.trimEnd()))) return true
    const isConcurrent = words.includes('CONCURRENTLY')
    if (/^REINDEX\b/.test(head)) return isConcurrent
    return isConcurrent && /^ALTER TABLE\b/.test(head) && words.includes('DETACH')
  },
  transactionHead:
    /^(?:BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\b/,
}
