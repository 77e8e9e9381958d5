import { dirname, relative } from 'node:path'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import { loadModule, type ModuleExports } from '../system/modules/load-module.ts'
import { readThrown } from '../util/read-thrown.ts'
import { checkSettings } from './check-settings.ts'
import { requireConfigFile } from './find-config-file.ts'
import { resolveConfig, type SettingsOrigin } from './resolve-config.ts'
import type { ResolvedConfig } from './resolved-config.ts'
import type { ConfigurationInput, Settings } from './settings.ts'

/** How a configuration is found and evaluated. */
export interface ConfigRequest {
  /** An absolute path. */
  readonly workingDirectory: string
  /** The file, relative to the working directory; the nearest one unless named. */
  readonly file: string | undefined
  readonly environment: string | undefined
  readonly x: Readonly<Record<string, string | true>>
  /** The command, e.g. `upgrade`. */
  readonly command: string
}

/**
 * Finds, evaluates, checks and resolves the configuration file. `installModuleHooks` has to be called before.
 * Throws `config_not_found`, `config_unloadable`, `config_invalid` and `unknown_environment`.
 */
export async function loadConfig(request: ConfigRequest): Promise<ResolvedConfig> {
  const { workingDirectory, environment, x, command } = request
  const file = requireConfigFile(workingDirectory, request.file)
  const name = relative(workingDirectory, file) || file
  const exports = await loadModule(file, { errorCode: 'config_unloadable' })
  return await evaluateConfiguration(readDefault(exports, name), {
    name,
    configFile: file,
    baseDirectory: dirname(file),
    environment,
    x,
    command,
  })
}

/**
 * Evaluates, checks and resolves a configuration: settings, or a function that gives them.
 * Throws `config_unloadable`, `config_invalid` and `unknown_environment`.
 */
export async function evaluateConfiguration(
  configuration: unknown,
  origin: SettingsOrigin & { readonly command: string },
): Promise<ResolvedConfig> {
  const settings = await evaluate(configuration, origin)
  return resolveConfig(settings, origin)
}

/** Whatever a configuration does, it does here: promises and getters are asked too. */
async function evaluate(
  configuration: unknown,
  { command, environment, x, name, configFile }: SettingsOrigin & { readonly command: string },
): Promise<Settings> {
  try {
    const settings = isConfigFunction(configuration)
      ? await configuration({ command, env: environment, x })
      : await configuration
    return checkSettings(settings, name)
  } catch (cause) {
    if (isLimbeckError(cause)) throw cause
    const what = isConfigFunction(configuration) ? `The function of ${name}` : name
    throw new LimbeckError('config_unloadable', `${what} failed: ${readThrown(cause)}`, {
      cause,
      details: configFile === undefined ? {} : { file: configFile },
    })
  }
}

function readDefault(exports: ModuleExports, name: string): unknown {
  if ('default' in exports) return exports['default']
  throw new LimbeckError('config_invalid', `${name} has no default export.`, {
    hint: 'Write `export default defineConfig({ … })`.',
  })
}

function isConfigFunction(value: unknown): value is (input: ConfigurationInput) => unknown {
  return typeof value === 'function'
}
