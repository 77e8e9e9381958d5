import type { OperationOf } from '../../../operations/operation.ts'
import type { SequenceChange } from '../../../operations/sequence-change.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseUnsupported } from '../../shared/refuse.ts'
import { writeRestart, writeSequenceSettings } from '../../shared/sequence-text.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

const rules = { noCycle: 'NOCYCLE', defaultCache: 1000 }

/** CREATE SEQUENCE of MariaDB. */
export function compileCreateSequence(
  { sequence, ifNotExists }: OperationOf<'createSequence'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, ...settings } = sequence
  assertSequences(name, settings, writer)
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const parts = [
    `CREATE SEQUENCE ${guard}${writeTableName(writer, name, schema)}`,
    ...writeSequenceSettings(settings, rules),
  ]
  return [{ sql: parts.join(' ') }]
}

/** ALTER SEQUENCE of MariaDB. */
export function compileAlterSequence(
  { name, schema, change, restart }: OperationOf<'alterSequence'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertSequences(name, change, writer)
  const parts = [
    `ALTER SEQUENCE ${writeTableName(writer, name, schema)}`,
    ...writeSequenceSettings(change, rules),
    ...writeRestart(restart),
  ]
  return [{ sql: parts.join(' ') }]
}

/** DROP SEQUENCE of MariaDB. */
export function compileDropSequence(
  operation: OperationOf<'dropSequence'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertSequences(operation.name, {}, writer)
  assertNoCascade(operation, writer)
  return compileDropObject('SEQUENCE', operation, writer)
}

/** MySQL has no sequences. Those of MariaDB have a type since 11.5, nobody owns them, and the catalog tells no comment. */
function assertSequences(
  name: string,
  { type, ownedBy, comment }: SequenceChange,
  writer: SqlWriter,
): void {
  if (writer.name !== 'mariadb') {
    throw refuseUnsupported(
      writer,
      `keep the sequence "${name}"`,
      'Number rows with .autoIncrement(), or keep the number in a table.',
    )
  }
  // Taking away what is never there asks for nothing.
  assertNoOptions(writer, `the sequence "${name}"`, {
    type: type ?? undefined,
    ownedBy: ownedBy ?? undefined,
    comment: comment ?? undefined,
  })
}
