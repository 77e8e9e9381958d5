import type { OperationOf } from '../../../operations/operation.ts'
import type { Column, Constraint, Table } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { mysqlConstraintRules } from '../constraint-rules.ts'
import { writeColumn } from './column.ts'
import { writeIndexBody } from './index-text.ts'
import { writeTableOptions } from './table-options.ts'

/**
 * CREATE TABLE, its indexes inside: DDL is not undone by a rollback here, so a table that comes without its
 * indexes would be half a table.
 */
export function compileCreateTable(
  { table, ifNotExists }: OperationOf<'createTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const lines = [
    ...table.columns.map(
      (column) => `${writeColumn(column, writer)}${writeColumnChecks(column, table, writer)}`,
    ),
    ...table.constraints
      .filter((constraint) => !isIndexToo(constraint, table) && !isBehindColumn(constraint, writer))
      .map((constraint) => writeTableConstraint(constraint, writer, mysqlConstraintRules)),
    ...table.indexes.map((index) => writeIndexBody(index, writer)),
  ]
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const name = writeTableName(writer, table.name, table.schema)
  const body = lines.map((line) => `\n  ${line}`).join(',')
  const head = table.options?.['temporary'] === true ? 'CREATE TEMPORARY TABLE' : 'CREATE TABLE'
  return [{ sql: `${head} ${guard}${name} (${body}\n)${writeTableOptions(table, writer)}` }]
}

/** A unique constraint that the catalog shows among the indexes too, where more is known of it. */
function isIndexToo({ kind, name }: Constraint, table: Table): boolean {
  return kind === 'unique' && table.indexes.some((index) => index.unique && index.name === name)
}

/** MariaDB keeps a check behind its column where it was said there; MySQL puts it among those of the table. */
function isBehindColumn(constraint: Constraint, writer: SqlWriter): boolean {
  return constraint.kind === 'check' && constraint.column !== undefined && writer.name === 'mariadb'
}

function writeColumnChecks({ name }: Column, { constraints }: Table, writer: SqlWriter): string {
  return constraints
    .map((constraint) =>
      constraint.kind === 'check' &&
      constraint.column === name &&
      isBehindColumn(constraint, writer)
        ? ` CHECK (${writer.inlineSql(constraint.expression)})`
        : '',
    )
    .join('')
}
