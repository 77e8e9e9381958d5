import { relative } from 'node:path'
import { isLimbeckError } from '../../errors/index.ts'
import { isPlainObject } from '../../util/plain-object.ts'
import { makePrintableLines } from '../../util/printable.ts'
import { readThrown } from '../../util/read-thrown.ts'
import type { Painter } from '../terminal.ts'

/** How an error is shown. */
export interface ErrorView {
  readonly paint: Painter
  readonly workingDirectory: string
  /** Whether stacks are shown, with those of the causes. */
  readonly showsStack: boolean
}

const BUG_HINT =
  'This is a bug of Limbeck. Please report it with the output of the same command with -vv.'

/** The hint of an error; an error that nobody foresaw has one too. */
export function findHint(error: unknown): string | undefined {
  return isLimbeckError(error) ? error.hint : BUG_HINT
}

/** An error as lines for people. */
export function formatError(error: unknown, view: ErrorView): readonly string[] {
  const details = isLimbeckError(error) ? (error.details ?? {}) : {}
  const hint = findHint(error)
  return [
    `${view.paint('error', 'error:')} ${makePrintableLines(readMessage(error))}`,
    ...[
      ...formatDatabase(details['database']),
      ...formatPlace(details, view),
      ...formatApplied(details['applied']),
    ].map(makePrintableLines),
    ...(hint === undefined ? [] : [`${view.paint('hint', 'hint:')} ${makePrintableLines(hint)}`]),
    ...(view.showsStack ? formatStacks(error).map(makePrintableLines) : []),
  ]
}

/** The message of whatever was thrown. */
export function readMessage(error: unknown): string {
  if (!(error instanceof Error))
    return `Something was thrown that is no error: ${readThrown(error)}`
  return error.message === '' ? error.name : error.message
}

/** The name of the only database says nothing. */
function formatDatabase(database: unknown): readonly string[] {
  return typeof database === 'string' && database !== 'default'
    ? [`  in the database "${database}"`]
    : []
}

/** The files and the line that a failure is about, and the statement that was refused. */
function formatPlace(
  details: Readonly<Record<string, unknown>>,
  view: ErrorView,
): readonly string[] {
  const { file, files, line, operation, statement } = isPlainObject(details['failed'])
    ? details['failed']
    : details
  const paths = [file, ...(Array.isArray(files) ? files : [])].filter(
    (path) => typeof path === 'string',
  )
  const suffix = typeof line === 'number' ? `:${line}` : ''
  return [
    ...paths.map((path) => `  at ${shortenPath(path, view.workingDirectory)}${suffix}`),
    ...(typeof operation === 'string' ? [`  to ${operation}`] : []),
    ...(typeof statement === 'string' ? [statement.trim().replaceAll(/^/gm, '  | ')] : []),
  ]
}

function shortenPath(path: string, workingDirectory: string): string {
  const short = relative(workingDirectory, path)
  return short === '' || short.startsWith('..') ? path : short
}

function formatApplied(applied: unknown): readonly string[] {
  if (!Array.isArray(applied) || applied.length === 0) return []
  const steps = applied
    .filter((step) => isPlainObject(step))
    .map((step) => String(step['revision']))
  return [`  done before: ${steps.join(', ')}`]
}

function formatStacks(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const stack = error.stack ?? `${error.name}: ${error.message}`
  return error.cause === undefined ? [stack] : [stack, 'caused by:', ...formatStacks(error.cause)]
}
