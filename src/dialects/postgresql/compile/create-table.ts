import type { OperationOf } from '../../../operations/operation.ts'
import type { Table } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { postgresqlConstraintRules } from '../constraint-rules.ts'
import { commentOnColumn, writeColumn } from './column.ts'
import { compileCreateIndex } from './create-index.ts'
import { ensureEnums } from './enums.ts'

/** CREATE TYPE for the enumerations of its columns, CREATE TABLE, then the comments and the indexes. */
export function compileCreateTable(
  { table, ifNotExists }: OperationOf<'createTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { unlogged, partitionBy, tablespace, ...unknown } = table.options ?? {}
  assertNoOptions(writer, `the table "${table.name}"`, unknown)
  const name = writeTableName(writer, table.name, table.schema)
  const lines = [
    ...table.columns.map((column) => writeColumn(column, writer)),
    ...table.constraints.map((constraint) =>
      writeTableConstraint(constraint, writer, postgresqlConstraintRules),
    ),
  ]
  const head = `CREATE ${unlogged === true ? 'UNLOGGED ' : ''}TABLE`
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const behind = [
    partitionBy === undefined ? '' : ` PARTITION BY ${partitionBy}`,
    tablespace === undefined ? '' : ` TABLESPACE ${writer.quoteIdentifier(String(tablespace))}`,
  ].join('')
  return [
    ...ensureEnums(
      table.columns.map(({ type }) => type),
      writer,
    ),
    { sql: `${head} ${guard}${name} (${lines.map((line) => `\n  ${line}`).join(',')}\n)${behind}` },
    ...writeComments(table, writer),
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

function writeComments(table: Table, writer: SqlWriter): readonly Statement[] {
  const name = writeTableName(writer, table.name, table.schema)
  const ofTable =
    table.comment === undefined
      ? []
      : [{ sql: `COMMENT ON TABLE ${name} IS ${writer.writeLiteral(table.comment)}` }]
  return [...ofTable, ...table.columns.flatMap((column) => commentOnColumn(table, column, writer))]
}
