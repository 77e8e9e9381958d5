import type { StatementTraits } from '../dialect.ts'
import type { LexicalRules, Token } from './scan-sql.ts'
import { readKeyword, readSignificantTokens } from './significant-tokens.ts'

/** A statement as its keywords: words in capitals, symbols as they are, empty texts for what is quoted. */
export interface Keywords {
  readonly tokens: readonly Token[]
  readonly words: readonly string[]
  /** The first words as one text, parentheses before them left out: `CREATE UNIQUE INDEX …`. */
  readonly head: string
}

/** What readTraits asks of a dialect. */
export interface TraitRules {
  readonly lexical: LexicalRules
  /** Words that begin a statement which only reads, beside SELECT, VALUES, WITH and EXPLAIN. */
  readonly readWords: readonly string[]
  /** Statements that begin like reads and are none, or the other way round. */
  isRead?(statement: Keywords): boolean | undefined
  commitsImplicitly(statement: Keywords): boolean
  refusesTransaction(statement: Keywords): boolean
  readonly transactionHead: RegExp
}

const WRITE_WORDS: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'REPLACE'])

/** Reads what a statement means for the transaction around it. */
export function readTraitsWith(sql: string, rules: TraitRules): StatementTraits {
  const statement = readKeywords(sql, rules.lexical)
  const reads = rules.isRead?.(statement) ?? isRead(statement, rules)
  return {
    isRead: reads,
    isReturning: !reads && writesRows(statement.words) && statement.words.includes('RETURNING'),
    commitsImplicitly: rules.commitsImplicitly(statement),
    refusesTransaction: rules.refusesTransaction(statement),
    controlsTransaction: rules.transactionHead.test(statement.head),
  }
}

function readKeywords(sql: string, lexical: LexicalRules): Keywords {
  const tokens = readSignificantTokens(sql, lexical)
  const words = tokens.map(readKeyword)
  const first = words.findIndex((word) => word !== '(')
  return { tokens, words, head: words.slice(Math.max(first, 0), first + 12).join(' ') }
}

function isRead({ words, head }: Keywords, rules: TraitRules): boolean {
  const first = /^\w*/.exec(head)?.[0] ?? ''
  if (first === 'EXPLAIN') return !words.includes('ANALYZE') || !writesRows(words)
  if (rules.readWords.includes(first) || first === 'VALUES') return true
  // SELECT … INTO makes a table, a file or a variable.
  return (first === 'SELECT' || first === 'WITH') && !writesRows(words) && !words.includes('INTO')
}

/** Whether a statement inserts, updates or deletes: `FOR UPDATE` only locks, `replace(…)` is a function. */
function writesRows(words: readonly string[]): boolean {
  return words.some((word, index) => {
    if (!WRITE_WORDS.has(word)) return false
    const before = words[index - 1]
    return before !== 'FOR' && before !== 'KEY' && before !== '.' && words[index + 1] !== '('
  })
}
