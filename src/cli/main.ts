import { quietWarnings } from './quiet-warnings.ts'
import { runCli } from './run-cli.ts'
import { openProcessTerminal } from './terminal.ts'

/** Runs the command line of this process and ends it. */
export async function main(): Promise<void> {
  quietWarnings()
  for (const stream of [process.stdout, process.stderr]) stream.on('error', passOver)
  const exitCode = await runCli(process.argv.slice(2), openProcessTerminal())
  await Promise.all([drain(process.stdout), drain(process.stderr)])
  // A client that the configuration opened would keep the process alive.
  process.exit(exitCode)
}

/** `limbeck history | head` closes the pipe early: nobody reads on, and what is under way is done all the same. */
function passOver(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

function drain(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve())
  })
}
