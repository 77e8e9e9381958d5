import type { TransactionStatements } from '../dialect.ts'

/** The statements of the SQL standard around a step; `begin` is the engine's own. */
export function createTransactionStatements(
  begin: string,
  quoteIdentifier: (name: string) => string,
): TransactionStatements {
  return {
    begin,
    commit: 'COMMIT',
    rollback: 'ROLLBACK',
    savepoint: (name) => `SAVEPOINT ${quoteIdentifier(name)}`,
    release: (name) => `RELEASE SAVEPOINT ${quoteIdentifier(name)}`,
    rollbackTo: (name) => `ROLLBACK TO SAVEPOINT ${quoteIdentifier(name)}`,
  }
}
