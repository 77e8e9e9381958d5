import {
  type AnyOperation,
  type BatchAlterTable,
  type CustomRenderers,
  isBuiltIn,
  type Operation,
  type OperationData,
  refuseUnknownKind,
  type ScriptImports,
} from '../operations/index.ts'
import { DEFAULT_NAMING, type NamingConvention } from '../schema/naming.ts'
import { type Code, call } from './code.ts'
import { callDirective, type Directive, type RenderOperation } from './directive.ts'
import { LINE_WIDTH, printLines } from './layout/index.ts'
import { canCall, renderCustom } from './render-custom.ts'
import {
  createRenderScope,
  type Remarks,
  type RenderItem,
  type RenderScope,
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
  /** How operations of plugins are written, by their kinds. */
  readonly plugins?: CustomRenderers | undefined
  /** How far the code will be indented. */
  readonly indentation?: number | undefined
  /** What is to be said of operations, one line of comment each. */
  readonly remarks?: Remarks | undefined
}

/** Statements of a script, as code that is not indented, and what they import. */
export interface RenderedOperations {
  readonly code: string
  readonly imports: ScriptImports
}

/**
 * Writes operations as the directives that make them, one statement each, as a formatter would leave them. What no
 * directive can say in full is invoked as data. Loading the code gives the same operations again. Throws
 * `invalid_argument` for an operation of a kind that nobody knows.
 */
export function renderOperations(
  operations: readonly AnyOperation[],
  { naming = DEFAULT_NAMING, renderItem, plugins, indentation = 2, remarks }: RenderOptions = {},
): RenderedOperations {
  const scope = createRenderScope({ naming, renderItem, plugins, remarks })
  const width = LINE_WIDTH - indentation
  const statements = operations.flatMap((operation) => {
    const sayable = isBuiltIn(operation) ? splitOperation(operation, naming) : [operation]
    const lines = sayable.flatMap((each) => {
      const code = renderStatement(each, scope)
      return code === false ? [] : [printLines('await ', code, width)]
    })
    if (lines.length === 0) return []
    return [...scope.remarksOn(operation).map((code) => printLines('', code, width)), ...lines]
  })
  return { code: statements.join('\n'), imports: scope.imports() }
}

function renderStatement(operation: OperationData, scope: RenderScope): Code | false {
  const rendered = renderOperation(operation, scope, 'op')
  if (rendered === false || 'kind' in rendered) return rendered
  return callDirective(rendered)
}

const renderOperation: RenderOperation = (operation, scope, place) => {
  const custom = scope.custom('operation', operation)
  if (custom !== undefined) return custom
  if (canCall(operation, place, scope)) return renderCustom(operation, place, scope)
  if (!isKnown(operation, scope) || !canSayAll(operation, scope))
    return call('op', 'invoke', renderValue(operation, scope))
  const render = renderers[operation.kind] as (
    operation: Operation,
    scope: RenderScope,
    render: RenderOperation,
  ) => Directive
  return render(operation, scope, renderOperation)
}

/** Whether it is an operation of Limbeck; one of a plugin is known and is none. */
function isKnown(operation: OperationData, { plugins }: RenderScope): operation is Operation {
  if (isBuiltIn(operation)) return true
  if (plugins.has(operation.kind)) return false
  throw refuseUnknownKind(operation.kind, plugins)
}

/** Whether directives say everything of an operation, and of those in it. */
function canSayAll(operation: Operation, scope: RenderScope): boolean {
  if (operation.kind !== 'batchAlterTable') return canSay(operation)
  const all: readonly OperationData[] = operation.operations
  const own = all.filter((each): each is Operation => isKnown(each, scope))
  const added = all.filter((each) => !isKnown(each, scope))
  return (
    canSay({ ...operation, operations: own }) &&
    added.every((each) => isOnTable(each, operation) && canCall(each, 'batch', scope))
  )
}

/** The directive in a batch makes operations on its table. */
function isOnTable(operation: object, { table, schema }: BatchAlterTable): boolean {
  const place: { readonly table?: unknown; readonly schema?: unknown } = operation
  return place.table === table && place.schema === schema
}
