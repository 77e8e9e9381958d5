import { spawn } from 'node:child_process'

/** A program with its arguments, as it is started by a user. */
export interface Program {
  readonly file: string
  readonly args: readonly string[]
  readonly directory?: string
  readonly environment?: Readonly<Record<string, string>>
  /** What it says when it did what it was started for, where its status does not tell. */
  readonly says?: string
}

/** Runs a program to its end and gives the milliseconds of wall time; throws with its output when it fails. */
export async function measureProcess(program: Program): Promise<number> {
  const startedAt = performance.now()
  const { status, output } = await runProgram(program)
  const spent = performance.now() - startedAt
  if (status !== 0 || !output.includes(program.says ?? '')) {
    throw new Error(`${program.file} ${program.args.join(' ')} ended with ${status}:\n${output}`)
  }
  return spent
}

async function runProgram({
  file,
  args,
  directory,
  environment,
}: Program): Promise<{ readonly status: number | null; readonly output: string }> {
  const child = spawn(file, args, {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject).on('close', resolve)
  return { status: await promise, output }
}
