import type { OperationOf } from '../../../operations/operation.ts'
import type { Index, IndexElement } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** CREATE INDEX. The schema stands before the name of the index, the table without it. */
export function compileCreateIndex(
  operation: OperationOf<'createIndex'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { table, schema, index, ifNotExists, concurrently } = operation
  const { using, include, with: storage, nullsNotDistinct, tablespace, withParser } = index
  assertNoOptions(writer, `the index "${index.name}"`, {
    concurrently,
    using,
    include,
    with: storage,
    nullsNotDistinct,
    tablespace,
    withParser,
  })
  const elements = index.elements.map((element) => writeElement(index, element, writer))
  const sql = [
    `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${ifNotExists === true ? 'IF NOT EXISTS ' : ''}`,
    `${writeTableName(writer, index.name, schema)} ON ${writer.quoteIdentifier(table)}`,
    ` (${elements.join(', ')})`,
    index.where === undefined ? '' : ` WHERE ${writer.inlineSql(index.where)}`,
  ]
  return [{ sql: sql.join('') }]
}

function writeElement(index: Index, element: IndexElement, writer: SqlWriter): string {
  const { nulls, opclass, length, expression, column = '', collation, order } = element
  assertNoOptions(writer, `the index "${index.name}"`, { nulls, opclass, length })
  return [
    expression === undefined ? writer.quoteIdentifier(column) : `(${writer.inlineSql(expression)})`,
    collation === undefined ? '' : ` COLLATE ${writer.quoteIdentifier(collation)}`,
    order === undefined ? '' : ` ${order.toUpperCase()}`,
  ].join('')
}
