import { pathToFileURL } from 'node:url'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import { maskStatement } from '../util/mask-statement.ts'
import { readThrown } from '../util/read-thrown.ts'
import type { StatementOrigin, StatementRequest } from './step-executor.ts'

/** Where a step failed, as far as it is known. */
export interface FailurePlace {
  readonly revision: string
  readonly path: string
}

/** Adds the place in the script to the failure of a statement. */
export function locateStatementFailure(
  error: unknown,
  request: StatementRequest,
  place: FailurePlace,
): unknown {
  if (!isLimbeckError(error)) return error
  return new LimbeckError(error.code, error.message, {
    hint: error.hint,
    cause: error.cause,
    details: {
      ...error.details,
      revision: place.revision,
      file: place.path,
      line: findLine(request.origin, place.path),
      statement: maskStatement(request.statement.sql),
      ...(request.within === undefined ? {} : { operation: request.within }),
    },
  })
}

/** Adds the place in the script to the failure of something that the line asked for earlier. */
export function locateFailure(
  error: unknown,
  origin: StatementOrigin,
  place: FailurePlace,
): unknown {
  if (!isLimbeckError(error)) return error
  const { revision, path: file } = place
  return new LimbeckError(error.code, error.message, {
    hint: error.hint,
    cause: error.cause,
    details: { ...error.details, revision, file, line: findLine(origin, file) },
  })
}

/** Makes one kind of error of whatever a script threw, with the line where it did. */
export function toStepFailure(error: unknown, place: FailurePlace): LimbeckError {
  const details = { revision: place.revision, file: place.path }
  if (isLimbeckError(error)) {
    if (error.details?.['revision'] !== undefined) return error
    const line = findLine(error, place.path)
    return new LimbeckError(error.code, error.message, {
      hint: error.hint,
      cause: error.cause,
      details: { ...error.details, ...details, line },
    })
  }
  const message = readThrown(error)
  const line = error instanceof Error ? findLine(error, place.path) : undefined
  return new LimbeckError('step_failed', message, { cause: error, details: { ...details, line } })
}

/** Makes one kind of error of whatever a listener threw that was told of a change of version rows. */
export function toListenerFailure(error: unknown, revision: string): LimbeckError {
  if (isLimbeckError(error)) return error
  return new LimbeckError('step_failed', readThrown(error), {
    hint: 'A listener of the setting "onVersionApply" threw it; nothing was kept.',
    cause: error,
    details: { revision },
  })
}

/** The line of the script in a stack. */
function findLine(
  origin: StatementOrigin | { readonly stack?: string | undefined },
  path: string,
): number | undefined {
  if ('line' in origin && typeof origin.line === 'number') return origin.line
  const url = pathToFileURL(path).href
  const frame = origin.stack?.split('\n').find((line) => line.includes(url) || line.includes(path))
  const match = frame === undefined ? null : /:(\d+):\d+\)?$/.exec(frame)
  return match === null ? undefined : Number(match[1])
}
