import type { Direction } from '../runtime/events.ts'

/** A revision as commands show it. */
export interface RevisionInfo {
  /** Its id. */
  readonly revision: string
  /** The ids of the revisions that it comes after; none for a base. */
  readonly downRevision: readonly string[]
  /** The ids and labels of the revisions that it needs in other branches, as they are written. */
  readonly dependsOn: readonly string[]
  /** The same with labels looked up. */
  readonly dependencies: readonly string[]
  /** The revisions that have it as down revision. */
  readonly children: readonly string[]
  /** Its own labels and those that reach it from its branch. */
  readonly branchLabels: readonly string[]
  /** What it does: the first paragraph of the comment. */
  readonly message: string
  /** The whole comment of the script. */
  readonly doc: string
  /** As the header has it. */
  readonly createDate: string | null
  /** The absolute path of the script. */
  readonly path: string
  /** Whether nothing comes after it. */
  readonly isHead: boolean
  /** A head that another revision depends on: no version row ever names it once that one is applied. */
  readonly isEffectiveHead: boolean
  /** Whether it comes after nothing. */
  readonly isBase: boolean
  /** Whether several revisions come after it. */
  readonly isBranchPoint: boolean
  /** Whether it comes after several revisions. */
  readonly isMergePoint: boolean
  /** Whether a database is at it; null where none was asked. */
  readonly isCurrent: boolean | null
  /** The databases that are at it, by name; `default` where only one is configured. */
  readonly currentIn: readonly string[] | null
  /** The databases in which it is applied. */
  readonly appliedIn: readonly string[] | null
}

/** Something wrong with the scripts that did not stop the command. */
export interface ProblemInfo {
  /** The code of the error that it is for commands that meet it. */
  readonly code: string
  /** What is wrong, in a sentence. */
  readonly message: string
  /** The absolute paths of the files that it is about. */
  readonly files: readonly string[]
}

/** The result of `heads` and `show`. */
export interface RevisionsResult {
  /** The newest first. */
  readonly revisions: readonly RevisionInfo[]
  /** What is wrong with the scripts. */
  readonly problems: readonly ProblemInfo[]
}

/** The result of `history`. */
export interface HistoryResult extends RevisionsResult {
  /** The databases that were asked what they are at, by name; null where none was. */
  readonly asked: readonly string[] | null
}

/** The result of `edit`. */
export interface EditResult extends RevisionsResult {
  /** The absolute paths of the files that were opened. */
  readonly files: readonly string[]
}

/** A branch point. */
export interface BranchInfo {
  /** Its id. */
  readonly revision: string
  /** The revisions that come after it. */
  readonly children: readonly RevisionInfo[]
}

/** The result of `branches`; its `revisions` are the branch points. */
export interface BranchesResult extends RevisionsResult {
  /** What goes on from each of them. */
  readonly branches: readonly BranchInfo[]
}

/** The result of `current`. */
export interface CurrentResult extends RevisionsResult {
  /** The version rows, sorted. */
  readonly rows: readonly string[]
  /** The rows that no script has. */
  readonly unknown: readonly string[]
  /** Whether the version rows are exactly the heads that no other revision depends on. */
  readonly isAtHeads: boolean
}

/** A step that was taken. */
export interface StepResult {
  /** `upgrade`, `downgrade` or `stamp`. */
  readonly direction: Direction | 'stamp'
  /** The revision that was run or stamped. */
  readonly revision: string
  /** What it does. */
  readonly message: string
  /** How long it took, in milliseconds. */
  readonly durationMs: number
}

/** The result of `upgrade` and `downgrade`. */
export interface RunResult {
  /** In the order in which they were taken. */
  readonly steps: readonly StepResult[]
  /** The version rows before, sorted. */
  readonly before: readonly string[]
  /** The version rows after, sorted. */
  readonly after: readonly string[]
}

/** The result of `stamp`. */
export interface StampResult extends RunResult {
  /** The revisions that were started and not finished, which is forgotten now. */
  readonly forgotten: readonly string[]
}

/** The result of `upgrade --dry-run`: the steps were taken and rolled back, and `after` is what would be. */
export interface DryRunResult extends RunResult {
  /** Tells it from the result of a run. */
  readonly isDryRun: true
}

/** The result of `setup`. */
export interface SetupResult extends RunResult {
  /** What was done: `created` from empty, `upgraded`, or only `verified`. */
  readonly state: 'created' | 'upgraded' | 'verified'
}

/** A step as it was written in SQL. */
export interface WrittenStep {
  /** `upgrade`, `downgrade` or `stamp`. */
  readonly direction: Direction | 'stamp'
  /** The revision that would be run or stamped. */
  readonly revision: string
  /** What it does. */
  readonly message: string
  /** What its script asks for: SQL, one statement each, values as literals. */
  readonly statements: readonly string[]
}

/** The result of `upgrade --sql`, `downgrade --sql`, `stamp --sql` and `ensure-version --sql`. */
export interface SqlResult {
  /** The whole text, for the engine's own client. */
  readonly sql: string
  /** The absolute path of the file that it was written to; null without `--output`. */
  readonly path: string | null
  /** In order. */
  readonly steps: readonly WrittenStep[]
  /** The version rows that the text begins at, sorted. */
  readonly before: readonly string[]
  /** The version rows after it, sorted. */
  readonly after: readonly string[]
}

/** A step that would be taken, with the statements as far as they can be known without running them. */
export interface PlannedStep {
  /** `upgrade` or `downgrade`. */
  readonly direction: Direction
  /** The revision that would be run. */
  readonly revision: string
  /** What it does. */
  readonly message: string
  /** SQL, one statement each. */
  readonly statements: readonly string[]
  /** False where the script asks for rows: what follows depends on them. */
  readonly isComplete: boolean
}

/** The result of `upgrade --plan` and `downgrade --plan`. */
export interface PlanResult {
  /** In the order in which they would be taken. */
  readonly steps: readonly PlannedStep[]
  /** The version rows as they are, sorted. */
  readonly before: readonly string[]
  /** The version rows as they would be, sorted. */
  readonly after: readonly string[]
  /** A revision that a run has left half done: the plan tells all of its statements. */
  readonly problems: readonly ProblemInfo[]
}

/** The result of `revision` and `merge`. */
export interface NewRevisionResult {
  /** Its id; null where nothing was written. */
  readonly revision: string | null
  /** The absolute path of the script; null where nothing was written. */
  readonly path: string | null
  /** The absolute paths of all files: of SQL files each pair. */
  readonly paths: readonly string[]
  /** The operations of the script; none in an empty one. */
  readonly changes: readonly unknown[]
}

/** An object of the database that no model names. */
export interface UnknownObjectInfo {
  readonly kind: string
  readonly name: string
  readonly schema?: string
}

/** A difference that could not be told from two ways to write the same. */
export interface UnverifiedInfo {
  /** What may differ: `the default of "users.age"`. */
  readonly object: string
  readonly inDatabase: string
  readonly inModels: string
}

/** Something that only the database has, and that may be what only the models have, under another name. */
export interface RenameProposalInfo {
  readonly kind: 'table' | 'column' | 'enumValue' | 'constraint' | 'index'
  /** Its name now, with that of what it is in: `users.mail`. */
  readonly from: string
  /** Its name in the models: `users.email`. */
  readonly to: string
  /** How likely it is, from 0 to 1; nothing below 0.5 is proposed. */
  readonly score: number
  /** The flag of `generate` that says so: `--rename users.mail:email`. */
  readonly flag: string
  /** The flag that says that it goes: `--drop users.mail`; null for what stays as it is unless it is renamed. */
  readonly dropFlag: string | null
  /** Where several are configured. */
  readonly database?: string
}

/** The result of `check`. */
export interface CheckResult {
  /** The operations that would make the database as the models want it. */
  readonly changes: readonly object[]
  readonly unverified: readonly UnverifiedInfo[]
  readonly unknown: readonly UnknownObjectInfo[]
  /** What may have been renamed, the best first; absent where there is nothing. The changes have none of it. */
  readonly proposals?: readonly RenameProposalInfo[]
}

/** The result of `diff`. */
export interface DiffResult extends CheckResult {
  /** The SQL of the changes. */
  readonly statements: readonly string[]
}

/** The result of `generate`. */
export interface GenerateResult extends NewRevisionResult {
  readonly unverified: readonly UnverifiedInfo[]
  readonly unknown: readonly UnknownObjectInfo[]
  /** What may have been renamed and was left as it is, the best first; absent where there is nothing. */
  readonly proposals?: readonly RenameProposalInfo[]
}

/** Something of a database that models cannot declare. */
export interface NotModelledInfo {
  /** `trigger`, `view` …; where something is modelled in part, what it is: `column`, `index`, `unique` … */
  readonly kind: string
  /** Null where it has none. */
  readonly name: string | null
  readonly schema?: string
  /** The table that it belongs to. */
  readonly table?: string
  /** What of it is not modelled, where the rest is: `include`, `isVisible` … */
  readonly part?: string
}

/** The result of `pull`. */
export interface PullResult {
  /** The absolute path of the models; null where there was no table to write. */
  readonly path: string | null
  /** The names of the tables, after their schemas where they say one. */
  readonly tables: readonly string[]
  readonly notModelled: readonly NotModelledInfo[]
}

/** The result of `amend`. */
export interface AmendResult extends GenerateResult {
  /** The operations that were in the script, and that the models ask for no more. */
  readonly dropped: readonly object[]
  /** How many places of the script were changed by hand and by the models: both stand in it, between marks. */
  readonly conflicts: number
  /** The databases that it was undone in; `default` where only one is configured. */
  readonly undoneIn: readonly string[]
}

/** The result of `baseline`. */
export interface BaselineResult extends GenerateResult {
  /** The databases that are at the revision now; `default` where only one is configured. */
  readonly stamped: readonly string[]
}

/** The result of `init`: absolute paths. */
export interface InitResult {
  /** The folder of the migrations. */
  readonly directory: string
  /** What was written. */
  readonly files: readonly string[]
  /** The configuration that was there already and is left as it is. */
  readonly keptConfiguration: string | null
}

/** What a project or a script can be made from. */
export interface TemplateInfo {
  /** The command that takes it with `--template`: `init` or `revision`. */
  readonly use: 'init' | 'revision'
  /** What to say there. */
  readonly name: string
  /** What it gives, in a sentence. */
  readonly synopsis: string
  /** The absolute path of a project's own; null for those of the house. */
  readonly path: string | null
  /** Whether it is taken where none is named. */
  readonly isDefault: boolean
}

/** The result of `list-templates`. */
export interface TemplatesResult {
  /** Those of `init` first. */
  readonly templates: readonly TemplateInfo[]
}

/** The result of `completion`. */
export interface CompletionResult {
  /** The shell. */
  readonly shell: string
  /** What it has to read. */
  readonly script: string
}

/** The result of `ensure-version`. */
export interface EnsureVersionResult {
  /** The name of the version table. */
  readonly table: string
  /** False where it was there already. */
  readonly created: boolean
}

/** What commands that ask databases give where several are configured: the same for each. */
export interface PerDatabase<Result> {
  /** In the order of the configuration. */
  readonly databases: readonly (Result & { readonly database: string })[]
}
