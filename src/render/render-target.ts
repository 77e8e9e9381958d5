import type { TableName } from '../schema/column-reference.ts'
import type { ForeignKey } from '../schema/schema-model.ts'
import { type Code, string } from './code.ts'
import type { RenderScope } from './render-scope.ts'
import { renderValue } from './render-value.ts'

/** The columns of a model where there is one, else `'users.id'`; names with dots by name. */
export function renderTarget(
  references: ForeignKey['references'],
  from: TableName,
  scope: RenderScope,
): Code {
  const columnsOfModel = scope.target(references, from)
  if (columnsOfModel !== undefined) return columnsOfModel
  const { schema, table, columns } = references
  const names = [...(schema === undefined ? [] : [schema]), table, ...columns]
  const isPlain = columns.length === 1 && !names.some((name) => name.includes('.'))
  return isPlain ? string(names.join('.')) : renderValue(references, scope)
}
