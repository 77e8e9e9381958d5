import type { Direction } from '../runtime/events.ts'

/** A revision as commands show it. */
export interface RevisionInfo {
  readonly revision: string
  readonly downRevision: readonly string[]
  readonly dependsOn: readonly string[]
  /** The revisions that have it as down revision. */
  readonly children: readonly string[]
  /** Its own labels and those that reach it from its branch. */
  readonly branchLabels: readonly string[]
  readonly message: string
  /** The whole comment of the script; the message is its first paragraph. */
  readonly doc: string
  readonly createDate: string | null
  readonly path: string
  readonly isHead: boolean
  /** A head that another revision depends on: no version row ever names it once that one is applied. */
  readonly isEffectiveHead: boolean
  readonly isBase: boolean
  readonly isBranchPoint: boolean
  readonly isMergePoint: boolean
  /** Whether a version row names it; null where the database was not asked. */
  readonly isCurrent: boolean | null
}

/** Something wrong with the scripts that did not stop the command. */
export interface ProblemInfo {
  readonly code: string
  readonly message: string
  /** The absolute paths of the files that it is about. */
  readonly files: readonly string[]
}

/** The result of `heads`, `history` and `show`. */
export interface RevisionsResult {
  readonly revisions: readonly RevisionInfo[]
  readonly problems: readonly ProblemInfo[]
}

/** The result of `branches`: the branch points, and the revisions that go on from each. */
export interface BranchesResult extends RevisionsResult {
  readonly branches: readonly {
    readonly revision: string
    readonly children: readonly RevisionInfo[]
  }[]
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
  readonly direction: Direction | 'stamp'
  readonly revision: string
  readonly message: string
  readonly durationMs: number
}

/** The result of `upgrade`, `downgrade` and `stamp`. */
export interface RunResult {
  readonly steps: readonly StepResult[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A step that would be taken, with the statements as far as they can be known without running them. */
export interface PlannedStep {
  readonly direction: Direction
  readonly revision: string
  readonly message: string
  readonly statements: readonly string[]
  /** False where the script asks for rows: what follows depends on them. */
  readonly isComplete: boolean
}

/** The result of `upgrade --plan`. */
export interface PlanResult {
  readonly steps: readonly PlannedStep[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The result of `revision` and `merge`. */
export interface NewRevisionResult {
  readonly revision: string | null
  readonly path: string | null
  readonly changes: readonly unknown[]
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

/** The result of `ensure-version`. */
export interface EnsureVersionResult {
  readonly table: string
  readonly created: boolean
}

/** The same for each configured database, where there are several. */
export interface PerDatabase<Result> {
  readonly databases: readonly (Result & { readonly database: string })[]
}
