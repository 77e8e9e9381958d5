import type { ResolvedConfig } from '../config/resolved-config.ts'
import type { RunListener } from '../runtime/events.ts'
import { generateRevisionId } from '../scripts/index.ts'
import { maskData } from '../util/mask-error.ts'
import type { CommandContext, Prompts } from './command-context.ts'
import { createConnectionPool } from './connection-pool.ts'
import { requireDatabase } from './select-databases.ts'

/** What a context is made from; what is left out has a default. */
export interface ContextRequest {
  readonly config: ResolvedConfig
  readonly workingDirectory: string
  /** Keeps databases in memory open between commands. */
  readonly keepsConnections: boolean
  readonly on?: RunListener | undefined
  readonly signal?: AbortSignal | undefined
  readonly ask?: Prompts | undefined
  readonly assumeYes?: boolean | undefined
  readonly databaseFilter?: string | undefined
  readonly timesStatements?: boolean | undefined
  readonly lockTimeoutMs?: number | undefined
}

/** How long commands wait for the run lock unless told. */
const DEFAULT_LOCK_TIMEOUT_MS = 60_000

/** Brings together what every command needs. Throws `unknown_database` for a filter that fits none. */
export function createContext(request: ContextRequest): CommandContext {
  const { config, databaseFilter } = request
  const secrets = new Set<string>()
  const on: RunListener = (event) => request.on?.(maskData(event, secrets))
  if (databaseFilter !== undefined) requireDatabase(config, databaseFilter)
  return {
    config,
    connections: createConnectionPool({ config, on, secrets, keepsOpen: request.keepsConnections }),
    on,
    secrets,
    signal: request.signal,
    ask: request.ask,
    assumeYes: request.assumeYes ?? false,
    timesStatements: request.timesStatements ?? false,
    clock: () => new Date(),
    newRevisionId: () => generateRevisionId(),
    workingDirectory: request.workingDirectory,
    databaseFilter,
    lockTimeoutMs: request.lockTimeoutMs ?? DEFAULT_LOCK_TIMEOUT_MS,
  }
}
