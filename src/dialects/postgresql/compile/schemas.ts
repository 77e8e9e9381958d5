import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** CREATE SCHEMA. */
export function compileCreateSchema(
  { name, owner, ifNotExists }: OperationOf<'createSchema'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const role = owner === undefined ? '' : ` AUTHORIZATION ${writer.quoteIdentifier(owner)}`
  return [{ sql: `CREATE SCHEMA ${guard}${writer.quoteIdentifier(name)}${role}` }]
}

/** DROP SCHEMA, which is refused for one that is not empty unless it is to cascade. */
export function compileDropSchema(
  { name, ifExists, cascade }: OperationOf<'dropSchema'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('SCHEMA', { name, ifExists, cascade }, writer)
}
