import type { IndexElement, Table } from '../../schema/schema-model.ts'
import type { Sql } from '../../schema/sql.ts'
import type { ExpressionRole } from '../expressions/expression-reader.ts'
import type { Comparison } from './comparison.ts'

/** Whether two expressions that may be absent are the same. */
export function isSameText(
  role: ExpressionRole,
  inDatabase: Sql | undefined,
  inModel: Sql | undefined,
  table: Table,
  { expressions }: Comparison,
): boolean {
  if (inDatabase === undefined || inModel === undefined) return inDatabase === inModel
  const object = `an expression of an index of "${table.name}"`
  return expressions.isSame({ role, table, inDatabase, inModel, object })
}

/** Whether two elements of an index are the same. */
export function isSameElement(
  one: IndexElement,
  other: IndexElement,
  table: Table,
  comparison: Comparison,
): boolean {
  return (
    one.column === other.column &&
    one.order === other.order &&
    one.nulls === other.nulls &&
    one.opclass === other.opclass &&
    one.length === other.length &&
    (other.collation === undefined ||
      one.collation?.toLowerCase() === other.collation.toLowerCase()) &&
    isSameText('element', one.expression, other.expression, table, comparison)
  )
}
