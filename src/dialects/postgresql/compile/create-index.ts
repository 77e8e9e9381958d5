import type { OperationOf } from '../../../operations/operation.ts'
import type { Index, IndexElement } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeNameList, writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeCollation } from './column.ts'

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
    ` (${index.elements.map((element) => writeElement(index, element, writer)).join(', ')})`,
    include.length === 0 ? '' : ` INCLUDE ${writeNameList(writer, include)}`,
    index.nullsNotDistinct === true ? ' NULLS NOT DISTINCT' : '',
    writeStorage(index, writer),
    index.where === undefined ? '' : ` WHERE ${writer.inlineSql(index.where)}`,
  ]
  return [{ sql: sql.join('') }]
}

function writeElement(index: Index, element: IndexElement, writer: SqlWriter): string {
  assertNoOptions(writer, `the index "${index.name}"`, { length: element.length })
  const { expression, column = '' } = element
  return [
    expression === undefined ? writer.quoteIdentifier(column) : `(${writer.inlineSql(expression)})`,
    element.collation === undefined ? '' : ` COLLATE ${writeCollation(element.collation, writer)}`,
    element.opclass === undefined ? '' : ` ${writeCollation(element.opclass, writer)}`,
    element.order === undefined ? '' : ` ${element.order.toUpperCase()}`,
    element.nulls === undefined ? '' : ` NULLS ${element.nulls.toUpperCase()}`,
  ].join('')
}

function writeStorage(index: Index, writer: SqlWriter): string {
  const entries = Object.entries(index.with ?? {})
  if (entries.length === 0) return ''
  const list = entries.map(
    ([name, value]) => `${writer.quoteIdentifier(name)} = ${writer.writeLiteral(value)}`,
  )
  return ` WITH (${list.join(', ')})`
}
