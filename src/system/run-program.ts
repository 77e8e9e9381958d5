import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

/** How a program is run. */
export interface RunProgramOptions {
  readonly workingDirectory: string
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined
  readonly signal?: AbortSignal | undefined
}

/** How a program ended. */
export interface ProgramEnd {
  /** Null when a signal ended it or it could not be started. */
  readonly exitCode: number | null
  readonly endedBy: string | null
  /** Why the program could not be started. */
  readonly startError: Error | undefined
}

/** How a program ended and what it said. */
export interface ProgramResult extends ProgramEnd {
  /** Standard output and standard error as they came. */
  readonly output: string
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

/**
 * Runs a program that has the terminal to itself, such as an editor. Its standard output can go to standard error
 * instead. Never rejects: look at the result.
 */
export function runAttached(
  [program = '', ...parameters]: readonly string[],
  options: {
    readonly environment: Readonly<Record<string, string | undefined>>
    readonly output: 'stdout' | 'stderr'
  },
): Promise<ProgramEnd> {
  // Only a shell starts the `.cmd` files of Windows, and it wants quotes.
  const isShell = process.platform === 'win32'
  const quote = (text: string) => (isShell ? `"${text}"` : text)
  return new Promise((resolve) => {
    const child = spawn(quote(program), parameters.map(quote), {
      env: { ...options.environment },
      shell: isShell,
      stdio: ['inherit', options.output === 'stdout' ? 'inherit' : process.stderr, 'inherit'],
    })
    child.on('error', (startError) => resolve({ exitCode: null, endedBy: null, startError }))
    child.on('close', (exitCode, endedBy) => resolve({ exitCode, endedBy, startError: undefined }))
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
