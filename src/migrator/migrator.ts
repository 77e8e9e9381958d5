import { amend } from '../commands/amend.ts'
import { baseline } from '../commands/baseline.ts'
import { branches } from '../commands/branches.ts'
import { check } from '../commands/check.ts'
import type { CommandContext } from '../commands/command-context.ts'
import type {
  AmendOptions,
  BaselineOptions,
  CurrentOptions,
  EditOptions,
  GenerateOptions,
  HeadsOptions,
  HistoryOptions,
  InitOptions,
  MergeOptions,
  PullOptions,
  RevisionOptions,
  SetupOptions,
  SqlOptions,
  StampOptions,
  UpgradeOptions,
} from '../commands/command-options.ts'
import { current } from '../commands/current.ts'
import { diff } from '../commands/diff.ts'
import { downgrade } from '../commands/downgrade.ts'
import { edit } from '../commands/edit.ts'
import { ensureVersion } from '../commands/ensure-version.ts'
import { generate } from '../commands/generate.ts'
import { heads } from '../commands/heads.ts'
import { history } from '../commands/history.ts'
import { init } from '../commands/init.ts'
import { listTemplates } from '../commands/list-templates.ts'
import { merge } from '../commands/merge.ts'
import { pull } from '../commands/pull.ts'
import type {
  AmendResult,
  BaselineResult,
  BranchesResult,
  CheckResult,
  CurrentResult,
  DiffResult,
  EditResult,
  EnsureVersionResult,
  GenerateResult,
  HistoryResult,
  InitResult,
  NewRevisionResult,
  PerDatabase,
  PlanResult,
  PullResult,
  RevisionsResult,
  RunResult,
  SetupResult,
  SqlResult,
  StampResult,
  TemplatesResult,
} from '../commands/results.ts'
import { revision } from '../commands/revision.ts'
import { setup } from '../commands/setup.ts'
import { show } from '../commands/show.ts'
import { stamp } from '../commands/stamp.ts'
import { upgrade } from '../commands/upgrade.ts'
import { LimbeckError } from '../errors/index.ts'
import { maskError } from '../util/mask-error.ts'

/** Whether a migrator has one database, or several under `databases`. */
export type DatabaseCount = 'one' | 'several'

/** What a command gives that works on databases: the result alone, or one for each database. */
export type ResultOf<Count extends DatabaseCount, Result> = Count extends 'one'
  ? Result
  : PerDatabase<Result>

/** Options of a run without its target. */
export type RunOptions = Omit<UpgradeOptions, 'target'>

/** Options of a run that is only planned. */
export type PlanOptions = Omit<RunOptions, 'plan'> & { readonly plan: true }

/** Options of a run that is only written as SQL. */
export type WriteSqlOptions = SqlOptions & Pick<RunOptions, 'tag'> & { readonly sql: true }

/**
 * The commands as methods, for programs. Each gives what the command line prints with `--json`, and throws a
 * `LimbeckError` where the command line fails. Made with `createMigrator`.
 */
export class Migrator<Count extends DatabaseCount = 'one'> {
  readonly #context: CommandContext
  #isClosed = false

  constructor(context: CommandContext) {
    this.#context = context
  }

  /** Runs scripts up to a target; `head` unless told. */
  upgrade(target: Target | undefined, options: PlanOptions): Promise<ResultOf<Count, PlanResult>>
  upgrade(target: Target | undefined, options: WriteSqlOptions): Promise<ResultOf<Count, SqlResult>>
  upgrade(target?: Target, options?: RunOptions): Promise<ResultOf<Count, RunResult>>
  upgrade(
    target?: Target,
    options?: RunOptions,
  ): Promise<ResultOf<Count, RunResult | PlanResult | SqlResult>> {
    return this.#run(upgrade, { ...options, target })
  }

  /** Undoes scripts down to a target, which stays; `-1` unless told. */
  downgrade(target: string | undefined, options: PlanOptions): Promise<ResultOf<Count, PlanResult>>
  downgrade(
    target: string | undefined,
    options: WriteSqlOptions,
  ): Promise<ResultOf<Count, SqlResult>>
  downgrade(target?: string, options?: RunOptions): Promise<ResultOf<Count, RunResult>>
  downgrade(
    target?: string,
    options?: RunOptions,
  ): Promise<ResultOf<Count, RunResult | PlanResult | SqlResult>> {
    return this.#run(downgrade, { ...options, target })
  }

  /**
   * Sees to it that the database is at all heads, at the start of an application: upgrades an empty one, verifies one
   * with version rows or upgrades it where `existing` says so. Several processes can do it at once.
   * Throws `database_behind` and `database_not_empty`, and touches nothing then.
   */
  setup(options?: SetupOptions): Promise<ResultOf<Count, SetupResult>> {
    return this.#run(setup, options ?? {})
  }

  /** Says that the database is at a target, without running scripts; `head` unless told. */
  stamp(targets: Target | undefined, options: WriteSqlOptions): Promise<ResultOf<Count, SqlResult>>
  stamp(
    targets?: Target,
    options?: Omit<StampOptions, 'targets'>,
  ): Promise<ResultOf<Count, StampResult>>
  stamp(
    targets?: Target,
    options?: Omit<StampOptions, 'targets'>,
  ): Promise<ResultOf<Count, StampResult | SqlResult>> {
    return this.#run(stamp, { ...options, targets })
  }

  /** Tells which revision each database is at. */
  current(options?: CurrentOptions): Promise<ResultOf<Count, CurrentResult>> {
    return this.#run(current, options ?? {})
  }

  /** Creates the version table if it is not there. */
  ensureVersion(options: Omit<WriteSqlOptions, 'tag'>): Promise<ResultOf<Count, SqlResult>>
  ensureVersion(): Promise<ResultOf<Count, EnsureVersionResult>>
  ensureVersion(
    options: SqlOptions = {},
  ): Promise<ResultOf<Count, EnsureVersionResult | SqlResult>> {
    return this.#run(ensureVersion, options)
  }

  /** Lists revisions, newest first. */
  history(options?: HistoryOptions): Promise<HistoryResult> {
    return this.#run(history, options ?? {})
  }

  /** Lists the newest revisions. */
  heads(options?: HeadsOptions): Promise<RevisionsResult> {
    return this.#run(heads, options ?? {})
  }

  /** Lists the revisions from which several go on. */
  branches(): Promise<BranchesResult> {
    return this.#run(branches, {})
  }

  /** Shows the revisions that a target names; `head` unless told. */
  show(target?: string): Promise<RevisionsResult> {
    return this.#run(show, { target })
  }

  /** Opens the scripts that a target names in the person's editor and waits for its end; `head` unless told. */
  edit(target?: string, options?: Omit<EditOptions, 'target'>): Promise<EditResult> {
    return this.#run(edit, { ...options, target })
  }

  /** Writes a new script with empty functions. */
  revision(options?: RevisionOptions): Promise<NewRevisionResult> {
    return this.#run(revision, options ?? {})
  }

  /** Writes a script that makes the databases as their models want them; nothing where they are so. */
  generate(options?: GenerateOptions): Promise<GenerateResult> {
    return this.#run(generate, options ?? {})
  }

  /**
   * Writes the newest script anew from the models, under the same id. It is undone where it was run, which `assumeYes` has to
   * allow, and not run again. What was written by hand stays, or stands beside what is new: `conflicts` counts such places.
   */
  amend(options?: AmendOptions): Promise<AmendResult> {
    return this.#run(amend, options ?? {})
  }

  /**
   * Writes the first script out of the models, for databases that were there before and are as their models want them, and
   * says that they are at it. Throws `scripts_exist` and `database_differs`, and leaves nothing behind then.
   */
  baseline(options?: BaselineOptions): Promise<BaselineResult> {
    return this.#run(baseline, options ?? {})
  }

  /** Tells what differs between the models and the database. */
  check(): Promise<ResultOf<Count, CheckResult>> {
    return this.#run(check, {})
  }

  /** Tells what differs between the models and the database, with the SQL that would make them equal. */
  diff(): Promise<ResultOf<Count, DiffResult>> {
    return this.#run(diff, {})
  }

  /** Writes the models that declare what is in the database. */
  pull(options?: PullOptions): Promise<ResultOf<Count, PullResult>> {
    return this.#run(pull, options ?? {})
  }

  /** Writes a script that joins revisions. */
  merge(revisions: Target, options?: Omit<MergeOptions, 'revisions'>): Promise<NewRevisionResult> {
    return this.#run(merge, { ...options, revisions })
  }

  /** Lists what projects and scripts can be made from. */
  listTemplates(): Promise<TemplatesResult> {
    return this.#run(listTemplates, {})
  }

  /** Begins a project in the base directory. */
  init(options?: InitOptions): Promise<InitResult> {
    return this.#run(init, options ?? {})
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

  /** Whether a command gives one result or one for each database is decided by the configuration, as `Count` says. */
  async #run<Options, Result>(
    command: (context: CommandContext, options: Options) => Promise<unknown>,
    options: Options,
  ): Promise<Result> {
    if (!this.#isClosed) return (await this.#mask(command(this.#context, options))) as Result
    throw new LimbeckError('invalid_argument', 'The migrator is closed.', {
      hint: 'Call close() when nothing more is to be done, or make another migrator.',
    })
  }

  /** Whatever threw an error: a program may log all of it. */
  async #mask<Result>(running: Promise<Result>): Promise<Result> {
    try {
      return await running
    } catch (error) {
      throw maskError(error, this.#context.secrets)
    }
  }
}

type Target = string | readonly string[]
