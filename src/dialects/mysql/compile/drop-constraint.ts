import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { assertGuard } from './guard.ts'
import { writeAlterMode } from './online-ddl.ts'

type Type = NonNullable<OperationOf<'dropConstraint'>['type']>

/** What the engines call each kind of constraint where it is dropped. MySQL 8.0.19 and MariaDB take CONSTRAINT for all but the primary key. */
const WORDS: Readonly<Record<Exclude<Type, 'primaryKey'>, string>> = {
  foreignKey: 'FOREIGN KEY',
  unique: 'INDEX',
  check: 'CONSTRAINT',
  exclude: 'CONSTRAINT',
}

/** ALTER TABLE … DROP FOREIGN KEY, INDEX, PRIMARY KEY or CONSTRAINT, as the kind asks. */
export function compileDropConstraint(
  operation: OperationOf<'dropConstraint'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, name, type, ifExists } = operation
  const mode = writeAlterMode(operation)
  assertNoCascade(operation, writer, 'Drop the foreign keys that stand on it first.')
  assertGuard(writer, `drop the constraint "${name}" IF EXISTS`, ifExists)
  const alter = `ALTER TABLE ${writeTableName(writer, table, schema)} DROP`
  const isPrimaryKey = type === 'primaryKey' || (type === undefined && name === 'PRIMARY')
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  if (isPrimaryKey) {
    // MariaDB's grammar has no IF EXISTS for DROP PRIMARY KEY; it has for the key by its name.
    const key = guard === '' ? 'PRIMARY KEY' : 'INDEX IF EXISTS `PRIMARY`'
    return [{ sql: `${alter} ${key}${mode}` }]
  }
  const word = type === undefined ? 'CONSTRAINT' : WORDS[type]
  return [{ sql: `${alter} ${word} ${guard}${writer.quoteIdentifier(name)}${mode}` }]
}
