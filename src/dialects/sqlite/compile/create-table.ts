import type { OperationOf } from '../../../operations/operation.ts'
import type { Column, Constraint, PrimaryKey, Table } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import {
  writeConflict,
  writeConstraintName,
  writeTableConstraint,
} from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { sqliteConstraintRules } from '../constraint-rules.ts'
import { isNumbered, refuseNumbering, writeColumn } from './column.ts'
import { compileCreateIndex } from './create-index.ts'

/** CREATE TABLE, then the indexes. */
export function compileCreateTable(
  { table, ifNotExists }: OperationOf<'createTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const numbered = findNumberedKey(table, writer)
  const constraints = table.constraints.filter((constraint) => constraint !== numbered?.key)
  const lines = [
    ...table.columns.map((column) =>
      column === numbered?.column
        ? writeRowid(column, numbered.key, table, writer)
        : writeColumn(column, writer),
    ),
    ...constraints.map((constraint) => writeTableItem(constraint, { place: table, writer })),
  ]
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const name = writeTableName(writer, table.name, table.schema)
  const body = lines.map((line) => `\n  ${line}`).join(',')
  const head = table.options?.['temporary'] === true ? 'CREATE TEMPORARY TABLE' : 'CREATE TABLE'
  return [
    { sql: `${head} ${guard}${name} (${body}\n)${writeOptions(table, writer)}` },
    ...table.indexes.flatMap((index) =>
      compileCreateIndex(
        {
          kind: 'createIndex',
          table: table.name,
          schema: table.schema,
          index,
          ifNotExists: ifNotExists === true,
        },
        writer,
      ),
    ),
  ]
}

/** The column that numbers itself, with the primary key that it alone is. */
function findNumberedKey(
  table: Table,
  writer: SqlWriter,
): { readonly column: Column; readonly key: PrimaryKey } | undefined {
  const column = table.columns.find(isNumbered)
  if (column === undefined) return undefined
  const key = table.constraints.find((constraint) => constraint.kind === 'primaryKey')
  const isLone = key?.columns.length === 1 && key.columns[0] === column.name
  if (!isLone || table.options?.['withoutRowid'] === true) throw refuseNumbering(column, writer)
  return { column, key }
}

/** Only a column whose type is INTEGER, by that word, is the rowid: SMALLINT and BIGINT number nothing. */
function writeRowid(column: Column, key: PrimaryKey, table: Table, writer: SqlWriter): string {
  if (column.default !== undefined) {
    throw refuseInvalid(`The column "${column.name}" numbers itself and has a default too.`)
  }
  const name = writeConstraintName(key, writer, sqliteConstraintRules)
  const once = table.options?.['autoincrement'] === true ? ' AUTOINCREMENT' : ''
  return `${writer.quoteIdentifier(column.name)} INTEGER ${name}PRIMARY KEY${writeConflict(key)}${once}`
}

/** Where an item of a table is written, and with what. */
export interface ItemContext {
  readonly place: { readonly schema?: string | undefined }
  readonly writer: SqlWriter
}

/** A constraint as a line of its own. A foreign key cannot leave its schema here: one that names another is refused. */
export function writeTableItem(constraint: Constraint, { place, writer }: ItemContext): string {
  if (constraint.kind === 'foreignKey') {
    const { schema } = constraint.references
    assertNoOptions(writer, `the foreign key "${constraint.name ?? ''}"`, {
      schema: schema === place.schema ? undefined : schema,
    })
  }
  return writeTableConstraint(constraint, writer, sqliteConstraintRules)
}

function writeOptions(table: Table, writer: SqlWriter): string {
  const { strict, withoutRowid, autoincrement: _, temporary: __, ...unknown } = table.options ?? {}
  const { with: parameters, partitionOf, inherits } = table
  assertNoOptions(writer, `the table "${table.name}"`, {
    ...unknown,
    with: parameters,
    partitionOf,
    inherits,
  })
  const options = [
    ...(strict === true ? ['STRICT'] : []),
    ...(withoutRowid === true ? ['WITHOUT ROWID'] : []),
  ]
  return options.length === 0 ? '' : ` ${options.join(', ')}`
}
