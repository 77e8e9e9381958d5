import type { ConfigLoader } from './run-command.ts'

/**
 * Finds and evaluates the configuration file that the flags and variables ask for. The variables of
 * `--env-file` are set first, so that they can name the configuration and the environment too.
 */
export const loadProjectConfig: ConfigLoader = async ({ flags, command, terminal }) => {
  const [{ loadConfig }, { loadEnvironmentFile }, { parseXArguments }, { prepareLoading }] =
    await Promise.all([
      import('../config/load-config.ts'),
      import('../config/load-environment-file.ts'),
      import('../config/parse-x-arguments.ts'),
      import('../commands/prepare-loading.ts'),
    ])
  const { workingDirectory, environment } = terminal
  if (flags.environmentFile !== undefined) {
    loadEnvironmentFile(flags.environmentFile, workingDirectory)
  }
  prepareLoading()
  return await loadConfig({
    workingDirectory,
    file: flags.configFile ?? readVariable(environment, 'LIMBECK_CONFIG'),
    environment: flags.environment ?? readVariable(environment, 'LIMBECK_ENV'),
    x: parseXArguments(flags.x),
    command,
  })
}

/** An empty variable is one that is not set: shells and CI make such. */
function readVariable(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string | undefined {
  const value = environment[name]
  return value === '' ? undefined : value
}
