import type { Column, Table } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeColumn, writeDefault } from './column.ts'

/** The lines of the columns of a new table: those that another table gives are not made again. */
export function writeColumns(table: Table, writer: SqlWriter): readonly string[] {
  if (table.partitionOf !== undefined)
    return table.columns.flatMap((column) => writeOptions(column, writer))
  return table.columns
    .filter((column) => !isGiven(column, table))
    .map((column) => writeColumn(column, writer))
}

/** A column of a partition is that of its table, but for a default of its own and NOT NULL. */
function writeOptions(column: Column, writer: SqlWriter): readonly string[] {
  const options = `${writeOwnDefault(column, writer)}${column.nullable ? '' : ' NOT NULL'}`
  return options === '' ? [] : [`${writer.quoteIdentifier(column.name)} WITH OPTIONS${options}`]
}

/** ` PARTITION OF "a" `, in front of the lines of the table. */
export function writePartitionOf({ partitionOf }: Table, writer: SqlWriter): string {
  if (partitionOf === undefined) return ' '
  return ` PARTITION OF ${writeTableName(writer, partitionOf.table, partitionOf.schema)} `
}

/** ` INHERITS ("a", "b")`, where there are such tables. */
export function writeInherits({ inherits = [] }: Table, writer: SqlWriter): string {
  if (inherits.length === 0) return ''
  const parents = inherits.map(({ table, schema }) => writeTableName(writer, table, schema))
  return ` INHERITS (${parents.join(', ')})`
}

/** What an inherited column has of its own: it can be said only once the table is there. */
export function alterInherited(table: Table, writer: SqlWriter): readonly Statement[] {
  const changes = table.columns
    .filter((column) => isGiven(column, table))
    .flatMap((column) => {
      const subject = `ALTER COLUMN ${writer.quoteIdentifier(column.name)} SET`
      const own = writeOwnDefault(column, writer)
      return [
        ...(own === '' ? [] : [`${subject}${own}`]),
        ...(column.nullable ? [] : [`${subject} NOT NULL`]),
      ]
    })
  if (changes.length === 0) return []
  const name = writeTableName(writer, table.name, table.schema)
  return [{ sql: `ALTER TABLE ${name} ${changes.join(', ')}` }]
}

function isGiven(column: Column, { inherits = [] }: Table): boolean {
  return column.inherited === true && inherits.length > 0
}

function writeOwnDefault(column: Column, writer: SqlWriter): string {
  const isComputed = column.generated !== undefined || column.identity !== undefined
  return isComputed ? '' : writeDefault(column, writer)
}
