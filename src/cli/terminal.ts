import { styleText } from 'node:util'

/** A stream that text is written to. */
export interface Output {
  write(text: string): unknown
  readonly isTerminal: boolean
}

/** The outside world of the command line: an argument, so that tests can be one. */
export interface Terminal {
  readonly stdout: Output
  readonly stderr: Output
  /** Whether a person can be asked. */
  readonly canAsk: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly workingDirectory: string
}

/** The terminal of this process. */
export function openProcessTerminal(): Terminal {
  return {
    stdout: wrapStream(process.stdout),
    stderr: wrapStream(process.stderr),
    canAsk: process.stdin.isTTY && process.stderr.isTTY,
    environment: process.env,
    workingDirectory: process.cwd(),
  }
}

function wrapStream(stream: NodeJS.WriteStream): Output {
  return { write: (text) => stream.write(text), isTerminal: stream.isTTY }
}

/** What the command line sets off from the rest of a line. */
export type Emphasis = 'error' | 'hint' | 'revision' | 'mark' | 'faint'

/** Colours a text, or leaves it. */
export type Painter = (emphasis: Emphasis, text: string) => string

const STYLES: Readonly<Record<Emphasis, Parameters<typeof styleText>[0]>> = {
  error: ['red', 'bold'],
  hint: 'cyan',
  revision: 'yellow',
  mark: 'green',
  faint: 'dim',
}

/** Colours are for terminals, and not where `NO_COLOR` is set (no-color.org) or `--no-color` was said. */
export function choosePainter(output: Output, terminal: Terminal, allowsColour: boolean): Painter {
  const { NO_COLOR: noColour, TERM: kind } = terminal.environment
  const isPlain = !allowsColour || !output.isTerminal || kind === 'dumb'
  if (isPlain || (noColour !== undefined && noColour !== '')) return (_, text) => text
  return (emphasis, text) => styleText(STYLES[emphasis], text, { validateStream: false })
}
