import type { Operation } from '../operations/index.ts'
import { DEFAULT_NAMING, type NamingConvention } from '../schema/naming.ts'
import { type Code, call } from './code.ts'
import { callDirective, type Directive, type RenderOperation } from './directive.ts'
import { LINE_WIDTH, printLines } from './layout/index.ts'
import {
  createRenderScope,
  type RenderItem,
  type RenderScope,
  type ScriptImports,
} from './render-scope.ts'
import { renderValue } from './render-value.ts'
import { renderers } from './renderers.ts'
import { canSay } from './sayable/index.ts'
import { splitOperation } from './split-operation.ts'

/** How operations are written. */
export interface RenderOptions {
  /** The convention that holds when the script runs. */
  readonly naming?: NamingConvention | undefined
  /** The project's own way to write an item. */
  readonly renderItem?: RenderItem | undefined
  /** How far the code will be indented. */
  readonly indentation?: number | undefined
}

/** Statements of a script, as code that is not indented, and what they import. */
export interface RenderedOperations {
  readonly code: string
  readonly imports: ScriptImports
}

/**
 * Writes operations as the directives that make them, one statement each, as a formatter would leave them. What no
 * directive can say in full is invoked as data. Loading the code gives the same operations again.
 */
export function renderOperations(
  operations: readonly Operation[],
  { naming = DEFAULT_NAMING, renderItem, indentation = 2 }: RenderOptions = {},
): RenderedOperations {
  const scope = createRenderScope(naming, renderItem)
  const sayable = operations.flatMap((operation) => splitOperation(operation, naming))
  const statements = sayable.flatMap((operation) => {
    const code = renderStatement(operation, scope)
    return code === false ? [] : [printLines('await ', code, LINE_WIDTH - indentation)]
  })
  return { code: statements.join('\n'), imports: scope.imports() }
}

function renderStatement(operation: Operation, scope: RenderScope): Code | false {
  const rendered = renderOperation(operation, scope)
  if (rendered === false || 'kind' in rendered) return rendered
  return callDirective(rendered)
}

const renderOperation: RenderOperation = (operation, scope) => {
  const custom = scope.custom('operation', operation)
  if (custom !== undefined) return custom
  if (!canSay(operation)) return call('op', 'invoke', renderValue(operation, scope))
  const render = renderers[operation.kind] as (
    operation: Operation,
    scope: RenderScope,
    render: RenderOperation,
  ) => Directive
  return render(operation, scope, renderOperation)
}
