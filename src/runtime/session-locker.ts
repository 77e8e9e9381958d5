import type { Connection } from '../connect/connection.ts'
import type { SessionLock } from '../dialects/dialect.ts'
import type { Locker } from './locker.ts'
import { readRows } from './read-rows.ts'

/** A lock on the very session that runs the migrations: it cannot be lost apart from the work. */
export function createSessionLocker(
  connection: Connection,
  lock: SessionLock,
  key: string,
): Locker {
  let isHeld = false
  return {
    tryAcquire: async () => {
      isHeld = lock.isAcquired(await readRows(connection, lock.tryAcquire(key)))
      return isHeld
    },
    findHolder: async () => {
      const holder = lock.readHolder(await readRows(connection, lock.findHolder(key)))
      return holder === undefined ? undefined : { ...holder, session: `session ${holder.session}` }
    },
    release: async () => {
      if (!isHeld) return
      isHeld = false
      await connection.execute(lock.release(key))
    },
  }
}
