import type { ColumnChange } from '../../../operations/index.ts'
import type { OperationOf } from '../../../operations/operation.ts'
import type { Identity } from '../../../schema/schema-model.ts'
import { isSql } from '../../../schema/sql.ts'
import type { Statement } from '../../dialect.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import { writeTableName } from '../../shared/names.ts'
import { refuseInvalid, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQualified } from '../qualified-name.ts'
import { readSerial } from '../serial-types.ts'
import { type IdentityChange, writeIdentity, writeIdentityOptions } from './column.ts'
import { ensureEnums } from './enums.ts'

/**
 * One ALTER TABLE with an action for each part, so that a table is rewritten once; then comment and name. Where type and
 * default change together, the old default goes first: it might not fit the new type.
 * https://www.postgresql.org/docs/current/sql-altertable.html
 */
export function compileAlterColumn(
  operation: OperationOf<'alterColumn'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, name, newName, change } = operation
  const place = writeTableName(writer, table, schema)
  const column = writer.quoteIdentifier(name)
  const actions = listActions(operation, writer).map((action) => `ALTER COLUMN ${column} ${action}`)
  const { comment } = change
  return [
    ...(change.type === undefined ? [] : ensureEnums([change.type], writer)),
    ...(actions.length === 0 ? [] : [{ sql: `ALTER TABLE ${place} ${actions.join(', ')}` }]),
    ...(comment === undefined
      ? []
      : [{ sql: `COMMENT ON COLUMN ${place}.${column} IS ${writer.writeLiteral(comment)}` }]),
    ...(newName === undefined
      ? []
      : compileRenameColumn({ kind: 'renameColumn', table, schema, name, newName }, writer)),
  ]
}

function listActions(operation: OperationOf<'alterColumn'>, writer: SqlWriter): readonly string[] {
  const { change } = operation
  const { type, nullable, default: value } = change
  return [
    ...writeExpression(operation, writer),
    ...(type !== undefined && value !== undefined ? ['DROP DEFAULT'] : []),
    ...writeNewType(operation, writer),
    ...(nullable === undefined ? [] : [nullable ? 'DROP NOT NULL' : 'SET NOT NULL']),
    ...(value === null && type === undefined ? ['DROP DEFAULT'] : []),
    ...(value === undefined || value === null
      ? []
      : [`SET DEFAULT ${isSql(value) ? writer.inlineSql(value) : writer.writeLiteral(value)}`]),
    ...writeNumbering(operation),
  ]
}

function writeNewType(
  { name, change, using, existing }: OperationOf<'alterColumn'>,
  writer: SqlWriter,
): readonly string[] {
  const { collation } = change
  const type = change.type ?? (collation === undefined ? undefined : existing?.type)
  if (type === undefined) {
    if (collation === undefined) return []
    throw refuseInvalid(
      `The collation of the column "${name}" is changed without its type.`,
      'Say the type too: { type: t.text().collate("…") }.',
    )
  }
  const collate =
    typeof collation === 'string'
      ? ` COLLATE ${writeQualified(collation, writer.quoteIdentifier)}`
      : ''
  const conversion = using === undefined ? '' : ` USING ${writer.inlineSql(using)}`
  return [`TYPE ${writer.writeType(readSerial(type) ?? type)}${collate}${conversion}`]
}

/** What is one already can only be changed part by part, and whether it is one only `existing` tells. */
function writeNumbering({ change, existing }: OperationOf<'alterColumn'>): readonly string[] {
  const wanted = readWantedIdentity(change)
  if (wanted === undefined) return []
  if (wanted === null) return ['DROP IDENTITY IF EXISTS']
  const present = existing?.identity ?? (existing?.autoIncrement === true ? {} : undefined)
  if (present === undefined) return [`ADD GENERATED ${writeIdentity(wanted)}`]
  const parts = writeIdentityOptions(withUsual(wanted, present)).map((option) => ` SET ${option}`)
  return [`SET GENERATED ${wanted.always ? 'ALWAYS' : 'BY DEFAULT'}${parts.join('')}`]
}

/**
 * What is no longer said is as usual again: null stands for that, but for the first number, which the server wants said
 * and which follows from the others where it is as usual.
 */
function withUsual(wanted: Identity, present: Partial<Identity>): IdentityChange {
  const { always } = wanted
  const { increment = 1, minValue = 1, maxValue = -1 } = wanted
  const usual = { start: increment < 0 ? maxValue : minValue }
  const keys = ['start', 'increment', 'minValue', 'maxValue', 'cache', 'cycle'] as const
  const isSaid = (key: (typeof keys)[number]) =>
    wanted[key] !== undefined || present[key] !== undefined
  const isFirstMoved =
    isSaid('start') || isSaid('increment') || isSaid(increment < 0 ? 'maxValue' : 'minValue')
  const settings = keys.flatMap((key) =>
    (key === 'start' ? isFirstMoved : isSaid(key))
      ? [[key, wanted[key] ?? (key === 'start' ? usual.start : null)] as const]
      : [],
  )
  return { always, ...Object.fromEntries(settings) }
}

/** The server has only a way out: a new expression came with PostgreSQL 17. */
function writeExpression(
  { name, change: { generated } }: OperationOf<'alterColumn'>,
  writer: SqlWriter,
): readonly string[] {
  if (generated === undefined) return []
  if (generated === null) return ['DROP EXPRESSION']
  throw refuseUnsupported(
    writer,
    `compute the column "${name}" by another expression`,
    'Drop the column and add it anew: its values are computed again anyway.',
  )
}

function readWantedIdentity({ identity, autoIncrement }: ColumnChange) {
  if (identity !== undefined || autoIncrement === undefined) return identity
  return autoIncrement ? { always: false } : null
}
