import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { LimbeckError } from '../errors/index.ts'

/**
 * Loads variables from a file of lines `NAME=value`, for the configuration to read. A variable that is
 * already set keeps its value, as with `node --env-file`. Throws `usage` where the file cannot be read.
 */
export function loadEnvironmentFile(
  file: string,
  workingDirectory: string,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  for (const [name, value] of Object.entries(parseEnv(readText(file, workingDirectory)))) {
    environment[name] ??= value
  }
}

function readText(file: string, workingDirectory: string): string {
  const path = resolve(workingDirectory, file)
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new LimbeckError('usage', `The environment file "${file}" cannot be read.`, {
      hint: 'Name a file of lines NAME=value with --env-file.',
      cause,
      details: { file: path },
    })
  }
}
