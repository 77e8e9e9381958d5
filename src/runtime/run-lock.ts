import { createHash } from 'node:crypto'
import type { FileLock, LockHolder, SessionLock } from '../dialects/dialect.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Database } from './database.ts'
import { createFileLocker } from './file-locker.ts'
import { interrupted } from './interrupted.ts'
import type { Locker } from './locker.ts'
import { readRows } from './read-rows.ts'
import { createSessionLocker } from './session-locker.ts'

/** A lock that is held. */
export interface RunLock {
  release(): Promise<void>
}

/** How long to wait for the run lock. */
export interface LockWait {
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

const FIRST_PAUSE_MS = 25
const LONGEST_PAUSE_MS = 1_000
const GROWTH = 1.5

/**
 * Takes the run lock, asking again and again: a session that queued for it would hold a snapshot, and that makes
 * `CREATE INDEX CONCURRENTLY` of the holder wait for it for ever.
 *
 * Throws `lock_timeout` with the holder named.
 */
export async function acquireRunLock(database: Database, wait: LockWait): Promise<RunLock> {
  const locker = await createLocker(database)
  const startedAt = performance.now()
  let pauseMs = FIRST_PAUSE_MS
  let hasWaited = false
  try {
    for (;;) {
      if (wait.signal?.aborted === true) throw interrupted(wait.signal)
      if (await locker.tryAcquire()) break
      if (!hasWaited) database.emit({ kind: 'lockWaiting', holder: await locker.findHolder() })
      hasWaited = true
      const leftMs = wait.timeoutMs - (performance.now() - startedAt)
      if (leftMs <= 0) throw lockTimeout(database, wait, await locker.findHolder())
      await pause(Math.min(leftMs, pauseMs * (0.5 + Math.random() / 2)), wait.signal)
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * GROWTH)
    }
  } catch (error) {
    await locker.release()
    throw error
  }
  database.emit({ kind: 'lockAcquired', waitedMs: performance.now() - startedAt })
  return { release: () => locker.release() }
}

async function createLocker(database: Database): Promise<Locker> {
  const { connection, dialect } = database
  const create: {
    readonly [Kind in (SessionLock | FileLock)['kind']]: () => Promise<Locker>
  } = {
    session: async () => {
      const lock = dialect.runLock as SessionLock
      return createSessionLocker(connection, lock, await makeLockKey(database))
    },
    file: () => createFileLocker(connection),
  }
  return create[dialect.runLock.kind]()
}

/** Sixteen hexadecimal digits for the database, the schema and the version table. */
async function makeLockKey({ connection, dialect, versionTable }: Database): Promise<string> {
  const [place] = await readRows(connection, dialect.readPlace)
  const parts = [place?.['database'], place?.['schema'], versionTable.label].map(String)
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16)
}

function lockTimeout(
  database: Database,
  { timeoutMs }: LockWait,
  holder: LockHolder | undefined,
): LimbeckError {
  const who = holder === undefined ? 'another process' : describeHolder(holder)
  return new LimbeckError(
    'lock_timeout',
    `The run lock of "${database.name}" is held by ${who}, and was not free within ${timeoutMs / 1000} s`,
    {
      hint: 'Wait for that run to end, or wait longer with --lock-timeout SECONDS.',
      details: { database: database.name, holder },
    },
  )
}

function describeHolder(holder: LockHolder): string {
  const parts = [
    holder.application,
    holder.user === undefined ? undefined : `user ${holder.user}`,
    holder.host === undefined ? undefined : `on ${holder.host}`,
    holder.since === undefined ? undefined : `since ${holder.since}`,
  ].filter((part) => part !== undefined)
  return [holder.session, ...parts].join(', ')
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    signal?.addEventListener('abort', finish)
  })
}
