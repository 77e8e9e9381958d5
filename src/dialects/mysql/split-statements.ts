import { readKeyword } from '../shared/significant-tokens.ts'
import type { BodyTracker, SplitRules } from '../shared/split-statements.ts'
import { mysqlLexicalRules } from './lexical-rules.ts'

/**
 * Bodies of routines, triggers and events count BEGIN … END and CASE … END; IF, LOOP, WHILE, REPEAT and FOR end
 * with END and their own word, so they need no counting. A body that is one of these without a BEGIN around it
 * needs a DELIMITER line, as it does in MySQL's own client.
 */
export const mysqlSplitRules: SplitRules = {
  lexical: mysqlLexicalRules,
  delimiterCommand: true,
  createTracker,
}

const ROUTINE =
  /^(?:(?:CREATE|ALTER) .*?\b(?:PROCEDURE|FUNCTION|TRIGGER|EVENT|PACKAGE)\b|BEGIN NOT ATOMIC\b)/
const OWN_ENDS: ReadonlySet<string> = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR'])

function createTracker(): BodyTracker {
  let head = ''
  let hasBody = false
  let depth = 0
  let previous = ''
  /** `END` is counted when the word behind it is known, for `END IF` closes nothing that was counted. */
  let isEndOpen = false
  const closeEnd = (next: string) => {
    if (isEndOpen && !OWN_ENDS.has(next)) depth = Math.max(0, depth - 1)
    isEndOpen = false
  }
  return {
    take(token) {
      const word = readKeyword(token)
      closeEnd(word)
      if (!hasBody && head.length < 400) {
        head += `${word} `
        hasBody = ROUTINE.test(head)
        if (hasBody && head.startsWith('BEGIN')) depth = 1
      } else if (hasBody && previous !== '.') {
        const isEndCase = word === 'CASE' && previous === 'END'
        if (word === 'BEGIN' || (word === 'CASE' && !isEndCase)) depth++
        else if (word === 'END') isEndOpen = depth > 0
      }
      previous = word
    },
    isInside() {
      closeEnd(';')
      return depth > 0
    },
  }
}
