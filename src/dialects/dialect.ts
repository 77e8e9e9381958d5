import type { ObjectKind, ObjectOf } from '../operations/edit-objects.ts'
import type { Operation } from '../operations/operation.ts'
import type { ColumnType } from '../schema/column-type.ts'
import type { SchemaModel, Table } from '../schema/schema-model.ts'
import type { Sql } from '../schema/sql.ts'
import type { AnyDialectName } from './dialect-name.ts'
import type { DialectFeatures } from './features.ts'

export type {
  AnyDialectName,
  CustomDialects,
  DialectName,
  KnownDialectName,
} from './dialect-name.ts'

/** One statement with the values bound to it. */
export interface Statement {
  readonly sql: string
  readonly parameters?: readonly unknown[]
}

/** A statement out of a text that a person wrote. */
export interface SourceStatement {
  readonly sql: string
  /** The line of the text on which the statement begins, counted from 1. */
  readonly line: number
}

/** What a statement means for the transaction around it. */
export interface StatementTraits {
  /** Only reads: SELECT, SHOW, EXPLAIN, a WITH that changes nothing. */
  readonly isRead: boolean
  /** Ends the open transaction by itself, as DDL does on MySQL. */
  readonly commitsImplicitly: boolean
  /** Cannot run inside a transaction: CREATE INDEX CONCURRENTLY, VACUUM. */
  readonly refusesTransaction: boolean
  /** BEGIN, COMMIT, ROLLBACK, SAVEPOINT … */
  readonly controlsTransaction: boolean
  /** Writes, and gives rows with RETURNING. */
  readonly isReturning: boolean
}

/** What has to be asked before an operation can be compiled for the database at hand. */
export interface Inquiry {
  readonly queries: readonly Statement[]
  /** The statements of the operation out of the rows that the queries gave, in their order. */
  compile(results: readonly (readonly Readonly<Record<string, unknown>>[])[]): readonly Statement[]
  /** What puts the session back where one of the statements fails and has set what no rollback undoes. */
  cleanup?(results: readonly (readonly Readonly<Record<string, unknown>>[])[]): readonly Statement[]
}

/** A column that gets another type, with the table that holds it. */
export interface TypeChange {
  readonly table: Table
  readonly column: string
  readonly from: ColumnType
  readonly to: ColumnType
}

/** What becomes of the values of a column that gets another type. */
export interface TypeChangeEffect {
  /** Turns a value into the new type, where the engine asks for that. */
  readonly using?: Sql
  /** What of the values is not kept, for people: `digits behind the point`. */
  readonly loss?: string
  /** The values on which the change fails, for people: `numbers out of the range of SMALLINT`. */
  readonly failure?: string
}

/** What a dialect knows without a database: enough to write SQL. */
export interface CompileDialect {
  readonly name: AnyDialectName
  readonly features: DialectFeatures
  /** Quotes one name. Throws `identifier_too_long`, or `invalid_argument` for a name that no quoting can carry. */
  quoteIdentifier(name: string): string
  /** Writes a value as SQL text. Throws `invalid_argument` for a value that has none. */
  writeLiteral(value: unknown): string
  /** Writes a type, e.g. `varchar(100)`. */
  writeType(type: ColumnType): string
  /** One form of all types that mean the same to the engine: two types are one where their forms are equal. */
  normalizeType(type: ColumnType): ColumnType
  /** What becomes of the values where a column gets another type. */
  judgeTypeChange(change: TypeChange): TypeChangeEffect
  /** A table in which what is as usual is not said: what the engine takes for the same has one form. */
  normalizeTable(table: Table): Table
  /** An object beside tables in which what is as usual is not said. */
  normalizeObject<Kind extends ObjectKind>(kind: Kind, object: ObjectOf<Kind>): ObjectOf<Kind>
  /**
   * One text for an expression, whatever its spaces, quotes and the case of its words. In that of a table, the name of the
   * table before its columns makes no difference.
   */
  normalizeExpression(text: string, table?: TableName): string
  /** An expression with its values bound. */
  bindSql(expression: Sql): Statement
  /** An expression with its values written as literals. */
  inlineSql(expression: Sql): string
  /** A statement as text, its values as literals in place of their placeholders: for output that nothing is bound to. */
  inlineStatement(statement: Statement): string
  /** The placeholder of the value with this index, counted from 0: `$1` or `?`. */
  placeholder(index: number): string
  /**
   * What an operation is carried out as, one after the other: a batch as its members, where the engine does not take
   * them together; any other operation as itself. Throws `operation_unsupported` for what the engine's batches cannot.
   */
  expand(operation: Operation): readonly Operation[]
  /**
   * The statements of an operation, in order. Throws `operation_unsupported` where the engine has no way,
   * `operation_invalid` where the operation contradicts itself.
   */
  compile(operation: Operation): readonly Statement[]
  /**
   * What has to be asked of a live database before the operation can be compiled, because the engine states anew what
   * is there; absent where nothing has. {@link compile} does without, where the operation says what is there.
   */
  inquire(operation: Operation): Inquiry | undefined
  /** Splits a text that a person wrote, knowing quotes, comments, dollar quotes, BEGIN … END and DELIMITER. */
  splitStatements(text: string): readonly SourceStatement[]
  /** Reads the first words of a statement. */
  readTraits(sql: string): StatementTraits
}

/** How a server refused: what the code of its error means, whatever the engine. */
export type FailureKind =
  | 'already_exists'
  | 'does_not_exist'
  | 'invalid_value'
  | 'lock_timeout'
  | 'statement_timeout'
  | 'deadlock'
  | 'duplicate_row'
  | 'permission_denied'
  | 'canceled'
  | 'other'

/** The parts of a driver's error that tell its kind. */
export interface Failure {
  readonly sqlState?: string
  readonly number?: number
  readonly message: string
}

/** Statements around a step. */
export interface TransactionStatements {
  readonly begin: string
  readonly commit: string
  readonly rollback: string
  savepoint(name: string): string
  release(name: string): string
  rollbackTo(name: string): string
}

/** Time limits of a run, in milliseconds; 0 or not said means the server's own. */
export interface TimeLimits {
  readonly lockTimeoutMs?: number
  readonly statementTimeoutMs?: number
}

/** Sets time limits on a session for a while. */
export interface TimeLimiter {
  /** Reads the limits in force, for {@link restore}; absent where the engine can reset without knowing them. */
  readonly readCurrent?: Statement
  /** Empty when no limit was asked for. */
  readonly set: readonly Statement[]
  restore(current: readonly Readonly<Record<string, unknown>>[]): readonly Statement[]
}

/** What is known of the session that holds a lock. */
export interface LockHolder {
  /** The server's id of the session; as the runtime tells it, with the word before it: `session 17`, `process 4711`. */
  readonly session: string
  readonly application?: string
  readonly user?: string
  readonly host?: string
  readonly since?: string
  readonly query?: string
}

/** A run lock that the server keeps for the session. */
export interface SessionLock {
  readonly kind: 'session'
  /** Tries once; never waits. */
  tryAcquire(key: string): Statement
  /** Whether the row of {@link tryAcquire} says that the lock is held now. */
  isAcquired(rows: readonly Readonly<Record<string, unknown>>[]): boolean
  release(key: string): Statement
  /** Asks who holds the lock. */
  findHolder(key: string): Statement
  readHolder(rows: readonly Readonly<Record<string, unknown>>[]): LockHolder | undefined
}

/** A run lock on a file beside the database file. */
export interface FileLock {
  readonly kind: 'file'
}

/** A table by name and schema. */
export interface TableName {
  readonly name: string
  readonly schema?: string | undefined
}

/**
 * What is read of a database: some tables by name, or everything in some schemas. `default` is the schema that new tables
 * of the session go to; `all` leaves out those of the engine. The engine's own objects, temporary ones and those of an
 * extension are never among them.
 */
export type CatalogScope =
  | { readonly kind: 'tables'; readonly tables: readonly TableName[] }
  | { readonly kind: 'schemas'; readonly schemas: readonly string[] | 'default' | 'all' }

/** Why a script that the engine's own client runs may stop by itself. */
export type GuardFault = 'start' | 'unfinished' | 'step' | 'foreignKeys'

/** What a script says when it stops, without a trailing full stop. */
export type GuardMessages = Readonly<Record<GuardFault, string>>

/** What has to hold for a script to go on. */
export interface Guard {
  readonly fault: GuardFault
  /** An expression; what is neither true nor 1 stops the script. */
  readonly condition: string
  /** A quoted table whose rows nobody else may change until the transaction ends, where the engine can lock them. */
  readonly locks?: string
}

/**
 * How a script is written for the engine's own client: psql, mariadb and mysql, sqlite3. Texts are whole statements
 * with what ends them, or lines for the client.
 */
export interface ScriptRules {
  /** Expressions: the time now in UTC as an ISO text, a new id of 36 characters, and who runs the script. */
  readonly now: string
  readonly newId: string
  readonly user: string
  /**
   * The top: lines for the client, and settings of the session that the texts rely on. `needsStop` says that the script
   * has statements which no guard can hold back once something before them failed.
   */
  open(messages: GuardMessages, needsStop: boolean): readonly string[]
  /** The end of the script. */
  readonly close: readonly string[]
  /** What keeps the first transaction quiet where the tables are there already. */
  readonly quiet: readonly string[]
  /** A statement of a person with what ends it for the client. */
  terminate(sql: string): string
  /** Statements that fail unless the guard holds, and after which nothing can change where it does not. */
  guard(guard: Guard, messages: GuardMessages): readonly string[]
  /** Begins a transaction that its guards keep from changing anything where one of them does not hold. */
  begin(statement: string, guards: readonly string[]): readonly string[]
  /** Commits; `guards` says how many guards have to have held in this transaction. */
  commit(statement: string, guards: number): readonly string[]
  /**
   * Notes in the session, in the transaction that creates our tables, that the script may begin, and asks for that;
   * absent where a guard that failed is felt to the end anyway.
   */
  readonly begun?: { readonly mark: string; readonly condition: string }
  /** Keeps what comes behind a statement that failed from changing anything, where a guard cannot. */
  readonly checkpoint: readonly string[]
  /** A condition that a checkpoint found nothing, for the transaction that was open then; absent without checkpoints. */
  readonly isIntact?: string
  /** A condition that a step adds no broken foreign key; absent where the engine sees to it. */
  readonly foreignKeysHold?: string
}

/** What a dialect knows of a live database: still no calls, only statements to run and rows to read. */
export interface LiveDialect extends CompileDialect {
  /** The oldest version that is supported; offline SQL is written for it unless told. */
  readonly oldestVersion: readonly number[]
  readonly script: ScriptRules
  readonly transaction: TransactionStatements
  readonly runLock: SessionLock | FileLock
  /** How the limits are set for the session and put back afterwards. */
  limitTime(limits: TimeLimits): TimeLimiter
  /** Statements before and after the whole run, and the check before a commit, for engines that ask for it. */
  readonly foreignKeyChecks?: {
    readonly readState: Statement
    readonly turnOff: Statement
    readonly turnOn: Statement
    readonly findViolations: Statement
  }
  /** Whether a table is there: one row where it is, with the width of `column` in characters where the engine limits it. */
  findTable(table: TableName, column: string): Statement
  /**
   * A query that fails unless the column of the table holds exactly these values, and that keeps anybody from changing
   * them until the transaction ends: what comes behind it may be committed without looking. Absent where an engine has
   * no such query.
   */
  guardRows?(table: string, column: string, values: readonly string[]): Statement
  /** The database and the schema of the session, as the columns `database` and `schema`. */
  readonly readPlace: Statement
  /** The tables in the schema of the session, as the column `name`; without those of the engine and of extensions. */
  readonly listTables: Statement
  /** The schema in which a table is temporary, where the engine shows temporary tables in its catalog. */
  readonly temporarySchema?: string
  /** The statements around queries that have to see the same state of the catalog. They write nothing and keep no lock. */
  readonly snapshot: { readonly begin: readonly Statement[]; readonly end: Statement }
  /** The queries that read what is in scope from the native catalog; a constant number of them. */
  catalogQueries(scope: CatalogScope): readonly Statement[]
  /** The queries that only the rows of the others tell how to write, a constant number too; their rows come behind those. */
  furtherQueries?(
    results: readonly (readonly Readonly<Record<string, unknown>>[])[],
  ): readonly Statement[]
  /**
   * Builds the schema model from the rows that the queries gave, in their order. A table has a schema where the scope
   * said one for it; of whole schemas, those of the default one have none, as have references to them.
   */
  readCatalog(results: readonly (readonly Readonly<Record<string, unknown>>[])[]): SchemaModel
  /** What no model knows of, as the columns `kind`, `name`, `schema` (null for the default one), `table` and `part`. */
  readonly unmodelledObjects: Statement
  /** The same schema in the words that people declare it with: what comes by itself is not said. */
  declare(model: SchemaModel): SchemaModel
  /** What the code of a server's error means. */
  classifyFailure(failure: Failure): FailureKind
}
