import type { TransactionStatements } from '../dialects/dialect.ts'

/** Why a transaction may not be committed in the middle of a step. */
export interface CommitRefusal {
  readonly message: string
  readonly hint: string
}

/** The statements that hold a step together; those that are absent are somebody else's to send. */
export interface TransactionFrame {
  readonly begin: string | undefined
  readonly commit: string | undefined
  readonly rollback: string
  /** Absent where the transaction may be committed in the middle of a step. */
  readonly commitRefusal: CommitRefusal | undefined
}

const STEP_SAVEPOINT = 'limbeck_step'

/** A frame that begins and commits by itself. */
type WholeFrame = TransactionFrame & { readonly begin: string; readonly commit: string }

/** A transaction around one step. */
export function frameStep(transaction: TransactionStatements): WholeFrame {
  const { begin, commit, rollback } = transaction
  return { begin, commit, rollback, commitRefusal: undefined }
}

/** A step inside a transaction around the whole run: the first step begins it, and a failure undoes all of it. */
export function frameInRun(transaction: TransactionStatements, isFirst: boolean): TransactionFrame {
  const { begin, rollback } = transaction
  return {
    begin: isFirst ? begin : undefined,
    commit: undefined,
    rollback,
    commitRefusal: undefined,
  }
}

/** Why a transaction that was lent is not committed. */
export const LENT_TRANSACTION: CommitRefusal = {
  message: 'A step cannot commit a transaction that was begun outside',
  hint: 'op.autocommit() and scripts without a transaction need a connection that is not in one.',
}

/** Why a dry run commits nothing. */
export const DRY_RUN: CommitRefusal = {
  message: 'A step that commits cannot be part of a dry run, which is rolled back',
  hint: 'op.autocommit() and scripts without a transaction commit; look at them with --plan.',
}

/** A step inside a transaction that is not the step's own: a savepoint, and never a commit. */
export function frameInOpenTransaction(
  transaction: TransactionStatements,
  commitRefusal: CommitRefusal,
): WholeFrame {
  return {
    begin: transaction.savepoint(STEP_SAVEPOINT),
    commit: transaction.release(STEP_SAVEPOINT),
    rollback: transaction.rollbackTo(STEP_SAVEPOINT),
    commitRefusal,
  }
}
