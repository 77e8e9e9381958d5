import type { StatementTraits } from '../dialect.ts'
import { readTraitsWith, type TraitRules } from '../shared/statement-traits.ts'
import { sqliteLexicalRules } from './lexical-rules.ts'

/** Reads the first words of a statement of SQLite. */
export function readTraits(sql: string): StatementTraits {
  return readTraitsWith(sql, rules)
}

/** Pragmas that read although they take an argument in parentheses. */
const READING_PRAGMAS =
  /^(?:table_info|table_xinfo|table_list|index_list|index_info|index_xinfo|foreign_key_list|foreign_key_check|integrity_check|quick_check)$/i

/** Pragmas that do something although they take no argument. */
const ACTING_PRAGMAS = /^(?:wal_checkpoint|optimize|incremental_vacuum|shrink_memory)$/i

const rules: TraitRules = {
  lexical: sqliteLexicalRules,
  readWords: [],
  isRead({ head, words }) {
    // EXPLAIN only shows the plan here.
    if (/^EXPLAIN\b/.test(head)) return true
    if (!/^PRAGMA\b/.test(head)) return undefined
    const name = words[2] === '.' ? words[3] : words[1]
    const argument = words[words[2] === '.' ? 4 : 2]
    if (argument === '=') return false
    if (argument === '(') return READING_PRAGMAS.test(name ?? '')
    return !ACTING_PRAGMAS.test(name ?? '')
  },
  commitsImplicitly: () => false,
  // The pragmas are passed over, or refused, inside a transaction.
  refusesTransaction: ({ head }) =>
    /^(?:VACUUM|ATTACH|DETACH)\b/.test(head) ||
    /^PRAGMA (?:\w+ \. )?(?:FOREIGN_KEYS|JOURNAL_MODE|SYNCHRONOUS) [=(]/.test(head),
  transactionHead: /^(?:BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)\b/,
}
