import type { RecordedEntry } from '../recording-executor.ts'
import { StatementJournal } from '../statement-journal.ts'
import type { ScopeMode, StatementRequest } from '../step-executor.ts'
import { type FailurePlace, locateStatementFailure } from '../step-failure.ts'
import type { RowChanges } from '../version-statements.ts'
import { guardRows, guardStep } from './guards.ts'
import { LogRows, type OfflineEntry } from './log-rows.ts'
import type { OfflineDatabase } from './offline-database.ts'
import type { ScriptWriter } from './script-writer.ts'

/** A step whose statements are known. */
export interface WrittenStep {
  readonly entry: OfflineEntry
  readonly place: FailurePlace
  readonly entries: readonly RecordedEntry[]
  readonly rowsBefore: readonly string[]
  readonly rowsAfter: readonly string[]
  readonly rowChanges: RowChanges
  /** False where each statement commits on its own. */
  readonly isAtomic: boolean
  /** Whether the transaction ends with the step. */
  readonly commits: boolean
}

/**
 * Writes the statements of one step with the transactions, the counter and the version rows around them, in the order in
 * which a run would send them: what stops in the middle leaves the same rows behind.
 */
export class StepWriter {
  readonly #database: OfflineDatabase
  readonly #writer: ScriptWriter
  readonly #step: WrittenStep
  readonly #log: LogRows
  readonly #journal = new StatementJournal()
  #hasLogRow = false

  constructor(database: OfflineDatabase, writer: ScriptWriter, step: WrittenStep) {
    this.#database = database
    this.#writer = writer
    this.#step = step
    this.#log = new LogRows(database)
  }

  write(): void {
    if (!this.#undoesDdl) this.#startRow()
    if (!this.#step.isAtomic) this.#enterAutocommit()
    for (const entry of this.#step.entries) {
      if (entry.kind === 'autocommit') this.#enterAutocommit()
      else this.#writeEntry(entry.request, entry.mode)
    }
    this.#finish()
  }

  get #undoesDdl(): boolean {
    return this.#database.dialect.features.transactionalDdl
  }

  /** Where DDL commits by itself the row is there before anything else. */
  #startRow(): void {
    this.#hasLogRow = true
    this.#writer.guard(this.#guards(undefined))
    this.#writer.add(this.#log.start(this.#step.entry, this.#journal.progress))
  }

  #enterAutocommit(): void {
    if (!this.#hasLogRow) {
      this.#open()
      this.#hasLogRow = true
      this.#writer.add(this.#log.start(this.#step.entry, this.#journal.progress))
    } else if (this.#writer.isOpen) {
      this.#writer.add(this.#log.progress(this.#journal.progress))
    }
    this.#writer.commit()
    // Without a counter nothing tells that the statement before has failed.
    if (this.#database.log === undefined) this.#writer.needStop()
  }

  #writeEntry(request: StatementRequest, mode: ScopeMode): void {
    try {
      this.#writeRequest(request, mode)
    } catch (error) {
      throw locateStatementFailure(error, request, this.#step.place)
    }
  }

  #writeRequest(request: StatementRequest, mode: ScopeMode): void {
    const { traits, statement } = request
    const isPlain = traits.isRead || traits.controlsTransaction
    if (isPlain || (mode === 'transaction' && this.#undoesDdl)) {
      if (mode === 'transaction') this.#open()
      this.#writer.addOfScript(statement)
      if (!isPlain) this.#count(request)
      return
    }
    const standsAlone =
      traits.commitsImplicitly || (mode === 'autocommit' && traits.refusesTransaction)
    if (standsAlone) this.#writeAlone(request)
    else this.#writeCounted(request)
    if (mode === 'autocommit') this.#writer.commit()
  }

  /** A statement that no transaction can hold; its counter comes right behind it. */
  #writeAlone(request: StatementRequest): void {
    this.#writer.commit()
    this.#writer.addOfScript(request.statement)
    this.#writer.addTexts(this.#database.dialect.script.checkpoint)
    if (this.#undoesDdl) {
      this.#writer.needStop()
      this.#open()
    }
    this.#writeProgress(request)
    this.#writer.commit()
  }

  /** A statement in one transaction with its counter. */
  #writeCounted(request: StatementRequest): void {
    this.#open()
    this.#writer.addOfScript(request.statement)
    this.#writer.addTexts(this.#database.dialect.script.checkpoint)
    this.#writeProgress(request)
  }

  #count({ statement, countsAs }: StatementRequest): void {
    const counted = countsAs === undefined ? statement : countsAs
    if (counted !== null) this.#journal.count(counted)
  }

  #writeProgress(request: StatementRequest): void {
    this.#count(request)
    if (request.countsAs === null) return
    this.#writer.add(this.#log.progress(this.#journal.progress))
  }

  #finish(): void {
    const { entry, rowChanges, rowsAfter, commits } = this.#step
    const { dialect, versions } = this.#database
    const { progress } = this.#journal
    this.#open()
    this.#writer.add(versions.compileChanges(rowChanges, dialect.script.isIntact))
    this.#writer.add(this.#hasLogRow ? this.#log.finish(progress) : this.#log.done(entry, progress))
    const { foreignKeysHold } = dialect.script
    if (foreignKeysHold !== undefined) {
      this.#writer.guard([{ fault: 'foreignKeys', condition: foreignKeysHold }])
    }
    if (!this.#undoesDdl) this.#writer.guard([guardRows(this.#database, rowsAfter, 'step')])
    if (commits) this.#writer.commit()
  }

  /** Begins a transaction, where none is open. */
  #open(): void {
    if (this.#writer.isOpen) return
    const counted = this.#hasLogRow ? this.#journal.progress.statements : undefined
    this.#writer.begin(this.#guards(counted))
  }

  #guards(counted: number | undefined) {
    return guardStep(this.#database, this.#step.rowsBefore, counted)
  }
}
