import { isLimbeckError } from '../errors/index.ts'
import { makePrintableLines } from '../util/printable.ts'
import type { Outcome, View } from './command-definition.ts'
import { findHint, formatError, readMessage } from './format/error-lines.ts'
import { formatJson } from './format/json.ts'
import { choosePainter, type Terminal } from './terminal.ts'

/** Prints what a command gave, or why it failed. */
export interface Reporter {
  succeed(command: string, outcome: Outcome): void
  fail(command: string | null, error: unknown): void
}

/** What a reporter has to know. */
export interface ReporterOptions {
  readonly isQuiet: boolean
  readonly isVerbose: boolean
  readonly showsStack: boolean
  readonly allowsColour: boolean
}

/** The width of a terminal that does not say. */
const USUAL_COLUMNS = 80

/** Prints for people: what was asked for on standard output, the rest on standard error. */
export function createTextReporter(terminal: Terminal, options: ReporterOptions): Reporter {
  const { stdout, stderr } = terminal
  return {
    succeed(_, outcome) {
      const view: View = {
        paint: choosePainter(stdout, terminal, options.allowsColour),
        isVerbose: options.isVerbose,
        isTerminal: stdout.isTerminal,
        columns: stdout.columns ?? USUAL_COLUMNS,
        supportsUnicode: terminal.supportsUnicode,
      }
      const lines = outcome.text(view)
      if (lines.length > 0) stdout.write(`${lines.join('\n')}\n`)
      if (options.isQuiet) return
      const legend = outcome.legend?.(view)
      if (legend !== undefined) stderr.write(`${legend}\n`)
      for (const { message } of outcome.problems ?? [])
        stderr.write(`warning: ${makePrintableLines(message)}\n`)
      if (outcome.message !== undefined) stderr.write(`${makePrintableLines(outcome.message)}\n`)
    },
    fail(_, error) {
      const lines = formatError(error, {
        paint: choosePainter(stderr, terminal, options.allowsColour),
        workingDirectory: terminal.workingDirectory,
        showsStack: options.showsStack || isDebugging(terminal),
      })
      stderr.write(`${lines.join('\n')}\n`)
    },
  }
}

/** Prints exactly one JSON object on standard output. */
export function createJsonReporter(terminal: Terminal): Reporter {
  const print = (value: object) => terminal.stdout.write(`${formatJson(value)}\n`)
  return {
    succeed: (command, { result }) => print({ ok: true, command, result }),
    fail: (command, error) =>
      print({
        ok: false,
        command,
        error: {
          code: isLimbeckError(error) ? error.code : null,
          message: readMessage(error),
          hint: findHint(error) ?? null,
          details: (isLimbeckError(error) ? error.details : undefined) ?? null,
        },
      }),
  }
}

/** The variable `DEBUG`, as in many programs of Node. */
function isDebugging(terminal: Terminal): boolean {
  const names = (terminal.environment['DEBUG'] ?? '').split(/[\s,]+/)
  return names.some((name) => name === '*' || name === 'limbeck')
}
