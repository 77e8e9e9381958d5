import { readKeyword } from '../shared/significant-tokens.ts'
import type { BodyTracker, SplitRules } from '../shared/split-statements.ts'
import { postgresqlLexicalRules } from './lexical-rules.ts'

/**
 * Bodies in dollar quotes are one token. What is left are bodies in SQL, `BEGIN ATOMIC … END`, with CASE … END
 * inside, and the actions of a rule, which stand in parentheses.
 */
export const postgresqlSplitRules: SplitRules = {
  lexical: postgresqlLexicalRules,
  delimiterCommand: false,
  createTracker,
}

function createTracker(): BodyTracker {
  let depth = 0
  let parentheses = 0
  let previous = ''
  return {
    take(token) {
      const word = readKeyword(token)
      if (word === '(') parentheses++
      else if (word === ')') parentheses = Math.max(0, parentheses - 1)
      else if (word === 'ATOMIC' && previous === 'BEGIN') depth = 1
      else if (word === 'CASE' && depth > 0) depth++
      else if (word === 'END' && depth > 0) depth--
      previous = word
    },
    isInside: () => depth > 0 || parentheses > 0,
  }
}
