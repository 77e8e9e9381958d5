import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** CREATE EXTENSION. */
export function compileCreateExtension(
  { name, schema, version, cascade, ifNotExists }: OperationOf<'createExtension'>,
  writer: SqlWriter,
): readonly Statement[] {
  const options = [
    ...(schema === undefined ? [] : [` SCHEMA ${writer.quoteIdentifier(schema)}`]),
    ...(version === undefined ? [] : [` VERSION ${writer.quoteIdentifier(version)}`]),
    ...(cascade === true ? [' CASCADE'] : []),
  ]
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  return [{ sql: `CREATE EXTENSION ${guard}${writer.quoteIdentifier(name)}${options.join('')}` }]
}

/** DROP EXTENSION. */
export function compileDropExtension(
  { name, ifExists, cascade }: OperationOf<'dropExtension'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('EXTENSION', { name, ifExists, cascade }, writer)
}
