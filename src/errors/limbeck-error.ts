import type { ErrorCode, RevisionErrorCode } from './codes.ts'
import { GENERAL_HINTS } from './hints.ts'

/** What an error can say beside its message. */
export interface ErrorOptions {
  /** The command, setting or edit that helps; what helps with the code in general unless told. */
  readonly hint?: string | undefined
  /** The error underneath. */
  readonly cause?: unknown
  /** Plain data for programs; printed by `--json`. Never holds secrets. */
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

const brand = Symbol.for('limbeck.error')

/** The error that Limbeck throws: a code from a closed list, a message, and a hint. */
export class LimbeckError extends Error {
  readonly code: ErrorCode
  readonly hint: string
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'LimbeckError'
    this.code = code
    this.hint = options.hint ?? GENERAL_HINTS[code]
    this.details = options.details
    Object.defineProperty(this, brand, { value: true })
  }
}

/** An error about the revision graph. */
export class RevisionError extends LimbeckError {
  declare readonly code: RevisionErrorCode

  constructor(code: RevisionErrorCode, message: string, options: ErrorOptions = {}) {
    super(code, message, options)
    this.name = 'RevisionError'
  }
}

/** Tells an error of Limbeck, also one of another copy of the package in the same process. */
export function isLimbeckError(value: unknown): value is LimbeckError {
  return value instanceof Error && brand in value
}
