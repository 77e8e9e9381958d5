import type { BatchAlterTable, Operation, Placement } from '../../operations/index.ts'
import { type Code, callFunction, string } from '../code.ts'
import { callOnBatch, type Directive, type OperationRenderer } from '../directive.ts'
import type { RenderScope } from '../render-scope.ts'
import { renderTable } from '../render-table.ts'
import { renderEntries } from '../render-value.ts'
import { findNaming, placedColumn, withoutNaming } from '../sayable/index.ts'

const BATCH = 'batch'

/** `op.batchAlterTable(…)` */
export const renderBatchAlterTable: OperationRenderer<'batchAlterTable'> = (
  operation,
  scope,
  render,
) => {
  const { kind, table, schema, operations, recreate, copyFrom, options, ordering } = operation
  const naming = findNaming(operation)
  const inside = naming === undefined ? scope : { ...scope, naming }
  const statements = operations.flatMap((each): readonly Code[] => {
    const rendered = render(withoutNaming(each), inside, 'batch')
    if (rendered === false) return []
    const code =
      'kind' in rendered ? rendered : callOnBatch(place(rendered, each, operation, scope), BATCH)
    return [...scope.remarksOn(each), code]
  })
  return {
    name: kind,
    args: [
      string(table),
      { kind: 'block', parameter: statements.length === 0 ? '' : BATCH, statements },
    ],
    options: {
      ...renderEntries({ schema, recreate }, scope),
      copyFrom: copyFrom && callFunction(scope.use('table'), ...renderTable(copyFrom, inside)),
      ...renderEntries({ partialReordering: ordering, tableOptions: options, naming }, scope),
    },
  }
}

/** The place of a column is said with the directive that makes or changes it. */
function place(
  directive: Directive,
  operation: Operation,
  { placements = [] }: BatchAlterTable,
  scope: RenderScope,
): Directive {
  const column = placedColumn(operation)
  const found: Placement | undefined = placements.find((each) => each.column === column)
  if (found === undefined) return directive
  const { before: insertBefore, after: insertAfter } = found
  const options = { ...directive.options, ...renderEntries({ insertBefore, insertAfter }, scope) }
  return { ...directive, options }
}
