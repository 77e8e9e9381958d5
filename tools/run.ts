import { spawn } from 'node:child_process'

/** How a program ended. */
export interface ProgramEnd {
  readonly exitCode: number
  /** What it printed, standard output and standard error as they came. */
  readonly output: string
}

/** Runs a program of this repository to its end. */
export function run(command: string, parameters: readonly string[]): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output }))
  })
}
