import type { OperationOf } from '../../../operations/operation.ts'
import type { DatabaseFunction } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQuotedText } from '../literals.ts'
import { assertGuard } from './guard.ts'

/** What a server that keeps a binary log wants to know of a function. */
const CHARACTERISTICS: Readonly<Record<NonNullable<DatabaseFunction['volatility']>, string>> = {
  immutable: 'DETERMINISTIC',
  stable: 'READS SQL DATA',
  volatile: 'MODIFIES SQL DATA',
}

/** CREATE FUNCTION. */
export function compileCreateFunction(
  { function: made, ifNotExists, replace }: OperationOf<'createFunction'>,
  writer: SqlWriter,
): readonly Statement[] {
  const {
    name,
    schema,
    parameters = '',
    returns,
    language,
    volatility,
    security,
    strict,
    comment,
  } = made
  const { parallel, leakproof, cost, rows, settings, isParsed } = made
  assertNoOptions(writer, `the function "${name}"`, {
    language,
    strict,
    parallel,
    leakproof,
    cost,
    rows,
    settings,
    isParsed,
  })
  assertGuard(writer, `create the function "${name}" IF NOT EXISTS`, ifNotExists)
  if (replace === true && writer.name !== 'mariadb') {
    throw refuseUnsupported(
      writer,
      `replace the function "${name}"`,
      'Drop it with dropFunction first.',
    )
  }
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const head = `CREATE ${replace === true ? 'OR REPLACE ' : ''}FUNCTION ${guard}`
  const parts = [
    `${head}${writeTableName(writer, name, schema)}(${parameters})`,
    `RETURNS ${returns}`,
    ...(volatility === undefined ? [] : [CHARACTERISTICS[volatility]]),
    ...(security === undefined ? [] : [`SQL SECURITY ${security.toUpperCase()}`]),
    ...(comment === undefined ? [] : [`COMMENT ${writeQuotedText(comment, writer)}`]),
  ]
  return [{ sql: `${parts.join(' ')}\n${writer.inlineSql(made.body).trim().replace(/;$/, '')}` }]
}

/** DROP FUNCTION: a name has only one function here. */
export function compileDropFunction(
  operation: OperationOf<'dropFunction'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoCascade(operation, writer)
  const { name, schema, ifExists } = operation
  return compileDropObject('FUNCTION', { name, schema, ifExists }, writer)
}
