/** A field of a header that names revisions or labels. */
export type HeaderList = null | string | readonly string[]

/** What a script says of its place in the graph. */
export interface ScriptHeader {
  readonly revision: string
  readonly downRevision: HeaderList
  readonly branchLabels: HeaderList
  readonly dependsOn: HeaderList
}

/** The names of a header's fields, as scripts export them. */
export const HEADER_FIELDS = ['revision', 'downRevision', 'branchLabels', 'dependsOn'] as const

/** What the comment of a script says. */
export interface ScriptComment {
  /** The first paragraph. */
  readonly message: string
  /** The whole comment. */
  readonly doc: string
  /** As written; null where the comment has no such line. */
  readonly createDate: string | null
}

interface CommonRecord extends ScriptHeader, ScriptComment {
  /** The absolute path; of an SQL script the file with the header. */
  readonly path: string
}

/** A script in TypeScript or JavaScript. */
export interface ModuleScriptRecord extends CommonRecord {
  readonly format: 'module'
}

/** The two SQL files of one database. */
export interface SqlPair {
  /** Null for the default database. */
  readonly database: string | null
  readonly up: string | null
  readonly down: string | null
}

/** A script of SQL files. */
export interface SqlScriptRecord extends CommonRecord {
  readonly format: 'sql'
  readonly pairs: readonly SqlPair[]
  /** False: the script does not run in a transaction. */
  readonly transaction: boolean | undefined
  /** True: foreign keys stay enforced while it runs. */
  readonly foreignKeys: boolean | undefined
}

/** A script whose header was read: a record for the revision graph. */
export type ScriptRecord = ModuleScriptRecord | SqlScriptRecord

/** A file that looks like a script and whose header cannot be read. */
export interface ScriptProblem {
  readonly code: 'header_unreadable'
  readonly path: string
  readonly message: string
}
