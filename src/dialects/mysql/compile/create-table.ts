import type { OperationOf } from '../../../operations/operation.ts'
import type { Constraint, Table } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { mysqlConstraintRules } from '../constraint-rules.ts'
import { writeQuotedText } from '../literals.ts'
import { writeColumn } from './column.ts'
import { writeIndexBody } from './index-text.ts'

/**
 * CREATE TABLE, its indexes inside: DDL is not undone by a rollback here, so a table that comes without its
 * indexes would be half a table.
 */
export function compileCreateTable(
  { table, ifNotExists }: OperationOf<'createTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const lines = [
    ...table.columns.map((column) => writeColumn(column, writer)),
    ...table.constraints
      .filter((constraint) => !isIndexToo(constraint, table))
      .map((constraint) => writeTableConstraint(constraint, writer, mysqlConstraintRules)),
    ...table.indexes.map((index) => writeIndexBody(index, writer)),
  ]
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const name = writeTableName(writer, table.name, table.schema)
  const body = lines.map((line) => `\n  ${line}`).join(',')
  return [{ sql: `CREATE TABLE ${guard}${name} (${body}\n)${writeOptions(table, writer)}` }]
}

/** A unique constraint that the catalog shows among the indexes too, where more is known of it. */
function isIndexToo({ kind, name }: Constraint, table: Table): boolean {
  return kind === 'unique' && table.indexes.some((index) => index.unique && index.name === name)
}

function writeOptions(table: Table, writer: SqlWriter): string {
  const { engine, charset, collation, ...unknown } = table.options ?? {}
  assertNoOptions(writer, `the table "${table.name}"`, unknown)
  const start = table.columns.find((column) => column.identity?.start !== undefined)?.identity
    ?.start
  return [
    engine === undefined ? '' : ` ENGINE=${writeWord(engine, writer)}`,
    start === undefined ? '' : ` AUTO_INCREMENT=${start}`,
    charset === undefined ? '' : ` DEFAULT CHARSET=${writeWord(charset, writer)}`,
    collation === undefined ? '' : ` COLLATE=${writeWord(collation, writer)}`,
    table.comment === undefined ? '' : ` COMMENT=${writeQuotedText(table.comment, writer)}`,
  ].join('')
}

/** A name that the grammar takes bare or quoted. */
function writeWord(value: string | number | boolean, writer: SqlWriter): string {
  const word = String(value)
  return /^\w+$/.test(word) ? word : writer.quoteIdentifier(word)
}
