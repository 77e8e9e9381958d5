import { readKeyword } from '../shared/significant-tokens.ts'
import type { BodyTracker, SplitRules } from '../shared/split-statements.ts'
import { sqliteLexicalRules } from './lexical-rules.ts'

/** Only triggers have bodies, and SQLite's own shell ends them at `; END ;`: an END elsewhere closes a CASE. */
export const sqliteSplitRules: SplitRules = {
  lexical: sqliteLexicalRules,
  delimiterCommand: false,
  createTracker,
}

const TRIGGER = /^(?:EXPLAIN (?:QUERY PLAN )?)?CREATE (?:TEMP |TEMPORARY )?TRIGGER /

function createTracker(): BodyTracker {
  let head = ''
  let isTrigger = false
  let isEnded = false
  let previous = ''
  return {
    take(token) {
      const word = readKeyword(token)
      if (!isTrigger && head.length < 100) {
        head += `${word} `
        isTrigger = TRIGGER.test(head)
      }
      isEnded = word === 'END' && previous === ';'
      previous = word
    },
    isInside: () => isTrigger && !isEnded,
  }
}
