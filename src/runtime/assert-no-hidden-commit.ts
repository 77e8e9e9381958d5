import { LimbeckError } from '../errors/index.ts'
import type { Database } from './database.ts'

/**
 * Refuses to write in a transaction that was lent where the first CREATE or ALTER would commit it, and with it what its
 * owner may still want to undo. Throws `operation_unsupported`.
 */
export async function assertNoHiddenCommit({ connection, dialect }: Database): Promise<void> {
  if (dialect.features.transactionalDdl || !(await connection.isInTransaction())) return
  throw new LimbeckError(
    'operation_unsupported',
    `The connection is in a transaction, which ${dialect.name} would commit with the first CREATE or ALTER`,
    { hint: 'Commit or roll it back first, or lend another connection.' },
  )
}
