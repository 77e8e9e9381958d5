import type { FileLock } from '../dialect.ts'

/** SQLite has no locks of a session: the run lock is on a file beside the database. */
export const sqliteRunLock: FileLock = { kind: 'file' }
