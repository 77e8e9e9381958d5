import type { OperationOf } from '../../../operations/operation.ts'
import type { Index } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeNameList, writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeElement } from './index-element.ts'

/** CREATE INDEX. An index lies in the schema of its table, so its own name has no schema. */
export function compileCreateIndex(
  operation: OperationOf<'createIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, index, ifNotExists, concurrently } = operation
  const { include = [] } = index
  const sql = [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX `,
    concurrently === true ? 'CONCURRENTLY ' : '',
    ifNotExists === true ? 'IF NOT EXISTS ' : '',
    `${writer.quoteIdentifier(index.name)} ON ${writeTableName(writer, table, schema)}`,
    index.using === undefined ? '' : ` USING ${writer.quoteIdentifier(index.using.toLowerCase())}`,
    ` (${index.elements.map((element) => writeElement(`the index "${index.name}"`, element, writer)).join(', ')})`,
    include.length === 0 ? '' : ` INCLUDE ${writeNameList(writer, include)}`,
    index.nullsNotDistinct === true ? ' NULLS NOT DISTINCT' : '',
    writeStorage(index, writer),
    index.where === undefined ? '' : ` WHERE ${writer.inlineSql(index.where)}`,
  ]
  return [{ sql: sql.join('') }]
}

function writeStorage(index: Index, writer: SqlWriter): string {
  const entries = Object.entries(index.with ?? {})
  if (entries.length === 0) return ''
  const list = entries.map(
    ([name, value]) => `${writer.quoteIdentifier(name)} = ${writer.writeLiteral(value)}`,
  )
  return ` WITH (${list.join(', ')})`
}
