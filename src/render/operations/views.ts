import type { DropView } from '../../operations/index.ts'
import { viewOptions } from '../../operations/view-definition.ts'
import { string } from '../code.ts'
import type { Directive, OperationRenderer } from '../directive.ts'
import type { RenderScope } from '../render-scope.ts'
import { renderStatement } from '../render-statement.ts'
import { renderEntries, renderKnown } from '../render-value.ts'

/** `op.createView(…)` */
export const renderCreateView: OperationRenderer<'createView'> = (
  { kind, view: { name, definition, ...view }, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name), renderStatement(definition, scope)],
  options: { ...renderKnown(view, viewOptions, scope), ...renderEntries(options, scope) },
})

/** `op.createMaterializedView(…)` */
export const renderCreateMaterializedView: OperationRenderer<'createMaterializedView'> = (
  { kind, view: { name, definition, ...view }, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name), renderStatement(definition, scope)],
  options: { ...renderKnown(view, viewOptions, scope), ...renderEntries(options, scope) },
})

/** `op.replaceView(…)` */
export const renderReplaceView: OperationRenderer<'replaceView'> = (
  { kind, view: { name, definition, ...view }, existing, ...options },
  scope,
) => ({
  name: kind,
  args: [string(name), renderStatement(definition, scope)],
  options: {
    ...renderKnown(view, viewOptions, scope),
    ...renderEntries(options, scope),
    existing: existing && renderStatement(existing.definition, scope),
  },
})

/** `op.dropView(…)` */
export const renderDropView: OperationRenderer<'dropView'> = ({ kind, ...drop }, scope) =>
  renderDrop(kind, drop, scope)

/** `op.dropMaterializedView(…)` */
export const renderDropMaterializedView: OperationRenderer<'dropMaterializedView'> = (
  { kind, ...drop },
  scope,
) => renderDrop(kind, drop, scope)

function renderDrop(
  directive: string,
  { name, existing, ...options }: Omit<DropView, 'kind'>,
  scope: RenderScope,
): Directive {
  return {
    name: directive,
    args: [string(name)],
    options: {
      ...renderEntries(options, scope),
      existing: existing && renderStatement(existing.definition, scope),
    },
  }
}

/** `op.refreshMaterializedView(…)` */
export const renderRefreshMaterializedView: OperationRenderer<'refreshMaterializedView'> = (
  { kind, name, ...options },
  scope,
) => ({ name: kind, args: [string(name)], options: renderEntries(options, scope) })
