import type { TransactionStatements } from '../dialects/dialect.ts'

/** The statements that hold a step together; those that are absent are somebody else's to send. */
export interface TransactionFrame {
  readonly begin: string | undefined
  readonly commit: string | undefined
  readonly rollback: string
  /** Whether the transaction may be committed in the middle of a step. */
  readonly mayCommit: boolean
}

const STEP_SAVEPOINT = 'limbeck_step'

/** A transaction around one step. */
export function frameStep(transaction: TransactionStatements): TransactionFrame {
  const { begin, commit, rollback } = transaction
  return { begin, commit, rollback, mayCommit: true }
}

/** A step inside a transaction around the whole run: the first step begins it, and a failure undoes all of it. */
export function frameInRun(transaction: TransactionStatements, isFirst: boolean): TransactionFrame {
  const { begin, rollback } = transaction
  return { begin: isFirst ? begin : undefined, commit: undefined, rollback, mayCommit: true }
}

/** A step inside a transaction that somebody else began: a savepoint, and never a commit. */
export function frameInLentTransaction(transaction: TransactionStatements): TransactionFrame {
  return {
    begin: transaction.savepoint(STEP_SAVEPOINT),
    commit: transaction.release(STEP_SAVEPOINT),
    rollback: transaction.rollbackTo(STEP_SAVEPOINT),
    mayCommit: false,
  }
}
