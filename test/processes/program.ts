import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { packPackage } from '../packed/packed-package.ts'

const PROGRAM = join(packPackage(), 'bin/limbeck.js')

/** How a process ended. */
export interface Ending {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A process of the built program. */
export interface RunningProgram {
  readonly process: ChildProcess
  readonly ending: Promise<Ending>
}

/** Starts the built program in a folder. */
export function startProgram(directory: string, args: readonly string[]): RunningProgram {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: directory,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString()
  })
  const ending = new Promise<Ending>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }))
  })
  return { process: child, ending }
}

/** Runs the built program to its end. */
export function runProgram(directory: string, ...args: readonly string[]): Promise<Ending> {
  return startProgram(directory, args).ending
}

/** The error of an answer in JSON; undefined where there is none. */
export function readErrorCode({ stdout }: Ending): string | undefined {
  try {
    return (JSON.parse(stdout) as { error?: { code?: string } }).error?.code
  } catch {
    return undefined
  }
}
