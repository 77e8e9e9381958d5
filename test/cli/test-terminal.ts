import type { Output, Terminal } from '../../src/cli/terminal.ts'

/** A terminal for tests: keeps what is written to it. */
export interface TestTerminal extends Terminal {
  readStdout(): string
  readStderr(): string
}

/** Makes a terminal that nobody sits at. */
export function createTestTerminal(
  settings: Partial<Pick<Terminal, 'environment' | 'workingDirectory' | 'canAsk'>> & {
    readonly isTerminal?: boolean
  } = {},
): TestTerminal {
  const { isTerminal = false } = settings
  const written = { stdout: '', stderr: '' }
  const open = (name: keyof typeof written): Output => ({
    isTerminal,
    write: (text) => {
      written[name] += text
    },
  })
  return {
    stdout: open('stdout'),
    stderr: open('stderr'),
    canAsk: settings.canAsk ?? false,
    environment: settings.environment ?? {},
    workingDirectory: settings.workingDirectory ?? '/nowhere',
    readStdout: () => written.stdout,
    readStderr: () => written.stderr,
  }
}
