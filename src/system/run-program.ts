import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

/** How a program is run. */
export interface RunProgramOptions {
  readonly workingDirectory: string
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined
  readonly signal?: AbortSignal | undefined
}

/** How a program ended and what it said. */
export interface ProgramResult {
  /** Null when a signal ended it or it could not be started. */
  readonly exitCode: number | null
  readonly endedBy: string | null
  /** Standard output and standard error as they came. */
  readonly output: string
  /** Why the program could not be started. */
  readonly startError: Error | undefined
}

const MOST_OUTPUT = 64 * 1024

/**
 * Runs a program to its end. A list is a program and its arguments, run without a shell; a text is a shell's command line.
 * Programs of the project's own packages are found first, as in npm scripts. Never rejects: look at the result.
 */
export function runProgram(
  command: string | readonly string[],
  options: RunProgramOptions,
): Promise<ProgramResult> {
  const [program = '', ...parameters] = typeof command === 'string' ? [command] : command
  return new Promise((resolve) => {
    let output = ''
    let startError: Error | undefined
    const finish = (exitCode: number | null, endedBy: string | null): void =>
      resolve({ exitCode, endedBy, output, startError })
    const child = spawn(program, parameters, {
      cwd: options.workingDirectory,
      env: withLocalPrograms(options),
      // npm's programs are `.cmd` files on Windows, which only a shell starts.
      shell: typeof command === 'string',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal: options.signal,
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        output = (output + text).slice(-MOST_OUTPUT)
      })
    }
    child.on('error', (error) => {
      startError = error
      if (child.pid === undefined) finish(null, null)
    })
    child.on('close', finish)
  })
}

function withLocalPrograms(options: RunProgramOptions): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, ...options.environment }
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  environment[name] = [
    ...listLocalPrograms(options.workingDirectory),
    environment[name] ?? '',
  ].join(delimiter)
  return environment
}

function listLocalPrograms(directory: string): readonly string[] {
  const above = dirname(directory)
  const own = join(directory, 'node_modules', '.bin')
  return above === directory ? [own] : [own, ...listLocalPrograms(above)]
}
