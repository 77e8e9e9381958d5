import type { SqlWriter } from '../dialects/shared/sql-writer.ts'
import type {
  AnyOperation,
  BatchDirectives,
  BatchScope,
  DirectiveScope,
  OperationData,
} from '../operations/index.ts'
import { assertOnTable, expandOperation, refuseResult, runOfPlugin } from './expand-operation.ts'
import type { AddedOperation, PluginSet } from './plugin-set.ts'

/** Describes a change by the directive of a plugin. Throws `operation_invalid` where it gives another operation. */
export function buildOperation(
  added: AddedOperation,
  scope: DirectiveScope,
  args: readonly unknown[],
): AnyOperation {
  return requireOwn(added, added.directive(scope, ...args))
}

/** One line on an operation of a plugin for people. Throws `operation_invalid` where the plugin gives none. */
export function describeAdded(added: AddedOperation, operation: OperationData): string {
  const line: unknown = runOfPlugin(added, () => added.describe(operation))
  if (typeof line === 'string' && line !== '') return line
  throw refuseResult(added, 'does not describe itself')
}

/**
 * The directives of plugins for one batch, by name: each gives the operations on the table of the batch that it comes to.
 */
export function createBatchDirectives(plugins: PluginSet, writer: SqlWriter): BatchDirectives {
  const entries = [...plugins.operations.values()].flatMap((added) => {
    if (added.batch === undefined) return []
    const run = (scope: BatchScope, args: readonly unknown[]) => {
      const operation = requireOwn(added, added.batch?.(scope, ...args))
      const operations = expandOperation(operation, plugins, { writer, naming: scope.naming })
      for (const each of operations) assertOnTable(each, scope, added)
      return operations
    }
    return [[added.kind, run] as const]
  })
  return Object.fromEntries(entries)
}

function requireOwn(added: AddedOperation, operation: unknown): AnyOperation {
  const isOwn =
    typeof operation === 'object' &&
    operation !== null &&
    'kind' in operation &&
    operation.kind === added.kind
  if (isOwn) return operation as unknown as AnyOperation
  throw refuseResult(added, `has a directive that gives no { kind: "${added.kind}", … }`)
}
