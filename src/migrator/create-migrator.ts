import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext } from '../commands/create-context.ts'
import { prepareLoading } from '../commands/prepare-loading.ts'
import { evaluateConfiguration, loadConfig } from '../config/load-config.ts'
import type { ResolvedConfig } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import { maskError } from '../util/mask-error.ts'
import { type DatabaseCount, Migrator } from './migrator.ts'
import type { MigratorOptions } from './migrator-options.ts'

/**
 * Makes a migrator. Connects to nothing yet.
 * Throws `config_not_found`, `config_unloadable`, `config_invalid`, `unknown_environment` and `unknown_database`.
 */
export async function createMigrator<Count extends DatabaseCount>(
  options: MigratorOptions,
): Promise<Migrator<Count>> {
  prepareLoading()
  const workingDirectory = toPath(options.baseDirectory ?? process.cwd())
  return new Migrator(
    createContext({
      config: await resolveMasked(options, workingDirectory),
      workingDirectory,
      keepsConnections: true,
      on: options.on,
      signal: options.signal,
      timesStatements: options.timesStatements,
      assumeYes: options.assumeYes,
      databaseFilter: options.database,
      lockTimeoutMs: options.runLockTimeoutMs,
    }),
  )
}

/** A configuration that cannot be evaluated is quoted by what failed, with the URLs in it. */
async function resolveMasked(
  options: MigratorOptions,
  workingDirectory: string,
): Promise<ResolvedConfig> {
  try {
    return await resolveOptions(options, workingDirectory)
  } catch (error) {
    throw maskError(error)
  }
}

async function resolveOptions(
  options: MigratorOptions,
  workingDirectory: string,
): Promise<ResolvedConfig> {
  const {
    configFile,
    baseDirectory: _baseDirectory,
    env: environment,
    x = {},
    database: _database,
    on: _on,
    signal: _signal,
    runLockTimeoutMs: _runLockTimeoutMs,
    timesStatements: _timesStatements,
    assumeYes: _assumeYes,
    ...settings
  } = options
  const command = 'createMigrator'
  const hasSettings = Object.values(settings).some((value) => value !== undefined)
  if (!hasSettings) {
    const file = configFile === undefined ? undefined : toPath(configFile)
    return await loadConfig({ workingDirectory, file, environment, x, command })
  }
  if (configFile === undefined) {
    return await evaluateConfiguration(settings, {
      name: command,
      configFile: undefined,
      baseDirectory: workingDirectory,
      environment,
      x,
      command,
    })
  }
  throw new LimbeckError(
    'config_invalid',
    `createMigrator: "configFile" and "${Object.keys(settings)[0]}" cannot both be set.`,
    { hint: 'Say everything in the file, or everything in the call.' },
  )
}

function toPath(place: string | URL): string {
  return place instanceof URL ? fileURLToPath(place) : resolve(place)
}
