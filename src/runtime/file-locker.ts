import { hostname } from 'node:os'
import type { Connection } from '../connect/connection.ts'
import type { LockHolder } from '../dialects/dialect.ts'
import { isLimbeckError } from '../errors/index.ts'
import type { Locker } from './locker.ts'

const MEMORY = ':memory:'

/** Appended to the path of the database file. */
export const LOCK_FILE_SUFFIX = '-limbeck-lock'

/**
 * A lock on a small SQLite file beside the database, which the operating system frees when its holder ends.
 *
 * The holder's name has to be readable while the lock is held, so it is committed first and the lock is taken
 * for good only if the name is still one's own.
 */
export async function createFileLocker(connection: Connection): Promise<Locker> {
  if (connection.database === MEMORY || connection.openFile === undefined) return NO_LOCKER
  const file = await connection.openFile(`${connection.database}${LOCK_FILE_SUFFIX}`)
  const self = `${hostname()}:${process.pid}:${crypto.randomUUID()}`
  let isHeld = false
  const run = (sql: string, parameters: readonly unknown[] = []) =>
    file.execute({ sql, parameters })
  const takeTurn = () => run('BEGIN IMMEDIATE')
  // Whether the lock is free is asked, and asked again; nobody waits inside SQLite.
  await run('PRAGMA busy_timeout = 0')

  return {
    tryAcquire: async () =>
      refuseWhenBusy(async () => {
        await takeTurn()
        await run('CREATE TABLE IF NOT EXISTS holder (id TEXT, host TEXT, pid INTEGER, since TEXT)')
        await run('DELETE FROM holder')
        await run('INSERT INTO holder VALUES (?, ?, ?, ?)', [
          self,
          hostname(),
          process.pid,
          new Date().toISOString(),
        ])
        await run('COMMIT')
        await takeTurn()
        const { rows } = await run('SELECT id FROM holder')
        isHeld = rows[0]?.['id'] === self
        if (!isHeld) await run('ROLLBACK')
        return isHeld
      }),
    findHolder: async () => {
      try {
        const { rows } = await run('SELECT host, pid, since FROM holder')
        return readHolder(rows[0])
      } catch {
        // The file is being made, or is busy: who holds it will be known the next time.
        return undefined
      }
    },
    release: async () => {
      if (isHeld) await run('ROLLBACK')
      isHeld = false
      await file.close()
    },
  }

  /** Somebody else has the file: that is an answer, not a failure. */
  async function refuseWhenBusy(acquire: () => Promise<boolean>): Promise<boolean> {
    try {
      return await acquire()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (await file.isInTransaction()) await run('ROLLBACK')
      return false
    }
  }
}

const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6

/** The low byte of SQLite's extended result code says what kind of refusal it is. */
function isBusy(error: unknown): boolean {
  const number = isLimbeckError(error) ? error.details?.['number'] : undefined
  if (typeof number !== 'number') return false
  return [SQLITE_BUSY, SQLITE_LOCKED].includes(number & 0xff)
}

function readHolder(row: Readonly<Record<string, unknown>> | undefined): LockHolder | undefined {
  if (row === undefined) return undefined
  return {
    session: `process ${String(row['pid'])}`,
    host: String(row['host']),
    since: String(row['since']),
  }
}

/** A database in memory belongs to one process. */
const NO_LOCKER: Locker = {
  tryAcquire: async () => true,
  findHolder: async () => undefined,
  release: async () => {},
}
