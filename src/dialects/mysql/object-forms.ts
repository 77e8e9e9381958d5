import { normalizeSequence } from '../shared/normalize-sequence.ts'
import type { ObjectForms } from '../shared/object-forms.ts'
import { scanTokens } from '../shared/scan-sql.ts'
import { mysqlLexicalRules } from './lexical-rules.ts'
import { quoteIdentifier } from './literals.ts'
import { readType } from './read-type.ts'
import { writeType } from './types.ts'

/** What MySQL and MariaDB take for the same of each kind of object. https://mariadb.com/kb/en/create-sequence/ */
export const mysqlForms: ObjectForms = {
  sequences: (sequence) =>
    normalizeSequence(sequence, {
      lowest: -(2n ** 63n) + 1n,
      highest: 2n ** 63n - 2n,
      cache: 1000n,
    }),
  views: ({ security, ...view }) => ({
    ...view,
    ...(security === 'invoker' ? { security } : {}),
  }),
  functions: ({ parameters = '', security, ...made }) => ({
    ...made,
    returns: normalizeTypeText(made.returns),
    ...(parameters.trim() === '' ? {} : { parameters: normalizeParameters(parameters) }),
    ...(security === 'invoker' ? { security } : {}),
  }),
  triggers(trigger) {
    const { forEach: _, ...rest } = trigger
    return rest
  },
}

/** `a INT, b VARCHAR(5)` as the catalog has it: names in backquotes, types in one form of all that mean the same. */
function normalizeParameters(text: string): string {
  return splitParameters(text)
    .map((parameter) => {
      const [, name = '', type = ''] = /^(`(?:[^`]|``)+`|\S+)\s+([^]*)$/.exec(parameter) ?? []
      const plain = name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name
      return `${quoteIdentifier(plain)} ${normalizeTypeText(type)}`
    })
    .join(', ')
}

/** The parts of a list, at the commas that are in no parentheses. */
function splitParameters(text: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const { text: word } of scanTokens(text, mysqlLexicalRules)) {
    if (word === '(') depth += 1
    if (word === ')') depth -= 1
    if (word === ',' && depth === 0) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${word}`)
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function normalizeTypeText(text: string): string {
  return JSON.stringify(readType(writeType(readType(text))))
}
