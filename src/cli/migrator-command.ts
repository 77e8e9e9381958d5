import type { CommanderError } from 'commander'
import { Command } from 'commander'
import type { Configuration } from '../config/settings.ts'
import { addCommands } from './build-commands.ts'
import { findExitCode } from './exit-codes.ts'
import { loadProjectConfig } from './load-project-config.ts'
import { createTextReporter } from './reporter.ts'
import type { ConfigLoader } from './run-command.ts'
import { openProcessTerminal, type Terminal } from './terminal.ts'
import { createUsageError } from './usage-error.ts'

/** How {@link migratorCommand} is made. */
export interface MigratorCommandOptions {
  /** The name in the program's own command line; `db` unless told. */
  readonly name?: string | undefined
  /** The settings; without them the configuration file is looked for, as the command line does. */
  readonly config?: Configuration | undefined
  /** Where relative paths of `config` start; the working directory unless told. */
  readonly baseDirectory?: string | undefined
}

/**
 * All commands of Limbeck as one commander command, for the command line of a program. A command sets
 * `process.exitCode` when it fails.
 *
 * @example
 * program.addCommand(migratorCommand({ config: { url, migrations: './migrations' } })) // manage.ts db upgrade
 */
export function migratorCommand(options: MigratorCommandOptions = {}): Command {
  const terminal = openProcessTerminal()
  const root = new Command(options.name ?? 'db')
    .description('Migrate the schema of the database.')
    .configureOutput({ outputError: () => {} })
    .exitOverride((error) => endProcess(error, terminal))
  addCommands(root, {
    root,
    terminal,
    loadConfiguration: createLoader(options),
    onExit: (exitCode) => {
      if (exitCode !== 0) process.exitCode = exitCode
    },
  })
  return root
}

/** A program's own commander knows nothing of our exit codes and errors. */
function endProcess(error: CommanderError, terminal: Terminal): never {
  if (error.exitCode === 0) process.exit(0)
  const usageError = createUsageError(error)
  if (error.code !== 'commander.help') {
    createTextReporter(terminal, {
      isQuiet: false,
      isVerbose: false,
      showsStack: false,
      allowsColour: true,
    }).fail(null, usageError)
  }
  process.exit(findExitCode(usageError, undefined))
}

function createLoader({ config, baseDirectory }: MigratorCommandOptions): ConfigLoader {
  if (config === undefined) return loadProjectConfig
  return async ({ flags, command, terminal }) => {
    const { evaluateConfiguration } = await import('../config/load-config.ts')
    const { parseXArguments } = await import('../config/parse-x-arguments.ts')
    const { prepareLoading } = await import('../commands/prepare-loading.ts')
    prepareLoading()
    return await evaluateConfiguration(config, {
      name: 'migratorCommand',
      configFile: undefined,
      baseDirectory: baseDirectory ?? terminal.workingDirectory,
      environment: flags.environment ?? terminal.environment['LIMBECK_ENV'],
      x: parseXArguments(flags.x),
      command,
    })
  }
}
