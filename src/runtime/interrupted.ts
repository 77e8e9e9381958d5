import { LimbeckError } from '../errors/index.ts'

/** The error for a run that was given up. */
export function interrupted(signal: AbortSignal, cause?: unknown): LimbeckError {
  const reason: unknown = signal.reason
  return new LimbeckError('interrupted', 'The run was interrupted', {
    cause: cause ?? reason,
    details: { signal: typeof reason === 'string' ? reason : undefined },
    hint: 'What was committed stays; run the command again to go on.',
  })
}
