import type { IndexElement } from '../../../schema/schema-model.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeQualified } from '../qualified-name.ts'

/** What an index or an exclude constraint is over; `subject` is what errors speak of. */
export function writeElement(subject: string, element: IndexElement, writer: SqlWriter): string {
  assertNoOptions(writer, subject, { length: element.length })
  const { expression, column = '' } = element
  return [
    expression === undefined ? writer.quoteIdentifier(column) : `(${writer.inlineSql(expression)})`,
    element.collation === undefined
      ? ''
      : ` COLLATE ${writeQualified(element.collation, writer.quoteIdentifier)}`,
    element.opclass === undefined
      ? ''
      : ` ${writeQualified(element.opclass, writer.quoteIdentifier)}`,
    element.order === undefined ? '' : ` ${element.order.toUpperCase()}`,
    element.nulls === undefined ? '' : ` NULLS ${element.nulls.toUpperCase()}`,
  ].join('')
}
