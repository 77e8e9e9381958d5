import { createHash } from 'node:crypto'
import type { Statement } from '../dialects/dialect.ts'
import { LimbeckError } from '../errors/index.ts'
import type { LogProgress, StartedRevision } from './log-table.ts'

/** What the journal says of a statement that is to be run. */
export type JournalVerdict =
  /** It took effect in an earlier attempt. */
  | 'done'
  /** It was the next one when an earlier attempt ended without a word: it may have taken effect. */
  | 'inDoubt'
  | 'new'

/**
 * Counts the statements of a step that change something, with a running hash over them, and knows which of them
 * an earlier attempt has done.
 */
export class StatementJournal {
  readonly #resumed: StartedRevision | undefined
  #statements = 0
  #digest = ''

  constructor(resumed?: StartedRevision) {
    this.#resumed = resumed
  }

  /** How far the step has come. */
  get progress(): LogProgress {
    return { statements: this.#statements, digest: this.#digest }
  }

  /** Whether statements of the earlier attempt are still to come. */
  get isCatchingUp(): boolean {
    return this.#resumed !== undefined && this.#statements < this.#resumed.statements
  }

  /** Tells what is known of the next statement, without counting it. */
  judge(): JournalVerdict {
    const resumed = this.#resumed
    if (resumed === undefined || this.#statements > resumed.statements) return 'new'
    if (this.#statements < resumed.statements) return 'done'
    return resumed.error === undefined ? 'inDoubt' : 'new'
  }

  /** Counts a statement that took effect, now or in the earlier attempt. */
  count(statement: Statement): void {
    this.#digest = createHash('sha256')
      .update(this.#digest)
      .update('\0')
      .update(statement.sql)
      .update('\0')
      .update(writeParameters(statement.parameters ?? []))
      .digest('hex')
    this.#statements += 1
    this.#assertSameHistory()
  }

  /** Goes back to an earlier state: what came after was rolled back. */
  rewind(progress: LogProgress): void {
    this.#statements = progress.statements
    this.#digest = progress.digest
  }

  /** Refuses a script that ends before it has reached where the earlier attempt stopped. */
  assertCaughtUp(): void {
    if (this.isCatchingUp) this.#throwMismatch()
  }

  #assertSameHistory(): void {
    const resumed = this.#resumed
    if (resumed === undefined || this.#statements !== resumed.statements) return
    if (this.#digest !== resumed.digest) this.#throwMismatch()
  }

  #throwMismatch(): never {
    const { revision, statements } = this.#resumed ?? { revision: '', statements: 0 }
    throw new LimbeckError(
      'resume_mismatch',
      `The script of "${revision}" no longer begins with the ${statements} statements that were already run`,
      {
        hint: 'Put the script back as it was and run with --resume; or undo by hand what was done and run with --restart; or finish by hand and stamp the revision.',
      },
    )
  }
}

/** A function that looks at each value makes writing many times slower, and only big integers need it. */
function writeParameters(parameters: readonly unknown[]): string {
  return parameters.some(
    (value) => typeof value === 'bigint' || (typeof value === 'object' && value !== null),
  )
    ? JSON.stringify(parameters, writeParameter)
    : JSON.stringify(parameters)
}

function writeParameter(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
