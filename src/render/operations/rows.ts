import { array, string } from '../code.ts'
import type { OperationRenderer } from '../directive.ts'
import { renderStatement } from '../render-statement.ts'
import { renderEntries, renderValue } from '../render-value.ts'

/** `op.bulkInsert(…)` */
export const renderBulkInsert: OperationRenderer<'bulkInsert'> = (
  { kind, table, rows, ...options },
  scope,
) => ({
  name: kind,
  args: [string(table), array(rows.map((row) => renderValue(row, scope)))],
  options: renderEntries(options, scope),
})

/** `op.execute(…)` */
export const renderExecute: OperationRenderer<'execute'> = ({ kind, statement }, scope) => ({
  name: kind,
  args: [renderStatement(statement, scope)],
})
