import type { Output, Terminal } from '../../src/cli/terminal.ts'

/** A terminal for tests: keeps what is written to it. */
export interface TestTerminal extends Terminal {
  readStdout(): string
  readStderr(): string
}

/** How a terminal for tests is. */
export interface TestTerminalSettings
  extends Partial<
    Pick<Terminal, 'environment' | 'workingDirectory' | 'canAsk' | 'supportsUnicode'>
  > {
  readonly isTerminal?: boolean
  readonly columns?: number
}

/** Makes a terminal that nobody sits at. */
export function createTestTerminal(settings: TestTerminalSettings = {}): TestTerminal {
  const { isTerminal = false } = settings
  const written = { stdout: '', stderr: '' }
  const open = (name: keyof typeof written): Output => ({
    isTerminal,
    columns: settings.columns,
    write: (text) => {
      written[name] += text
    },
  })
  return {
    stdout: open('stdout'),
    stderr: open('stderr'),
    canAsk: settings.canAsk ?? false,
    supportsUnicode: settings.supportsUnicode ?? true,
    watchWrites: () => () => {},
    environment: settings.environment ?? {},
    workingDirectory: settings.workingDirectory ?? '/nowhere',
    readStdout: () => written.stdout,
    readStderr: () => written.stderr,
  }
}
