import type { OperationOf } from '../../../operations/operation.ts'
import type { SequenceChange } from '../../../operations/sequence-change.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import { writeRestart, writeSequenceSettings } from '../../shared/sequence-text.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { commentOn } from './comment-on.ts'
import { sequenceRules } from './sequence-rules.ts'

/** CREATE SEQUENCE. */
export function compileCreateSequence(
  { sequence, ifNotExists }: OperationOf<'createSequence'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, comment, ...settings } = sequence
  const full = writeTableName(writer, name, schema)
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const parts = [`CREATE SEQUENCE ${guard}${full}`, ...writeSettings(settings, schema, writer)]
  return [{ sql: parts.join(' ') }, ...commentOn(`SEQUENCE ${full}`, comment, writer)]
}

/** ALTER SEQUENCE. */
export function compileAlterSequence(
  { name, schema, change, restart }: OperationOf<'alterSequence'>,
  writer: SqlWriter,
): readonly Statement[] {
  const full = writeTableName(writer, name, schema)
  const { comment } = change
  const parts = [...writeSettings(change, schema, writer), ...writeRestart(restart)]
  return [
    ...(parts.length === 0 ? [] : [{ sql: `ALTER SEQUENCE ${full} ${parts.join(' ')}` }]),
    ...(comment === null
      ? [{ sql: `COMMENT ON SEQUENCE ${full} IS NULL` }]
      : commentOn(`SEQUENCE ${full}`, comment, writer)),
  ]
}

/** DROP SEQUENCE. */
export function compileDropSequence(
  operation: OperationOf<'dropSequence'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('SEQUENCE', operation, writer)
}

function writeSettings(
  change: SequenceChange,
  schema: string | undefined,
  writer: SqlWriter,
): readonly string[] {
  const { type, ownedBy } = change
  return [
    ...(type === undefined ? [] : [`AS ${type ?? 'bigint'}`]),
    ...writeSequenceSettings(change, sequenceRules),
    ...(ownedBy === undefined ? [] : [`OWNED BY ${writeOwner(ownedBy, schema, writer)}`]),
  ]
}

/** A sequence lies in the schema of the table that owns it. */
function writeOwner(
  owner: SequenceChange['ownedBy'],
  schema: string | undefined,
  writer: SqlWriter,
): string {
  if (owner === undefined || owner === null) return 'NONE'
  const { table, column } = owner
  return `${writeTableName(writer, table, schema)}.${writer.quoteIdentifier(column)}`
}
