import { branches } from '../commands/branches.ts'
import type { CommandContext } from '../commands/command-context.ts'
import type {
  CurrentOptions,
  DowngradeOptions,
  HeadsOptions,
  HistoryOptions,
  InitOptions,
  MergeOptions,
  RevisionOptions,
  StampOptions,
  UpgradeOptions,
} from '../commands/command-options.ts'
import { current } from '../commands/current.ts'
import { downgrade } from '../commands/downgrade.ts'
import { ensureVersion } from '../commands/ensure-version.ts'
import { heads } from '../commands/heads.ts'
import { history } from '../commands/history.ts'
import { init } from '../commands/init.ts'
import { merge } from '../commands/merge.ts'
import { revision } from '../commands/revision.ts'
import { show } from '../commands/show.ts'
import { stamp } from '../commands/stamp.ts'
import { upgrade } from '../commands/upgrade.ts'
import { LimbeckError } from '../errors/index.ts'

/**
 * The commands as methods, for programs. Each gives what the command line prints with `--json`, and throws a
 * `LimbeckError` where the command line fails. Made with `createMigrator`.
 */
export class Migrator {
  readonly #context: CommandContext
  #isClosed = false

  constructor(context: CommandContext) {
    this.#context = context
  }

  /** Runs scripts up to a target; `head` unless told. */
  upgrade(target?: string | readonly string[], options: Omit<UpgradeOptions, 'target'> = {}) {
    return this.#run(upgrade, { ...options, target })
  }

  /** Undoes scripts down to a target, which stays; `-1` unless told. */
  downgrade(target?: string, options: Omit<DowngradeOptions, 'target'> = {}) {
    return this.#run(downgrade, { ...options, target })
  }

  /** Says that the database is at a target, without running scripts; `head` unless told. */
  stamp(targets?: string | readonly string[], options: Omit<StampOptions, 'targets'> = {}) {
    return this.#run(stamp, { ...options, targets })
  }

  /** Tells which revision each database is at. */
  current(options: CurrentOptions = {}) {
    return this.#run(current, options)
  }

  /** Creates the version table if it is not there. */
  ensureVersion() {
    return this.#run(ensureVersion, {})
  }

  /** Lists revisions, newest first. */
  history(options: HistoryOptions = {}) {
    return this.#run(history, options)
  }

  /** Lists the newest revisions. */
  heads(options: HeadsOptions = {}) {
    return this.#run(heads, options)
  }

  /** Lists the revisions from which several go on. */
  branches() {
    return this.#run(branches, {})
  }

  /** Shows the revisions that a target names; `head` unless told. */
  show(target?: string) {
    return this.#run(show, { target })
  }

  /** Writes a new script with empty functions. */
  revision(options: RevisionOptions = {}) {
    return this.#run(revision, options)
  }

  /** Writes a script that joins revisions. */
  merge(revisions: string | readonly string[], options: Omit<MergeOptions, 'revisions'> = {}) {
    return this.#run(merge, { ...options, revisions })
  }

  /** Begins a project in the base directory. */
  init(options: InitOptions = {}) {
    return this.#run(init, options)
  }

  /** Closes what the migrator opened. A client that was lent stays open. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#context.connections.close()
  }

  /** Closes the migrator at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #run<Options, Result>(
    command: (context: CommandContext, options: Options) => Promise<Result>,
    options: Options,
  ): Promise<Result> {
    if (!this.#isClosed) return await command(this.#context, options)
    throw new LimbeckError('invalid_argument', 'The migrator is closed.', {
      hint: 'Call close() when nothing more is to be done, or make another migrator.',
    })
  }
}
