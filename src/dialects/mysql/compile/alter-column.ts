import { LimbeckError } from '../../../errors/index.ts'
import { applyChange, type ColumnChange } from '../../../operations/index.ts'
import type { OperationOf } from '../../../operations/operation.ts'
import type { Column } from '../../../schema/schema-model.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import { writeGenerated } from '../../shared/generated-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { productName, refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import {
  type Clause,
  type ClauseKind,
  dropJsonClauses,
  putClause,
  readColumnClauses,
  renameInClauses,
  writePlainTexts,
} from '../column-definition.ts'
import { writeQuotedText } from '../literals.ts'
import { isNumbered, writeColumn, writeDefault } from './column.ts'
import { writeFirstNumber } from './first-number.ts'
import { writeAlterMode } from './online-ddl.ts'

type AlterColumn = OperationOf<'alterColumn'>

/** MODIFY or CHANGE, which state the whole column anew: without a database out of what `existing` says it is. */
export function compileAlterColumn(
  operation: AlterColumn,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, name, change, existing } = operation
  assertNoConversion(operation, writer)
  if (Object.keys(change).length === 0) return renameOnly(operation, writer)
  if (existing === undefined) {
    throw new LimbeckError(
      'offline_read',
      `${productName(writer)} states a column anew, and there is no database that tells what "${table}.${name}" is`,
      { hint: 'Say all of it: { existing: t.varchar(50).notNull().default("x") }.' },
    )
  }
  const column = applyChange({ ...existing, name: operation.newName ?? name }, change)
  return [writeAlter(operation, writeColumn(column, writer), writer)]
}

/** Asks the server for the column as it is, so that what was not mentioned stays. */
export function inquireAlterColumn(operation: AlterColumn, writer: SqlWriter): Inquiry | undefined {
  const { table, schema, name, newName, change } = operation
  if (Object.keys(change).length === 0) return undefined
  assertNoConversion(operation, writer)
  return {
    queries: [{ sql: `SHOW CREATE TABLE ${writeTableName(writer, table, schema)}` }],
    compile([rows = []]) {
      const text = Object.entries(rows[0] ?? {}).find(([key]) => /^create table$/i.test(key))?.[1]
      const clauses = typeof text === 'string' ? readColumnClauses(text, name) : undefined
      if (clauses === undefined) {
        throw refuseInvalid(`There is no column "${table}.${name}".`, 'Look at its spelling.')
      }
      const own = writer.features.backslashEscapes ? clauses : writePlainTexts(clauses)
      const quoted = writer.quoteIdentifier(newName ?? name)
      const changed = renameInClauses(changeClauses(own, operation, writer), name, quoted)
      const definition = [quoted, ...changed.map((clause) => clause.text)].join(' ')
      return [writeAlter(operation, definition, writer)]
    },
  }
}

function assertNoConversion({ name, using }: AlterColumn, writer: SqlWriter): void {
  if (using === undefined) return
  throw refuseInvalid(
    `${productName(writer)} converts the values of "${name}" by itself and takes no "using".`,
    'Add a column, fill it with UPDATE, drop the old one and rename the new.',
  )
}

function renameOnly(operation: AlterColumn, writer: SqlWriter): readonly Statement[] {
  const { table, schema, name, newName } = operation
  if (newName === undefined) return []
  const rename = { kind: 'renameColumn', table, schema, name, newName } as const
  return compileRenameColumn(rename, writer).map(({ sql }) => ({
    sql: `${sql}${writeAlterMode(operation)}`,
  }))
}

function writeAlter(operation: AlterColumn, definition: string, writer: SqlWriter): Statement {
  const { table, schema, name, newName } = operation
  const verb =
    newName === undefined ? 'MODIFY COLUMN' : `CHANGE COLUMN ${writer.quoteIdentifier(name)}`
  const place = writeTableName(writer, table, schema)
  const { identity } = operation.change
  const clauses = [
    `${verb} ${definition}`,
    ...(identity === undefined || identity === null
      ? []
      : writeFirstNumber({ name, identity }, writer)),
  ]
  return { sql: `ALTER TABLE ${place} ${clauses.join(', ')}${writeAlterMode(operation)}` }
}

/** What each part of a change makes of the clauses. */
function changeClauses(
  clauses: readonly Clause[],
  { name, change }: AlterColumn,
  writer: SqlWriter,
): readonly Clause[] {
  const type = change.type === undefined ? readType(clauses) : writer.writeType(change.type)
  const bare = change.type === undefined ? clauses : dropJsonClauses(clauses)
  let result: readonly Clause[] = putClause(bare, 'type', type)
  if (change.type !== undefined && !isText(type)) result = dropCollation(result)
  if (change.collation !== undefined) {
    result = dropCollation(result)
    const { collation } = change
    const text = collation === null ? undefined : `COLLATE ${writer.quoteIdentifier(collation)}`
    result = putClause(result, 'collation', text)
  }
  if (change.nullable !== undefined) {
    result = putClause(result, 'nullability', change.nullable ? 'NULL' : 'NOT NULL')
  }
  if (change.default !== undefined) {
    const column = describeColumn(name, change, type)
    const text = writeDefault(column, type, writer).trim()
    result = putClause(result, 'default', text === '' ? undefined : text)
    // ON UPDATE is said behind the default, and so goes with it.
    result = putClause(result, 'onUpdate', undefined)
  }
  if (change.generated !== undefined) {
    const { generated } = change
    const text = generated === null ? undefined : writeGenerated(generated, writer)
    result = putClause(result, 'generated', text)
    if (text !== undefined) result = dropValues(result)
  }
  const counts = readNumbering(name, change, writer)
  if (counts !== undefined) {
    result = putClause(result, 'autoIncrement', counts ? 'AUTO_INCREMENT' : undefined)
  }
  if (change.nullable === false || counts === true) result = dropNullDefault(result)
  if (change.comment === undefined) return result
  const { comment } = change
  const text = comment === null ? undefined : `COMMENT ${writeQuotedText(comment, writer)}`
  return putClause(result, 'comment', text)
}

function readType(clauses: readonly Clause[]): string {
  return clauses.find(({ kind }) => kind === 'type')?.text ?? ''
}

/** Types that have a character set: it stays where one gives way to another. */
function isText(type: string): boolean {
  return /char|text|enum|^set\b/i.test(type)
}

function dropCollation(clauses: readonly Clause[]): readonly Clause[] {
  return putClause(putClause(clauses, 'charset', undefined), 'collation', undefined)
}

/** Without what gives a column its values, which a computed one cannot have. */
function dropValues(clauses: readonly Clause[]): readonly Clause[] {
  const kinds: readonly ClauseKind[] = ['nullability', 'default', 'onUpdate', 'autoIncrement']
  return clauses.filter(({ kind }) => !kinds.includes(kind))
}

/** The server writes it for every column that can be null, and refuses it where one cannot. */
function dropNullDefault(clauses: readonly Clause[]): readonly Clause[] {
  return clauses.filter(({ kind, text }) => kind !== 'default' || !/^default\s+null$/i.test(text))
}

/** As much of a column as its default depends on. */
function describeColumn(name: string, change: ColumnChange, type: string): Column {
  return {
    name,
    type: change.type ?? { kind: 'native', dialect: 'mysql', sql: type },
    nullable: true,
    ...(change.default === undefined || change.default === null ? {} : { default: change.default }),
  }
}

function readNumbering(
  name: string,
  { identity, autoIncrement }: ColumnChange,
  writer: SqlWriter,
): boolean | undefined {
  if (identity === null) return false
  if (identity === undefined) return autoIncrement
  return isNumbered({ name, type: { kind: 'integer' }, nullable: false, identity }, writer)
}
