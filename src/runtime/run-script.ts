import type { Engine } from '../connect/connection.ts'
import type { CompileDialect, KnownDialectName } from '../dialects/dialect.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { Direction } from './events.ts'
import { Operations, type OperationsParts } from './operations.ts'
import type { StepScript } from './run-step.ts'
import type { ScopeMode, StatementRequest, StepExecutor } from './step-executor.ts'

/** What the `op` of a script is told. */
export interface ScriptScope {
  readonly engine: Engine
  readonly dialect: CompileDialect
  readonly naming: NamingConvention
  readonly plugins: PluginSet
  readonly database: string
  readonly x: OperationsParts['context']['x']
  readonly tag: string | undefined
  readonly direction: Direction
  readonly signal: AbortSignal | undefined
}

/** Runs the body of a script on an executor; gives the statements that are still to be sent. */
export async function runScript(
  script: StepScript,
  scope: ScriptScope,
  target: {
    readonly executor: StepExecutor
    readonly mode: ScopeMode
    readonly observe?: OperationsParts['observe']
  },
): Promise<readonly StatementRequest[]> {
  const { body } = script
  if (body === undefined) return []
  const { engine, dialect, naming, plugins, database, x, tag, direction, signal } = scope
  const op = new Operations({
    engine,
    dialect,
    naming,
    plugins,
    executor: target.executor,
    observe: target.observe,
    context: {
      dialect: dialect.name as KnownDialectName,
      features: dialect.features,
      isOffline: target.executor.isOffline,
      x,
      tag,
      database,
      direction,
      signal,
    },
  })
  return Operations.run(op, target.mode, () =>
    body.kind === 'function'
      ? body.run(op)
      : Operations.runStatements(op, dialect.splitStatements(body.text)),
  )
}
