import type { SqlWriter } from '../dialects/shared/sql-writer.ts'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import {
  type AnyOperation,
  type BatchAlterTable,
  type DirectiveScope,
  directives,
  isBuiltIn,
  type Operation,
  type OperationData,
  refuseUnknownKind,
  resolveStatement,
} from '../operations/index.ts'
import type { NamingConvention } from '../schema/naming.ts'
import { isSql } from '../schema/sql.ts'
import { readThrown } from '../util/read-thrown.ts'
import type { CompiledPart, CompileOperation, OperationBuilders } from './plugin-operation.ts'
import type { AddedOperation, PluginSet } from './plugin-set.ts'

/**
 * What an operation is carried out as: one of a plugin as the operations that it compiles to on this engine, with its SQL as
 * `execute`; any other as itself. Throws `operation_unsupported` where the plugin has no way for the engine,
 * `operation_invalid` where what it gives cannot be run, and `invalid_argument` for a kind that nobody knows.
 */
export function expandOperation(
  operation: AnyOperation,
  plugins: PluginSet,
  target: ExpansionTarget,
): readonly Operation[] {
  return expand(operation, { ...target, plugins, outer: [] })
}

/** What an operation is carried out on. */
export interface ExpansionTarget {
  readonly writer: SqlWriter
  readonly naming: NamingConvention
}

interface Expansion extends ExpansionTarget {
  readonly plugins: PluginSet
  /** The kinds that are being expanded, outermost first. */
  readonly outer: readonly string[]
}

function expand(operation: OperationData, way: Expansion): readonly Operation[] {
  const { plugins, outer } = way
  const kind: unknown = (operation as OperationData | null | undefined)?.kind
  const added = typeof kind === 'string' ? plugins.operations.get(kind) : undefined
  if (added === undefined) {
    if (typeof kind !== 'string' || !isBuiltIn(operation))
      throw refuseUnknownKind(kind, plugins.operations)
    return [operation.kind === 'batchAlterTable' ? expandBatch(operation, way) : operation]
  }
  if (outer.includes(added.kind)) {
    const path = [...outer, added.kind].map((each) => `"${each}"`).join(' -> ')
    throw refuseResult(added, `compiles to itself: ${path}`)
  }
  const inner = { ...way, outer: [...outer, added.kind] }
  return compileParts(added, operation, way).flatMap((part) => expandPart(part, added, inner))
}

/** A batch that is data can hold operations of plugins too. */
function expandBatch(batch: BatchAlterTable, way: Expansion): BatchAlterTable {
  const isCustom = ({ kind }: OperationData) => way.plugins.operations.has(kind)
  if (!batch.operations.some(isCustom)) return batch
  const operations = batch.operations.flatMap((each) => {
    const added = way.plugins.operations.get(each.kind)
    const expanded = expand(each, way)
    if (added !== undefined) for (const one of expanded) assertOnTable(one, batch, added)
    return expanded
  })
  return { ...batch, operations }
}

function compileParts(
  added: AddedOperation,
  operation: OperationData,
  { writer, naming }: ExpansionTarget,
): readonly CompiledPart[] {
  const compile = findCompile(added, writer)
  const build = createBuilders({ naming })
  const parts: unknown = runOfPlugin(added, () => compile(operation, writer, build))
  if (Array.isArray(parts)) return parts as readonly CompiledPart[]
  throw refuseResult(added, `compiles to no list for ${writer.name}`)
}

function createBuilders(scope: DirectiveScope): OperationBuilders {
  const entries = Object.entries(directives).map(([name, directive]) => {
    const describe = directive as (...all: readonly unknown[]) => Operation
    return [name, (...args: readonly unknown[]) => describe(scope, ...args)]
  })
  return Object.fromEntries(entries) as OperationBuilders
}

function findCompile({ compile, kind, plugin }: AddedOperation, { name }: SqlWriter) {
  if (typeof compile === 'function') return compile
  const own: CompileOperation | undefined = Object.hasOwn(compile, name) ? compile[name] : undefined
  if (own !== undefined) return own
  throw new LimbeckError(
    'operation_unsupported',
    `The plugin "${plugin}" does not say what its operation "${kind}" comes to on ${name}.`,
    {
      hint: `Add a function "${name}" to "compile" of the operation.`,
      details: { plugin, kind, dialect: name },
    },
  )
}

function expandPart(
  part: CompiledPart,
  added: AddedOperation,
  way: Expansion,
): readonly Operation[] {
  if (isOperation(part)) return expand(part, way)
  const statement = runOfPlugin(added, () =>
    resolveStatement(isPlainStatement(part) ? { parameters: [], ...part } : part, added.kind),
  )
  return [{ kind: 'execute', statement }]
}

function isOperation(part: unknown): part is OperationData {
  if (typeof part !== 'object' || part === null || isSql(part)) return false
  return 'kind' in part && typeof part.kind === 'string'
}

/** Text that is one statement, as the functions of a dialect give it. */
function isPlainStatement(part: unknown): part is { readonly sql: string } {
  return typeof part === 'object' && part !== null && 'sql' in part && typeof part.sql === 'string'
}

/** Throws `operation_invalid` where a batch would get what is no change of its table. */
export function assertOnTable(
  operation: Operation,
  scope: { readonly table: string; readonly schema?: string | undefined },
  added: AddedOperation,
): void {
  const place = operation as { readonly table?: unknown; readonly schema?: unknown }
  if (place.table === scope.table && place.schema === scope.schema) return
  throw refuseResult(
    added,
    `compiles to "${operation.kind}", which is no change of the table "${scope.table}", and cannot be in its batch`,
  )
}

/** Runs a function of a plugin; what it throws by mistake names the plugin. */
export function runOfPlugin<Result>(added: AddedOperation, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (isLimbeckError(error)) throw error
    throw refuseResult(added, `failed: ${readThrown(error)}`, error)
  }
}

/** The error for what a function of a plugin gives and nobody can use. */
export function refuseResult(
  { plugin, kind }: AddedOperation,
  what: string,
  cause?: unknown,
): LimbeckError {
  return new LimbeckError(
    'operation_invalid',
    `The operation "${kind}" of the plugin "${plugin}" ${what}.`,
    { hint: 'Mend the plugin.', cause, details: { plugin, kind } },
  )
}
