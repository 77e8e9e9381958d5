import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { LimbeckError } from '../errors/index.ts'
import { findStatus } from '../system/find-status.ts'

/** The names of a configuration file, the first one that exists is taken. */
export const CONFIG_FILE_NAMES: readonly string[] = ['ts', 'mts', 'js', 'mjs'].map(
  (extension) => `limbeck.config.${extension}`,
)

/** Finds the configuration file of a directory or of the nearest directory above it. */
export function findConfigFile(directory: string): string | undefined {
  const own = findOwnConfigFile(directory)
  if (own !== undefined) return own
  const above = dirname(directory)
  return above === directory ? undefined : findConfigFile(above)
}

/** Finds the configuration file of a directory itself, also in its `.config`. */
export function findOwnConfigFile(directory: string): string | undefined {
  return [directory, join(directory, '.config')]
    .flatMap((folder) => CONFIG_FILE_NAMES.map((name) => join(folder, name)))
    .find(isFile)
}

/**
 * The configuration file: the one that is named, relative to the working directory, or the nearest one.
 * Throws `config_not_found`, and `config_unloadable` for a file that is no module.
 */
export function requireConfigFile(workingDirectory: string, named: string | undefined): string {
  if (named !== undefined) return requireNamedFile(resolve(workingDirectory, named), named)
  const found = findConfigFile(resolve(workingDirectory))
  if (found !== undefined) return found
  throw new LimbeckError(
    'config_not_found',
    `No limbeck.config.ts was found in "${workingDirectory}" or a directory above it.`,
    {
      hint: 'Make one with `limbeck init`, or name one with -c.',
      details: { workingDirectory, names: CONFIG_FILE_NAMES },
    },
  )
}

function requireNamedFile(file: string, named: string): string {
  if (isFile(file)) return assertModule(file, named)
  const reason = existsSync(file) ? 'is not a file' : 'does not exist'
  throw new LimbeckError('config_not_found', `The configuration "${named}" ${reason}.`, {
    hint: 'Name the file with -c or LIMBECK_CONFIG, or make one with `limbeck init`.',
    details: { file },
  })
}

/** The files that users of Alembic have are no modules. */
function assertModule(file: string, named: string): string {
  if (!/\.(?:ini|cfg|toml|ya?ml|json)$/i.test(file)) return file
  throw new LimbeckError('config_unloadable', `The configuration "${named}" is no module.`, {
    hint: 'It has to be TypeScript or JavaScript: `limbeck init` makes a limbeck.config.ts.',
    details: { file },
  })
}

function isFile(path: string): boolean {
  return findStatus(path)?.isFile() === true
}
