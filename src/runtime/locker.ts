import type { LockHolder } from '../dialects/dialect.ts'

/** One way to hold the run lock. */
export interface Locker {
  /** Tries once, without waiting; tells whether the lock is held now. */
  tryAcquire(): Promise<boolean>
  findHolder(): Promise<LockHolder | undefined>
  release(): Promise<void>
}
