import { fileURLToPath } from 'node:url'
import { type ErrorCode, isLimbeckError, LimbeckError } from '../../errors/index.ts'
import { readThrown } from '../../util/read-thrown.ts'

/** Turns what an import threw into an error that names the file, the line where it is known, and what helps. */
export function describeLoadError(
  error: unknown,
  path: string,
  options: { readonly errorCode?: ErrorCode | undefined; readonly loader?: unknown } = {},
): LimbeckError {
  if (isLimbeckError(error)) return error
  const place = findPlace(error)
  const file = place?.file ?? path
  const reason = firstLine(readThrown(error))
  const where = place === undefined ? `"${path}"` : `"${file}", line ${place.line}`
  const through = file === path ? '' : ` (imported by "${path}")`
  return new LimbeckError(
    options.errorCode ?? 'script_invalid',
    `${where}${through} cannot be loaded: ${reason}`,
    {
      hint: findHint(error, options.loader),
      cause: error,
      details: { file, ...(place === undefined ? {} : { line: place.line }) },
    },
  )
}

function findHint(error: unknown, loader: unknown): string | undefined {
  const code = readCode(error)
  const message = error instanceof Error ? error.message : ''
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return "Node only strips types. Write it without enums, namespaces, decorators and parameter properties; models can be loaded with `loader: 'jiti'`."
  }
  if (loader === 'jiti' && /Cannot find (?:package|module) 'jiti'/.test(message)) {
    return 'Install it: npm install --save-dev jiti'
  }
  if (code.endsWith('MODULE_NOT_FOUND')) {
    return 'Relative imports need their file extension (`./helpers.ts`); packages have to be installed in the project.'
  }
  return undefined
}

function readCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/**
 * Node puts `file:line` on the first line of the stack for most syntax errors; an error that a module
 * threw while it was evaluated has its place in the first frame.
 */
function findPlace(error: unknown): { file: string; line: number } | undefined {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return undefined
  const top = /^((?:file:|\/|[A-Za-z]:\\)[^\n]*?):(\d+)\n/.exec(error.stack)
  const frame =
    /\n {4}at (?:[^\n]*\()?(file:[^\n]*?|\/[^\n]*?|[A-Za-z]:\\[^\n]*?):(\d+):\d+\)?/.exec(
      error.stack,
    )
  const found = top ?? (error instanceof SyntaxError ? undefined : frame)
  const [, place, line] = found ?? []
  if (place === undefined || line === undefined) return undefined
  return { file: toPath(place), line: Number(line) }
}

function toPath(place: string): string {
  if (!place.startsWith('file:')) return place
  try {
    return fileURLToPath(place.replace(/[?#].*$/, ''))
  } catch {
    return place
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text
}
