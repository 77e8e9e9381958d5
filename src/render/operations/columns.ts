import type { ColumnChange } from '../../operations/index.ts'
import type { Column, Constraint, Generated } from '../../schema/schema-model.ts'
import { type Code, chain, string } from '../code.ts'
import type { OperationRenderer } from '../directive.ts'
import { type InlineConstraint, renderColumn, renderPlainColumn } from '../render-column.ts'
import type { RenderScope } from '../render-scope.ts'
import { renderType } from '../render-type.ts'
import { renderEntries, renderSql, renderValue } from '../render-value.ts'

/** `op.addColumn(…)` */
export const renderAddColumn: OperationRenderer<'addColumn'> = (
  { kind: _kind, table, column, constraints, ...options },
  scope,
) => ({
  name: 'addColumn',
  table,
  args: [string(column.name), renderNewColumn(column, constraints, { table, ...options }, scope)],
  options: renderEntries(options, scope),
})

function renderNewColumn(
  column: Column,
  constraints: readonly Constraint[],
  { table, schema }: { readonly table: string; readonly schema?: string | undefined },
  scope: RenderScope,
): Code {
  const custom = scope.custom('column', column)
  if (custom !== undefined && custom !== false) return custom
  const key = constraints.find((item) => item.kind === 'primaryKey')
  const isKey = key !== undefined
  const isForeign = constraints.some((item) => item.kind === 'foreignKey')
  const context = {
    role: { isKey, isLoneKey: isKey, isForeign },
    key,
    constraints: constraints.filter(isInline),
    table,
    schema,
  }
  return renderColumn(column, context, scope)
}

function isInline(constraint: Constraint): constraint is InlineConstraint {
  return constraint.kind !== 'primaryKey' && constraint.kind !== 'exclude'
}

/** `op.dropColumn(…)` */
export const renderDropColumn: OperationRenderer<'dropColumn'> = (
  { kind: _kind, table, name, ...options },
  scope,
) => ({
  name: 'dropColumn',
  table,
  args: [string(name)],
  options: renderEntries(options, scope),
})

/** `op.renameColumn(…)` */
export const renderRenameColumn: OperationRenderer<'renameColumn'> = (
  { kind: _kind, table, name, newName, ...options },
  scope,
) => ({
  name: 'renameColumn',
  table,
  args: [string(name), string(newName)],
  options: renderEntries(options, scope),
})

/** `op.alterColumn(…)` */
export const renderAlterColumn: OperationRenderer<'alterColumn'> = (
  { kind: _kind, table, name, newName, change, using, existing, ...options },
  scope,
) => ({
  name: 'alterColumn',
  table,
  args: [string(name)],
  options: {
    ...renderChange(change, scope),
    name: newName === undefined ? undefined : string(newName),
    using: using === undefined ? undefined : renderSql(using, scope),
    existing: existing === undefined ? undefined : renderPlainColumn(existing, scope),
    ...renderEntries(options, scope),
  },
})

/** A collation is said with its type where there is one. */
function renderChange(
  { type, collation, generated, ...change }: ColumnChange,
  scope: RenderScope,
): Readonly<Record<string, Code | undefined>> {
  const rendered = type === undefined ? undefined : renderType(type, scope)
  const isCollated = rendered !== undefined && typeof collation === 'string'
  return {
    type: isCollated ? chain(rendered, 'collate', string(collation)) : rendered,
    ...renderEntries(isCollated ? change : { ...change, collation }, scope),
    generated: generated === undefined ? undefined : renderGenerated(generated, scope),
  }
}

function renderGenerated(generated: Generated | null, scope: RenderScope): Code {
  if (generated?.stored === true) return renderSql(generated.expression, scope)
  return renderValue(generated, scope)
}
