import { quietWarnings } from './quiet-warnings.ts'
import { runCli } from './run-cli.ts'
import { openProcessTerminal } from './terminal.ts'

/** Runs the command line of this process and ends it. */
export async function main(): Promise<void> {
  quietWarnings()
  // `limbeck history | head` closes the pipe early, which is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const exitCode = await runCli(process.argv.slice(2), openProcessTerminal())
  await Promise.all([drain(process.stdout), drain(process.stderr)])
  // A client that the configuration opened would keep the process alive.
  process.exit(exitCode)
}

function drain(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve())
  })
}
