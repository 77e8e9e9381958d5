import type { OperationOf } from '../../../operations/operation.ts'
import type { DatabaseFunction } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { dropDefaults } from '../definition-text.ts'
import { dollarQuote } from '../dollar-quote.ts'
import { commentOn } from './comment-on.ts'

/** CREATE FUNCTION, its body between dollar quotes. */
export function compileCreateFunction(
  { function: made, ifNotExists, replace }: OperationOf<'createFunction'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, parameters = '', returns } = made
  assertNoOptions(writer, `createFunction of "${name}"`, { ifNotExists }, 'Say { replace: true }.')
  const body = writer.inlineSql(made.body).trim()
  const parts = [
    `CREATE ${replace === true ? 'OR REPLACE ' : ''}FUNCTION ${writeTableName(writer, name, schema)}(${parameters})`,
    `RETURNS ${returns}`,
    `LANGUAGE ${writer.quoteIdentifier((made.language ?? guessLanguage(body)).toLowerCase())}`,
    ...writeTraits(made, writer),
    made.isParsed === true ? body : `AS ${dollarQuote(`\n${body}\n`)}`,
  ]
  return [{ sql: parts.join(' ') }, ...commentOnFunction(made, writer)]
}

function writeTraits(made: DatabaseFunction, writer: SqlWriter): readonly string[] {
  const { volatility, security, strict, parallel, leakproof, cost, rows, settings = [] } = made
  return [
    ...(volatility === undefined ? [] : [volatility.toUpperCase()]),
    ...(leakproof === true ? ['LEAKPROOF'] : []),
    ...(strict === true ? ['STRICT'] : []),
    ...(security === undefined ? [] : [`SECURITY ${security.toUpperCase()}`]),
    ...(parallel === undefined ? [] : [`PARALLEL ${parallel.toUpperCase()}`]),
    ...(cost === undefined ? [] : [`COST ${cost}`]),
    ...(rows === undefined ? [] : [`ROWS ${rows}`]),
    ...settings.map((setting) => writeSetting(setting, writer)),
  ]
}

/** Settings that are lists of names, which the catalog keeps as they are written. */
const LISTS =
  /^(?:search_path|temp_tablespaces|(?:session|shared|local)_preload_libraries|unix_socket_directories)$/

function writeSetting(setting: string, writer: SqlWriter): string {
  const at = setting.indexOf('=')
  const name = setting.slice(0, at)
  const value = setting.slice(at + 1)
  const quoted = name.split('.').map((part) => writer.quoteIdentifier(part))
  // A list that is empty is kept as a pair of quotes, and a list of nothing is written so.
  const written = LISTS.test(name) ? value || `''` : writer.writeLiteral(value)
  return `SET ${quoted.join('.')} TO ${written}`
}

function commentOnFunction(made: DatabaseFunction, writer: SqlWriter): readonly Statement[] {
  const { name, schema, parameters = '', comment } = made
  const list = `(${dropDefaults(parameters)})`
  return commentOn(`FUNCTION ${writeTableName(writer, name, schema)}${list}`, comment, writer)
}

/** DROP FUNCTION; without parameters its name has to be its own. */
export function compileDropFunction(
  { name, schema, parameters, ifExists, cascade }: OperationOf<'dropFunction'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  const list = parameters === undefined ? '' : `(${dropDefaults(parameters)})`
  const rest = cascade === true ? ' CASCADE' : ''
  return [{ sql: `DROP FUNCTION ${guard}${writeTableName(writer, name, schema)}${list}${rest}` }]
}

/** The language of a body where none is said. */
export function guessLanguage(body: string): string {
  return /^(?:declare\b|begin\b(?!\s+atomic))/i.test(body) ? 'plpgsql' : 'sql'
}
