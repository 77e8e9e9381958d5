import type { CustomRenderer, CustomRenderers } from '../operations/index.ts'
import { isSql } from '../schema/sql.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { refuseResult, runOfPlugin } from './expand-operation.ts'
import type { AddedOperation, PluginSet } from './plugin-set.ts'

/** How the operations of plugins are written in scripts. What they give and cannot be written is `operation_invalid`. */
export function createRenderers({ operations }: PluginSet): CustomRenderers {
  return new Map([...operations].map(([kind, added]) => [kind, createRenderer(added)]))
}

function createRenderer(added: AddedOperation): CustomRenderer {
  return {
    ...(added.render === undefined ? {} : { render: guard(added, 'render') }),
    ...(added.renderBatch === undefined ? {} : { renderBatch: guard(added, 'renderBatch') }),
  }
}

function guard(
  added: AddedOperation,
  method: keyof CustomRenderer,
): NonNullable<CustomRenderer['render']> {
  return (operation, writer) => {
    const args: unknown = runOfPlugin(added, () =>
      added[method]?.(operation as { readonly kind: string }, writer),
    )
    if (!Array.isArray(args)) throw refuseResult(added, `has a "${method}" that gives no list`)
    if (args.every(isWritable)) return args
    throw refuseResult(added, `has a "${method}" that gives what is neither data nor code`)
  }
}

/** Functions, symbols and instances of classes are nothing that a script could say. */
function isWritable(value: unknown): boolean {
  if (typeof value === 'function' || typeof value === 'symbol') return false
  if (typeof value !== 'object' || value === null || isSql(value)) return true
  if (value instanceof Date || value instanceof Uint8Array) return true
  if (Array.isArray(value)) return value.every(isWritable)
  return isPlainObject(value) && Object.values(value).every(isWritable)
}
