import type { CompileDialect } from '../dialects/dialect.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Database } from './database.ts'

/** A transaction around a whole run that is never committed. */
export interface Rehearsal {
  /** Undoes everything. */
  end(): Promise<void>
}

const RUN_SAVEPOINT = 'limbeck_dry_run'

/** Refuses to rehearse where the engine cannot undo DDL. Throws `operation_unsupported`. */
export function assertCanRehearse({ features, name }: CompileDialect): void {
  if (features.transactionalDdl) return
  throw new LimbeckError(
    'operation_unsupported',
    `A dry run is rolled back, and ${name} cannot undo CREATE, ALTER and DROP`,
    { hint: 'Use --plan: it prints the statements without running them.' },
  )
}

/** Begins what will be undone: a transaction, or a savepoint in the one that is open already. */
export async function beginRehearsal({ connection, dialect }: Database): Promise<Rehearsal> {
  const { transaction } = dialect
  const isLent = await connection.isInTransaction()
  await connection.execute({
    sql: isLent ? transaction.savepoint(RUN_SAVEPOINT) : transaction.begin,
  })
  return {
    end: async () => {
      // A failure may have ended the transaction by itself.
      if (!(await connection.isInTransaction())) return
      await connection.execute({
        sql: isLent ? transaction.rollbackTo(RUN_SAVEPOINT) : transaction.rollback,
      })
    },
  }
}
