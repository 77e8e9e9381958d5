/** What ends a run from outside. */
export type InterruptName = 'SIGINT' | 'SIGTERM'

/** The exit status that a shell expects of a program ended by the signal. */
export const INTERRUPT_EXIT_CODES: Readonly<Record<InterruptName, number>> = {
  SIGINT: 130,
  SIGTERM: 143,
}

/** The part of `process` that signals come from. */
export interface SignalSource {
  on(name: InterruptName, listener: () => void): unknown
  off(name: InterruptName, listener: () => void): unknown
  exit(code: number): void
}

/** An abort signal that follows the process's signals until it is disposed of. */
export interface InterruptSignal extends Disposable {
  /** Aborted at the first SIGINT or SIGTERM, with the signal's name as its reason. */
  readonly signal: AbortSignal
}

/**
 * Turns the first SIGINT or SIGTERM into an abort, so that a run can stop at a safe place; the second one ends the
 * process at once, with 130 or 143, after `beforeExit`.
 */
export function createInterruptSignal(
  source: SignalSource = process,
  beforeExit: () => void = () => {},
): InterruptSignal {
  const controller = new AbortController()
  const listeners = (Object.keys(INTERRUPT_EXIT_CODES) as InterruptName[]).map((name) => ({
    name,
    listener: () => {
      if (!controller.signal.aborted) {
        controller.abort(name)
        return
      }
      beforeExit()
      source.exit(INTERRUPT_EXIT_CODES[name])
    },
  }))
  for (const { name, listener } of listeners) source.on(name, listener)
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const { name, listener } of listeners) source.off(name, listener)
    },
  }
}
