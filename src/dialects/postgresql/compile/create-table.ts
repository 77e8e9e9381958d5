import type { OperationOf } from '../../../operations/operation.ts'
import type { Constraint, Table } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableConstraint } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { postgresqlConstraintRules } from '../constraint-rules.ts'
import { compileAddConstraint } from './add-constraint.ts'
import { commentOnColumn } from './column.ts'
import { commentOn } from './comment-on.ts'
import { commentOnConstraints, isUnchecked } from './constraint-extras.ts'
import { compileCreateIndex } from './create-index.ts'
import { ensureEnums } from './enums.ts'
import { writeParameters, writeWith } from './storage.ts'
import { alterInherited, writeColumns, writeInherits, writePartitionOf } from './table-parents.ts'

/**
 * CREATE TYPE for the enumerations of its columns, CREATE TABLE, then the comments and the indexes. CREATE TABLE takes
 * every constraint for checked, since there are no rows: one that is not valid is added behind it.
 */
export function compileCreateTable(
  { table, ifNotExists }: OperationOf<'createTable'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { unlogged, temporary, onCommit, partitionBy, using, tablespace, ...unknown } =
    table.options ?? {}
  assertNoOptions(writer, `the table "${table.name}"`, unknown)
  const name = writeTableName(writer, table.name, table.schema)
  // They are added once the table is there, which with IF NOT EXISTS nobody knows: there they hold for what comes anyway.
  const unchecked = ifNotExists === true ? [] : table.constraints.filter(isUnchecked)
  const lines = [
    ...writeColumns(table, writer),
    ...table.constraints
      .filter((constraint) => !unchecked.includes(constraint))
      .map((constraint) => writeTableConstraint(constraint, writer, postgresqlConstraintRules)),
  ]
  const kind = temporary === true ? 'TEMPORARY ' : unlogged === true ? 'UNLOGGED ' : ''
  const head = `CREATE ${kind}TABLE`
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const isBare = table.partitionOf !== undefined && lines.length === 0
  const behind = [
    table.partitionOf === undefined ? '' : `${isBare ? '' : ' '}${table.partitionOf.bounds}`,
    writeInherits(table, writer),
    partitionBy === undefined ? '' : ` PARTITION BY ${partitionBy}`,
    using === undefined ? '' : ` USING ${writer.quoteIdentifier(String(using))}`,
    writeWith(writeParameters(table.with, writer)),
    onCommit === undefined ? '' : ` ON COMMIT ${writeOnCommit(onCommit, table)}`,
    tablespace === undefined ? '' : ` TABLESPACE ${writer.quoteIdentifier(String(tablespace))}`,
  ].join('')
  const body = isBare ? '' : `(${lines.map((line) => `\n  ${line}`).join(',')}\n)`
  return [
    ...ensureEnums(
      table.columns.map(({ type }) => type),
      writer,
    ),
    { sql: `${head} ${guard}${name}${writePartitionOf(table, writer)}${body}${behind}` },
    ...alterInherited(table, writer),
    ...unchecked.flatMap((constraint) =>
      compileAddConstraint(
        { kind: 'addConstraint', table: table.name, schema: table.schema, constraint },
        writer,
      ),
    ),
    ...writeComments(table, unchecked, writer),
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

/** What becomes of a temporary table at the end of a transaction, by the words of PostgreSQL. */
const ON_COMMIT = ['drop', 'delete rows', 'preserve rows']

function writeOnCommit(onCommit: string | number | boolean, { name, options }: Table): string {
  const said = String(onCommit).toLowerCase()
  if (!ON_COMMIT.includes(said))
    throw refuseInvalid(
      `The option "onCommit" of the table "${name}" is "${onCommit}".`,
      `Say one of ${ON_COMMIT.map((each) => `"${each}"`).join(', ')}.`,
    )
  if (options?.['temporary'] !== true)
    throw refuseInvalid(
      `The table "${name}" has the option "onCommit" and is not temporary.`,
      'Say { options: { temporary: true } } too.',
    )
  return said.toUpperCase()
}

function writeComments(
  table: Table,
  later: readonly Constraint[],
  writer: SqlWriter,
): readonly Statement[] {
  const name = writeTableName(writer, table.name, table.schema)
  return [
    ...commentOn(`TABLE ${name}`, table.comment, writer),
    ...table.columns.flatMap((column) => commentOnColumn(table, column, writer)),
    ...commentOnConstraints(
      table,
      table.constraints.filter((constraint) => !later.includes(constraint)),
      writer,
    ),
  ]
}
