import {
  type CallWriter,
  type CustomRenderer,
  type OperationData,
  SCRIPT_CODE,
  type ScriptCode,
} from '../operations/index.ts'
import { type Code, text } from './code.ts'
import type { Directive, DirectivePlace } from './directive.ts'
import { renderPlainColumn } from './render-column.ts'
import type { RenderScope } from './render-scope.ts'
import { renderType } from './render-type.ts'
import { renderValue } from './render-value.ts'

const METHODS = { op: 'render', batch: 'renderBatch' } as const satisfies Readonly<
  Record<DirectivePlace, keyof CustomRenderer>
>

/** Whether a plugin says how its operation is written as a directive. */
export function canCall(
  { kind }: OperationData,
  place: DirectivePlace,
  { plugins }: RenderScope,
): boolean {
  return plugins.get(kind)?.[METHODS[place]] !== undefined
}

/** The directive of a plugin, with the arguments that it gives. */
export function renderCustom(
  operation: OperationData,
  place: DirectivePlace,
  scope: RenderScope,
): Directive {
  const { kind } = operation
  const args = scope.plugins.get(kind)?.[METHODS[place]]?.(operation, createWriter(scope)) ?? []
  const last = args.findLastIndex((value) => value !== undefined)
  return { name: kind, args: args.slice(0, last + 1).map((value) => renderValue(value, scope)) }
}

function createWriter(scope: RenderScope): CallWriter {
  return {
    code(code, imports = {}) {
      scope.import(imports)
      return toScriptCode(text(code))
    },
    type: (type) => toScriptCode(renderType(type, scope)),
    column: (column) => toScriptCode(renderPlainColumn(column, scope)),
  }
}

function toScriptCode(code: Code): ScriptCode {
  return { [SCRIPT_CODE]: code }
}
