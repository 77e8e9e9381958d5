import { LimbeckError } from '../../errors/index.ts'
import { type SplitRules, splitStatements } from './split-statements.ts'

/** One statement without what ends it: no semicolon, and no comment that would swallow the one to come. */
export function terminateStatement(sql: string, rules: SplitRules): string {
  const [statement, another] = splitStatements(sql, rules)
  if (statement !== undefined && another === undefined) return statement.sql
  throw new LimbeckError(
    another === undefined ? 'operation_invalid' : 'several_statements',
    another === undefined
      ? `There is no statement in ${JSON.stringify(sql)}`
      : 'The text holds several statements.',
    { hint: 'Send one statement at a time, or give op.execute() a plain text.' },
  )
}
