/** The failures that a step has already taken note of. */
const known = new WeakSet<object>()

let runs = 0

/** Remembers a failure that fails its step, whether anybody looks at its promise or not. */
export function noteFailure(error: unknown): void {
  if (typeof error === 'object' && error !== null) known.add(error)
}

/**
 * Keeps promises that a script left alone from ending the process, for the time of a run: their failure is known and
 * fails the step in good order. Rejections of any other kind do what they always do.
 */
export function watchRejections(): () => void {
  runs += 1
  if (runs === 1) process.on('unhandledRejection', judge)
  return () => {
    runs -= 1
    if (runs === 0) process.off('unhandledRejection', judge)
  }
}

function judge(reason: unknown): void {
  if (typeof reason === 'object' && reason !== null && known.has(reason)) return
  // Without this listener Node would end the process; with other listeners it is theirs to decide.
  if (process.listenerCount('unhandledRejection') === 1) throw reason
}
