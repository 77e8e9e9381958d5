import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { commentOn } from './comment-on.ts'

/** CREATE SCHEMA. */
export function compileCreateSchema(
  { name, owner, comment, ifNotExists }: OperationOf<'createSchema'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const role = owner === undefined ? '' : ` AUTHORIZATION ${writer.quoteIdentifier(owner)}`
  const quoted = writer.quoteIdentifier(name)
  return [
    { sql: `CREATE SCHEMA ${guard}${quoted}${role}` },
    ...commentOn(`SCHEMA ${quoted}`, comment, writer),
  ]
}

/** DROP SCHEMA, which is refused for one that is not empty unless it is to cascade. */
export function compileDropSchema(
  { name, ifExists, cascade }: OperationOf<'dropSchema'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('SCHEMA', { name, ifExists, cascade }, writer)
}
