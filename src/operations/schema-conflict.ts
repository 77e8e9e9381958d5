import { isLimbeckError, LimbeckError } from '../errors/index.ts'

/**
 * What a conflict tells of the effect that an operation would have: it is there already, in part only, not at all,
 * or nothing can be told.
 */
export type ConflictEffect = 'present' | 'partial' | 'absent' | 'unknown'

/** A conflict because the effect of the operation is there already. */
export function alreadyDone(message: string, hint?: string): LimbeckError {
  return createConflict('present', message, hint)
}

/** A conflict because a part of the effect is there already. */
export function partlyDone(message: string, hint?: string): LimbeckError {
  return createConflict('partial', message, hint)
}

/** A conflict because something is in the way, so that the effect cannot be there. */
export function inTheWay(message: string, hint?: string): LimbeckError {
  return createConflict('absent', message, hint)
}

/** A conflict because what the operation builds on is missing. */
export function missing(message: string, hint?: string): LimbeckError {
  return createConflict('unknown', message, hint)
}

function createConflict(effect: ConflictEffect, message: string, hint?: string): LimbeckError {
  return new LimbeckError('schema_conflict', message, {
    hint: hint ?? 'The schema is not what the operation was written for.',
    details: { effect },
  })
}

/** What a conflict tells of the effect; nothing for any other error. */
export function readConflict(error: unknown): ConflictEffect | undefined {
  if (!isLimbeckError(error) || error.code !== 'schema_conflict') return undefined
  return error.details?.['effect'] as ConflictEffect | undefined
}
