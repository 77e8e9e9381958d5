import { isatty } from 'node:tty'
import { styleText } from 'node:util'
import { detectUnicode } from './unicode-support.ts'
import { type WriteListener, watchWrites } from './watch-writes.ts'

/** A stream that text is written to. */
export interface Output {
  write(text: string): unknown
  readonly isTerminal: boolean
  /** How wide it is; undefined where nobody knows, as in a file. */
  readonly columns: number | undefined
}

/** The outside world of the command line: an argument, so that tests can be one. */
export interface Terminal {
  readonly stdout: Output
  readonly stderr: Output
  /** Whether a person can be asked. */
  readonly canAsk: boolean
  /** Whether lines and signs beyond ASCII can be shown. */
  readonly supportsUnicode: boolean
  /** Tells before others than the command line write to the terminal; gives what ends that. */
  watchWrites(listener: WriteListener): () => void
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly workingDirectory: string
}

const STANDARD_INPUT = 0

/** The terminal of this process. */
export function openProcessTerminal(): Terminal {
  return {
    stdout: wrapStream(process.stdout),
    stderr: wrapStream(process.stderr),
    // `process.stdin` would open it.
    canAsk: isatty(STANDARD_INPUT) && process.stderr.isTTY,
    supportsUnicode: detectUnicode(process.env, process.platform),
    watchWrites: (listener) => watchWrites([process.stdout, process.stderr], listener),
    environment: process.env,
    workingDirectory: process.cwd(),
  }
}

function wrapStream(stream: NodeJS.WriteStream): Output {
  // Our own writing is not among what is watched.
  const write = stream.write.bind(stream)
  return {
    write: (text) => write(text),
    isTerminal: stream.isTTY,
    // Some terminals say 0 when they do not know. Read anew each time: windows are made wider.
    get columns() {
      return stream.columns > 0 ? stream.columns : undefined
    },
  }
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

/**
 * Colours are for terminals that can show them. `--no-color` says no; else `FORCE_COLOR` (force-color.org) comes before
 * `NO_COLOR` (no-color.org), as in Node. A variable that is empty says nothing.
 */
export function choosePainter(output: Output, terminal: Terminal, allowsColour: boolean): Painter {
  if (!allowsColour || !showsColours(output, terminal.environment)) return (_, text) => text
  return (emphasis, text) => styleText(STYLES[emphasis], text, { validateStream: false })
}

function showsColours(output: Output, environment: Terminal['environment']): boolean {
  const { FORCE_COLOR: forced = '', NO_COLOR: refused = '', TERM: kind } = environment
  if (forced !== '') return !['0', 'false'].includes(forced)
  return refused === '' && output.isTerminal && kind !== 'dumb'
}
