import type { CommandContext } from '../commands/command-context.ts'
import {
  createInterruptSignal,
  type InterruptName,
  type InterruptSignal,
} from '../commands/run-environment.ts'
import type { ResolvedConfig } from '../config/resolved-config.ts'
import { isLimbeckError } from '../errors/index.ts'
import type { CommandDefinition, CommandSession } from './command-definition.ts'
import { FINDINGS_EXIT_CODE, findExitCode } from './exit-codes.ts'
import { assertNoForeignFlags } from './foreign-flags.ts'
import { type GlobalFlags, readGlobalFlags } from './global-flags.ts'
import { createInvocation } from './invocation.ts'
import { createProgress } from './progress/create-progress.ts'
import { type Progress, SILENT_PROGRESS } from './progress/progress.ts'
import { createPrompts } from './prompts.ts'
import { createJsonReporter, createTextReporter, type Reporter } from './reporter.ts'
import type { Terminal } from './terminal.ts'

/** Where the configuration of a command comes from. */
export type ConfigLoader = (request: {
  readonly flags: GlobalFlags
  readonly command: string
  readonly terminal: Terminal
}) => Promise<ResolvedConfig>

/** What a command is run with. */
export interface CommandRun {
  readonly terminal: Terminal
  readonly loadConfiguration: ConfigLoader
  readonly positional: readonly unknown[]
  /** The options given at each level, outermost first; the last are those of the command. */
  readonly levels: readonly Readonly<Record<string, unknown>>[]
}

/** Runs a command, prints what it gave, and tells the exit status. Never rejects. */
export async function runCommand(definition: CommandDefinition, run: CommandRun): Promise<number> {
  const { terminal } = run
  let reporter: Reporter = createTextReporter(terminal, {
    isQuiet: false,
    isVerbose: false,
    showsStack: false,
    allowsColour: true,
  })
  let progress: Progress = SILENT_PROGRESS
  const interrupt = createInterruptSignal(process, () => progress.breakLine())
  let context: CommandContext | undefined
  try {
    const isJson = run.levels.some((options) => options['json'] === true)
    if (isJson) reporter = createJsonReporter(terminal)
    assertNoForeignFlags(definition, run.levels)
    const flags = readGlobalFlags(run.levels)
    if (!isJson) reporter = createTextReporter(terminal, flags)
    let config: ResolvedConfig | undefined
    if (!flags.isQuiet) {
      progress = createProgress(terminal, {
        flags,
        namesDatabases: () => config?.isMultiDatabase === true,
      })
    }
    const openSession = async () => {
      config = await run.loadConfiguration({ flags, command: definition.name, terminal })
      context = await openContext(config, { flags, terminal, progress, interrupt })
      return context
    }
    const session: CommandSession = {
      workingDirectory: terminal.workingDirectory,
      terminal,
      isJson,
      openContext: openSession,
      async findContext() {
        try {
          return await openSession()
        } catch (error) {
          if (isNoConfiguration(error)) return undefined
          throw error
        }
      },
    }
    const outcome = await definition.run(
      session,
      createInvocation(run.positional, run.levels.at(-1) ?? {}),
    )
    progress.breakLine()
    reporter.succeed(definition.name, outcome)
    return outcome.hasFindings === true ? FINDINGS_EXIT_CODE : 0
  } catch (error) {
    progress.breakLine()
    // Loaded by those who need it.
    const { maskError } = await import('../util/mask-error.ts')
    reporter.fail(definition.name, maskError(error, context?.secrets))
    return findExitCode(error, readInterruptName(interrupt))
  } finally {
    interrupt[Symbol.dispose]()
  }
}

/** Nothing was found from the working directory upwards; a file that was named and is not there is another matter. */
function isNoConfiguration(error: unknown): boolean {
  return (
    isLimbeckError(error) &&
    error.code === 'config_not_found' &&
    error.details?.['file'] === undefined
  )
}

interface ContextParts {
  readonly flags: GlobalFlags
  readonly terminal: Terminal
  readonly progress: Progress
  readonly interrupt: InterruptSignal
}

async function openContext(
  config: ResolvedConfig,
  { flags, terminal, progress, interrupt }: ContextParts,
): Promise<CommandContext> {
  const { createContext } = await import('../commands/create-context.ts')
  return createContext({
    config,
    workingDirectory: terminal.workingDirectory,
    keepsConnections: false,
    on: (event) => progress.report(event),
    signal: interrupt.signal,
    ask: terminal.canAsk ? createPrompts(() => progress.breakLine(), interrupt.signal) : undefined,
    assumeYes: flags.assumeYes,
    timesStatements: flags.isVerbose,
    databaseFilter: flags.database,
    lockTimeoutMs: flags.lockTimeoutMs,
  })
}

function readInterruptName({ signal }: InterruptSignal): InterruptName | undefined {
  if (!signal.aborted) return undefined
  return signal.reason === 'SIGTERM' ? 'SIGTERM' : 'SIGINT'
}
