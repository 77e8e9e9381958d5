import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeNameList, writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { commentOn } from './comment-on.ts'
import { writeElement } from './index-element.ts'
import { writeParameters, writeWith } from './storage.ts'

/** CREATE INDEX. An index lies in the schema of its table, so its own name has no schema. */
export function compileCreateIndex(
  operation: OperationOf<'createIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, index, ifNotExists, concurrently } = operation
  const { include = [], withParser } = index
  assertNoOptions(writer, `the index "${index.name}"`, { withParser })
  const sql = [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX `,
    concurrently === true ? 'CONCURRENTLY ' : '',
    ifNotExists === true ? 'IF NOT EXISTS ' : '',
    `${writer.quoteIdentifier(index.name)} ON ${writeTableName(writer, table, schema)}`,
    index.using === undefined ? '' : ` USING ${writer.quoteIdentifier(index.using.toLowerCase())}`,
    ` (${index.elements.map((element) => writeElement(`the index "${index.name}"`, element, writer)).join(', ')})`,
    include.length === 0 ? '' : ` INCLUDE ${writeNameList(writer, include)}`,
    index.nullsNotDistinct === true ? ' NULLS NOT DISTINCT' : '',
    writeWith(writeParameters(index.with, writer)),
    index.tablespace === undefined ? '' : ` TABLESPACE ${writer.quoteIdentifier(index.tablespace)}`,
    index.where === undefined ? '' : ` WHERE ${writer.inlineSql(index.where)}`,
  ]
  const full = writeTableName(writer, index.name, schema)
  return [{ sql: sql.join('') }, ...commentOn(`INDEX ${full}`, index.comment, writer)]
}
