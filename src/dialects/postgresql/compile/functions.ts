import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { dollarQuote } from '../dollar-quote.ts'

/** CREATE FUNCTION, its body between dollar quotes. */
export function compileCreateFunction(
  { function: made, ifNotExists, replace }: OperationOf<'createFunction'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, parameters = '', returns, volatility, security, strict } = made
  assertNoOptions(writer, `createFunction of "${name}"`, { ifNotExists }, 'Say { replace: true }.')
  const body = writer.inlineSql(made.body).trim()
  const parts = [
    `CREATE ${replace === true ? 'OR REPLACE ' : ''}FUNCTION ${writeTableName(writer, name, schema)}(${parameters})`,
    `RETURNS ${returns}`,
    `LANGUAGE ${writer.quoteIdentifier(made.language ?? guessLanguage(body))}`,
    ...(volatility === undefined ? [] : [volatility.toUpperCase()]),
    ...(strict === true ? ['STRICT'] : []),
    ...(security === undefined ? [] : [`SECURITY ${security.toUpperCase()}`]),
    `AS ${dollarQuote(`\n${body}\n`)}`,
  ]
  return [{ sql: parts.join(' ') }]
}

/** DROP FUNCTION; without parameters its name has to be its own. */
export function compileDropFunction(
  { name, schema, parameters, ifExists, cascade }: OperationOf<'dropFunction'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  // Names and modes of parameters may stand here, their defaults may not: then the name has to do.
  const isSaid = parameters !== undefined && !/\bdefault\b|=/i.test(parameters)
  const list = isSaid ? `(${parameters})` : ''
  const rest = cascade === true ? ' CASCADE' : ''
  return [{ sql: `DROP FUNCTION ${guard}${writeTableName(writer, name, schema)}${list}${rest}` }]
}

function guessLanguage(body: string): string {
  return /^(?:declare\b|begin\b(?!\s+atomic))/i.test(body) ? 'plpgsql' : 'sql'
}
