import type { Sql } from '../../schema/sql.ts'
import type { Statement } from '../dialect.ts'
import { guardSign } from './inline-statement.ts'

/** What writing an expression asks of a dialect. */
export interface ExpressionRules {
  quoteIdentifier(name: string): string
  /** The literal of a value that was bound, by the text behind it. */
  writeBoundLiteral(value: unknown, following: string): string
  placeholder(index: number): string
}

/** An expression as text with placeholders, and the values for them in order. */
export function bindSql(expression: Sql, rules: ExpressionRules): Statement {
  const parameters: unknown[] = []
  const sql = writeParts(expression, rules, (value) => {
    parameters.push(value)
    return rules.placeholder(parameters.length - 1)
  })
  return parameters.length === 0 ? { sql } : { sql, parameters }
}

/** An expression as text with its values as literals. */
export function inlineSql(expression: Sql, rules: ExpressionRules): string {
  return writeParts(expression, rules, (value, following) =>
    guardSign(rules.writeBoundLiteral(value, following)),
  )
}

/** An expression as text; `writeValue` says what stands for a value. */
export function writeParts(
  expression: Sql,
  rules: Pick<ExpressionRules, 'quoteIdentifier'>,
  writeValue: (value: unknown, following: string) => string,
): string {
  return expression.parts
    .map((part, index) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'value') {
        const next = expression.parts[index + 1]
        return writeValue(part.value, next?.kind === 'text' ? next.text : '')
      }
      return part.names.map((name) => rules.quoteIdentifier(name)).join('.')
    })
    .join('')
}
