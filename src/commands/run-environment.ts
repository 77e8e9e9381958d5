export type { RunEvent, RunListener } from '../runtime/events.ts'
export {
  createInterruptSignal,
  INTERRUPT_EXIT_CODES,
  type InterruptName,
  type InterruptSignal,
} from '../system/interrupt-signal.ts'
