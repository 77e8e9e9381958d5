/** What a transaction holds together: one revision, the whole run, or nothing. */
export type TransactionMode = 'perRevision' | 'perRun' | 'none'

/** What to do with a revision that was started and not finished. */
export type RecoveryMode = 'stop' | 'resume' | 'restart'
