import { randomUUID } from 'node:crypto'
import type { StatementResult } from '../connect/connection.ts'
import { LimbeckError } from '../errors/index.ts'
import { applyRowChanges } from './apply-row-changes.ts'
import { assertNoHiddenCommit } from './assert-no-hidden-commit.ts'
import type { Database } from './database.ts'
import { acquireRunLock } from './run-lock.ts'
import type { VersionApplyHook, VersionChange } from './run-request.ts'
import { toListenerFailure } from './step-failure.ts'
import { frameInOpenTransaction, frameStep, LENT_TRANSACTION } from './transaction-frame.ts'
import type { RowChanges } from './version-statements.ts'

/** A change of version rows for one revision. */
export interface StampStep {
  readonly revision: string
  readonly rowChanges: RowChanges
}

/** What stamping has done. */
export interface StampReport {
  readonly steps: readonly StampStep[]
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** The revisions that were started and not finished, and are so no more. */
  readonly forgotten: readonly string[]
}

/**
 * Sets the version rows without running a script, in one transaction. What was started and not finished is
 * forgotten with it, for the rows say now what holds.
 */
export async function stampRows(
  database: Database,
  request: {
    plan(rows: readonly string[]): {
      readonly steps: readonly StampStep[]
      readonly rows: readonly string[]
    }
    readonly lockWaitMs: number
    readonly clock: () => Date
    readonly findMessage: (revision: string) => string
    readonly onVersionApply: VersionApplyHook | undefined
    readonly x: VersionChange['x']
    readonly tag: string | undefined
  },
): Promise<StampReport> {
  const { connection, dialect, versionTable, logTable, signal } = database
  request.plan(await versionTable.readRows())
  await assertNoHiddenCommit(database)
  const lock = await acquireRunLock(database, { timeoutMs: request.lockWaitMs, signal })
  try {
    const before = await versionTable.readRows()
    const plan = request.plan(before)
    await versionTable.assertFits(plan.rows)
    await versionTable.ensure()
    await logTable?.ensure()
    const isLent = await connection.isInTransaction()
    const frame = isLent
      ? frameInOpenTransaction(dialect.transaction, LENT_TRANSACTION)
      : frameStep(dialect.transaction)
    const unfinished = (await logTable?.findStarted()) ?? []
    await connection.execute({ sql: frame.begin })
    try {
      let rows = before
      for (const step of plan.steps) {
        await changeRows(database, step, request.clock)
        const after = applyRowChanges(rows, step.rowChanges)
        const change: VersionChange = {
          database: database.name,
          direction: 'stamp',
          revision: step.revision,
          message: request.findMessage(step.revision),
          before: rows,
          after,
          x: request.x,
          tag: request.tag,
          connection,
        }
        await tell(request.onVersionApply, change)
        rows = after
      }
      if (logTable !== undefined) await connection.execute(logTable.compileForgetStarted())
    } catch (error) {
      await connection.execute({ sql: frame.rollback })
      throw error
    }
    await connection.execute({ sql: frame.commit })
    const forgotten = unfinished.map(({ revision }) => revision)
    return { steps: plan.steps, before, after: plan.rows, forgotten }
  } finally {
    await lock.release()
  }
}

async function tell(hook: VersionApplyHook | undefined, change: VersionChange): Promise<void> {
  try {
    await hook?.(change)
  } catch (error) {
    throw toListenerFailure(error, change.revision)
  }
}

async function changeRows(
  { connection, versionTable, logTable }: Database,
  { revision, rowChanges }: StampStep,
  clock: () => Date,
): Promise<void> {
  for (const statement of versionTable.compileChanges(rowChanges)) {
    assertOneRow(await connection.execute(statement), versionTable.label)
  }
  if (logTable === undefined) return
  const startedAt = clock()
  await connection.execute(
    logTable.compileDone({ id: randomUUID(), revision, direction: 'stamp', startedAt }, startedAt, {
      statements: 0,
      digest: '',
    }),
  )
}

function assertOneRow(result: StatementResult, table: string): void {
  if (result.affectedRows === 1) return
  throw new LimbeckError('concurrent_change', `Another process changed "${table}" meanwhile`, {
    hint: 'Nothing was kept. Look at `limbeck current`, then run the command again.',
  })
}
