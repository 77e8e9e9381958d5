import type { EditorSurroundings } from '../system/open-editor.ts'
import type { RenameProposalInfo, UnknownObjectInfo } from './results.ts'

/** Options of `init`. */
export interface InitOptions {
  /** Where the scripts will lie, relative to the working directory; `migrations` unless told. */
  readonly directory?: string | undefined
  /** How the project begins: `generic` unless told, or `multidb`. */
  readonly template?: string | undefined
}

/** Options of `revision`. */
export interface RevisionOptions {
  /** What the revision does. */
  readonly message?: string | undefined
  /** What the revision comes after; `head` unless told. */
  readonly head?: string | readonly string[] | undefined
  /** Allows a `head` that is none, which makes a branch. */
  readonly splice?: boolean | undefined
  /** One or several labels for the branch. */
  readonly branchLabel?: string | readonly string[] | undefined
  /** The version location that the script is written to. */
  readonly versionPath?: string | undefined
  /** The id of the revision; made up unless told. */
  readonly revisionId?: string | undefined
  /** What it needs in other branches. */
  readonly dependsOn?: string | readonly string[] | undefined
  /** What the script is: `ts`, `js`, `sql`, or the path of a template; as configured unless told. */
  readonly template?: string | undefined
}

/** Options of `generate`. */
export interface GenerateOptions extends RevisionOptions {
  /**
   * What is dropped and not asked about: tables and types that no model names, and what may have another name, as
   * `users`, `users.mail`, `status.new`.
   */
  readonly drop?: readonly string[] | undefined
  /**
   * What has another name in the models: `old:new` for a table, `table.old:new` for a column, a constraint or an index,
   * `enumeration.old:new` for a value.
   */
  readonly rename?: readonly string[] | undefined
  /**
   * What the models are compared with: `live`, the database as it is, unless told; `empty`, a database with nothing in it;
   * or the URL of another database.
   */
  readonly from?: string | undefined
  /** Decides on what was not said, as a person does on a terminal. */
  readonly decide?: ChangeDecisions | undefined
}

/** Who decides on what models and database do not tell. */
export interface ChangeDecisions {
  /** Whether it is a rename; undefined leaves it open, and what would be dropped then is `needs_answer`. */
  readonly rename?:
    | ((proposal: RenameProposalInfo) => boolean | undefined | Promise<boolean | undefined>)
    | undefined
  /**
   * Which of the objects that no model names are dropped; the others are left alone. The name of the database comes where
   * several are configured.
   */
  readonly unknown?:
    | ((
        objects: readonly UnknownObjectInfo[],
        database?: string,
      ) => readonly UnknownObjectInfo[] | Promise<readonly UnknownObjectInfo[]>)
    | undefined
}

/** Options of `pull`. */
export interface PullOptions {
  /**
   * The file to write; the one that the setting `schema` names unless told. With several databases a folder, or a name
   * with `{database}` in it.
   */
  readonly output?: string | undefined
  /** Replaces a file that is there. */
  readonly force?: boolean | undefined
}

/** Options of `amend`. */
export interface AmendOptions {
  /** The script to write anew; `head` unless told. */
  readonly head?: string | undefined
  /** Names of tables and types that no model names, and that are dropped. */
  readonly drop?: readonly string[] | undefined
  /** What has another name in the models: `old:new` for a table, `table.old:new` for a column. */
  readonly rename?: readonly string[] | undefined
  /** Decides on what was not said, as a person does on a terminal. */
  readonly decide?: ChangeDecisions | undefined
}

/** Options of `baseline`. */
export interface BaselineOptions {
  /** What the revision does. */
  readonly message?: string | undefined
  /** One or several labels for the branch. */
  readonly branchLabel?: string | readonly string[] | undefined
  /** The version location that the script is written to. */
  readonly versionPath?: string | undefined
  /** The id of the revision; made up unless told. */
  readonly revisionId?: string | undefined
  /** What the script is: `ts`, `js`, or the path of a template; as configured unless told. */
  readonly template?: string | undefined
  /** Handed to hooks. */
  readonly tag?: string | undefined
}

/** Options of `merge`. */
export interface MergeOptions {
  /** The revisions to be merged, or `heads`. */
  readonly revisions: string | readonly string[]
  /** What the revision does. */
  readonly message?: string | undefined
  /** Allows revisions that are no heads. */
  readonly splice?: boolean | undefined
  /** One or several labels for the branch. */
  readonly branchLabel?: string | readonly string[] | undefined
  /** The version location that the script is written to. */
  readonly versionPath?: string | undefined
  /** The id of the revision; made up unless told. */
  readonly revisionId?: string | undefined
  /** What the script is: `ts`, `js`, `sql`, or the path of a template; as configured unless told. */
  readonly template?: string | undefined
}

/** Options of `heads`. */
export interface HeadsOptions {
  /** Leaves out heads that another revision depends on. */
  readonly resolveDependencies?: boolean | undefined
}

/** Options of `branches`. */
export type BranchesOptions = Readonly<Record<string, never>>

/** Options of `history`. */
export interface HistoryOptions {
  /** `a:b`; either end may be left out. */
  readonly range?: string | undefined
  /** Asks the database which revisions are current. */
  readonly indicateCurrent?: boolean | undefined
}

/** Options of `show`. */
export interface ShowOptions {
  /** What to show; `head` unless told. */
  readonly target?: string | undefined
}

/** Options of `edit`. */
export interface EditOptions {
  /** Whose scripts to open; `head` unless told. */
  readonly target?: string | undefined
  /** Where the editor is looked for; in the variables of this process unless told. */
  readonly editor?: EditorSurroundings | undefined
}

/** Options of commands that can write SQL instead of running it. */
export interface SqlOptions {
  /** Writes SQL for the engine's own client. No database is asked: targets are ranges, `start:end`. */
  readonly sql?: boolean | undefined
  /** The file to write to; `{database}` in it, or a folder, where there are several databases. */
  readonly output?: string | undefined
}

/** Options of `upgrade`. */
export interface UpgradeOptions extends SqlOptions {
  /** What it is run to; `head` unless told. */
  readonly target?: string | readonly string[] | undefined
  /** Only tells what would be done. */
  readonly plan?: boolean | undefined
  /** Runs everything in one transaction and rolls it back; refused where DDL is not transactional. */
  readonly dryRun?: boolean | undefined
  /** Goes on with a revision that was started and not finished. */
  readonly resume?: boolean | undefined
  /** Begins a revision that was started and not finished anew. */
  readonly restart?: boolean | undefined
  /** Handed to scripts and hooks. */
  readonly tag?: string | undefined
}

/** Options of `downgrade`. */
export interface DowngradeOptions extends SqlOptions {
  /** What it is undone to; `-1` unless told. */
  readonly target?: string | undefined
  /** Only tells what would be done. */
  readonly plan?: boolean | undefined
  /** Runs everything in one transaction and rolls it back; refused where DDL is not transactional. */
  readonly dryRun?: boolean | undefined
  /** Goes on with a revision that was started and not finished. */
  readonly resume?: boolean | undefined
  /** Begins a revision that was started and not finished anew. */
  readonly restart?: boolean | undefined
  /** Handed to scripts and hooks. */
  readonly tag?: string | undefined
}

/** Options of `setup`. */
export interface SetupOptions {
  /** What to do with a database that has version rows: `verify` unless told. */
  readonly existing?: 'verify' | 'upgrade' | undefined
  /** Handed to scripts and hooks. */
  readonly tag?: string | undefined
}

/** Options of `stamp`. */
export interface StampOptions extends SqlOptions {
  /** What the database is said to be at; `head` unless told. */
  readonly targets?: string | readonly string[] | undefined
  /** Forgets all version rows first, also those that no script has. */
  readonly purge?: boolean | undefined
  /** Handed to scripts and hooks. */
  readonly tag?: string | undefined
}

/** Options of `current`. */
export interface CurrentOptions {
  /** Whether being behind the heads is a finding. */
  readonly checkHeads?: boolean | undefined
}

/** Options of `list-templates`. */
export type ListTemplatesOptions = Readonly<Record<string, never>>

/** Options of `ensure-version`. */
export type EnsureVersionOptions = SqlOptions
