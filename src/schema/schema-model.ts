import type { ColumnType } from './column-type.ts'
import type { Sql } from './sql.ts'

/** A database's objects as plain data, whether they come from models or from a database. */
export interface SchemaModel {
  /** Tables by {@link tableKey}. */
  readonly tables: Readonly<Record<string, Table>>
  /** The schema that holds what says none, where a database told: `public`. */
  readonly defaultSchema?: string
  /** MariaDB: an index goes on over its other columns where one is dropped; keys and checks over several refuse that. */
  readonly cutsIndexes?: true
  /** By name; empty where nobody says, as are the objects below. */
  readonly schemas?: Readonly<Record<string, NamedSchema>>
  /** By name. */
  readonly extensions?: Readonly<Record<string, Extension>>
  /** By {@link tableKey}. */
  readonly sequences?: Readonly<Record<string, Sequence>>
  /** By {@link tableKey}. */
  readonly enums?: Readonly<Record<string, Enumeration>>
  /** By {@link tableKey}. */
  readonly domains?: Readonly<Record<string, Domain>>
  /** Also those that are materialized. By {@link tableKey}. */
  readonly views?: Readonly<Record<string, View>>
  /** By {@link tableKey} with the parameters behind it, for several can have one name. */
  readonly functions?: Readonly<Record<string, DatabaseFunction>>
  /** By {@link tableKey} of the table with the name of the trigger behind it. */
  readonly triggers?: Readonly<Record<string, Trigger>>
}

/** A schema, which is a database on MySQL and MariaDB. */
export interface NamedSchema {
  readonly name: string
  /** PostgreSQL: the role that owns it. */
  readonly owner?: string
  /** MySQL and MariaDB: the collation that its tables have unless told. */
  readonly collation?: string
  readonly comment?: string
}

/** An extension of PostgreSQL. */
export interface Extension {
  readonly name: string
  /** The schema that holds its objects. */
  readonly schema?: string
  readonly version?: string
}

/** A sequence of PostgreSQL or MariaDB. What is not said is as the engine has it. */
export interface Sequence {
  readonly name: string
  readonly schema?: string
  /** PostgreSQL: the type of its numbers; `bigint` where nothing is said. */
  readonly type?: 'smallint' | 'integer' | 'bigint'
  /** The first number. */
  readonly start?: number | bigint
  /** What is added each time; a negative number counts down. */
  readonly increment?: number | bigint
  /** The lowest number. */
  readonly minValue?: number | bigint
  /** The highest number. */
  readonly maxValue?: number | bigint
  /** How many numbers a session takes at once. */
  readonly cache?: number | bigint
  /** Whether it begins anew at its end; else it fails there. */
  readonly cycle?: boolean
  /** PostgreSQL: the column with which it is dropped. */
  readonly ownedBy?: { readonly table: string; readonly column: string }
  /** PostgreSQL: what it is for. */
  readonly comment?: string
}

/** A table with its columns, constraints and indexes. */
export interface Table {
  readonly name: string
  /** The schema that holds it; not said means the default schema of the connection. */
  readonly schema?: string
  readonly columns: readonly Column[]
  readonly constraints: readonly Constraint[]
  readonly indexes: readonly Index[]
  readonly comment?: string
  /** Options of one engine, by the name that the engine gives them: `engine`, `charset`, `strict`, `withoutRowid`, `partitionBy`. */
  readonly options?: Readonly<Record<string, string | number | boolean>>
  /** PostgreSQL's storage parameters. */
  readonly with?: Readonly<Record<string, string | number | boolean>>
  /** PostgreSQL: the table that it is a partition of, and the rows it holds. What comes from there is not said here again, but for its columns. */
  readonly partitionOf?: PartitionOf
  /** PostgreSQL: the tables whose columns and checks it has too, in their order. */
  readonly inherits?: readonly TableReference[]
}

/** A table by its name. */
export interface TableReference {
  readonly table: string
  readonly schema?: string
}

/** The place of a partition. */
export interface PartitionOf extends TableReference {
  /** As it stands behind the table: `FOR VALUES FROM (1) TO (10)`, `DEFAULT`. */
  readonly bounds: string
}

/** A value that a column takes when none is given: a literal, or an expression. */
export type ColumnDefault = Sql | string | number | bigint | boolean

/** An enumeration that is a type of its own, as on PostgreSQL; elsewhere its values stand in the columns. */
export interface Enumeration {
  readonly name: string
  readonly schema?: string
  readonly values: readonly string[]
  readonly comment?: string
}

/** A type of PostgreSQL that is another type with rules. */
export interface Domain {
  readonly name: string
  readonly schema?: string
  readonly type: ColumnType
  readonly nullable: boolean
  readonly default?: ColumnDefault
  readonly collation?: string
  /** What has to hold for a value, which is called VALUE there. */
  readonly checks: readonly Check[]
  readonly comment?: string
}

/** Text with the values that its placeholders stand for, as a query builder makes it for an engine. */
export interface BoundSql {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** A view. */
export interface View {
  readonly name: string
  readonly schema?: string
  /** Names for its columns, in the place of those that the query gives. */
  readonly columns?: readonly string[]
  readonly definition: Sql | BoundSql
  /** PostgreSQL: it keeps the rows of its query. */
  readonly materialized?: boolean
  /** With whose rights it reads. */
  readonly security?: 'definer' | 'invoker'
  /** Which rows can be written through it. */
  readonly checkOption?: 'local' | 'cascaded'
  /** PostgreSQL: nothing that looks into rows runs before the conditions of the view. */
  readonly securityBarrier?: boolean
  /** PostgreSQL's storage parameters of one that is materialized. */
  readonly with?: Readonly<Record<string, string | number | boolean>>
  /** The indexes of one that is materialized. */
  readonly indexes?: readonly Index[]
  readonly comment?: string
}

/** A function of PostgreSQL, MySQL or MariaDB. */
export interface DatabaseFunction {
  readonly name: string
  readonly schema?: string
  /** The parameters as they stand between the parentheses: `a integer, b text`. */
  readonly parameters?: string
  readonly returns: string
  /** PostgreSQL: the language of the body. */
  readonly language?: string
  readonly body: Sql
  /** Whether the same arguments always give the same result, within a statement, or not at all. */
  readonly volatility?: 'immutable' | 'stable' | 'volatile'
  /** With whose rights it runs. */
  readonly security?: 'definer' | 'invoker'
  /** PostgreSQL: null for any argument gives null. */
  readonly strict?: boolean
  /** PostgreSQL: whether it runs in the workers of a query; not said means `unsafe`. */
  readonly parallel?: 'safe' | 'restricted' | 'unsafe'
  /** PostgreSQL: it tells nothing of its arguments but by its result. */
  readonly leakproof?: boolean
  /** PostgreSQL: what the planner thinks a call costs. */
  readonly cost?: number
  /** PostgreSQL: how many rows the planner thinks it gives. */
  readonly rows?: number
  /** PostgreSQL: settings while it runs, each as `name=value`. */
  readonly settings?: readonly string[]
  /** PostgreSQL 14: the body is SQL that is read when the function is made (`RETURN …`, `BEGIN ATOMIC … END`), and no text. */
  readonly isParsed?: boolean
  readonly comment?: string
}

/** What sets a trigger off. */
export type TriggerEvent = 'insert' | 'update' | 'delete' | 'truncate'

/** A trigger of a table or a view. */
export interface Trigger {
  readonly name: string
  readonly table: string
  readonly schema?: string
  readonly timing: 'before' | 'after' | 'instead of'
  /** Several only on PostgreSQL. */
  readonly events: readonly TriggerEvent[]
  /** Only updates of these columns; PostgreSQL and SQLite. */
  readonly columns?: readonly string[]
  readonly forEach?: 'row' | 'statement'
  /** Only rows for which this holds; PostgreSQL and SQLite. */
  readonly when?: Sql
  /** What it does; MySQL, MariaDB and SQLite. */
  readonly body?: Sql
  /** PostgreSQL: the function that it calls. */
  readonly function?: {
    readonly name: string
    readonly schema?: string
    readonly arguments?: readonly string[]
  }
  /** PostgreSQL: it is a constraint trigger, with the moment when it is checked. */
  readonly constraint?: Deferral
  /** PostgreSQL: names for the rows as they were and as they are. */
  readonly oldTable?: string
  readonly newTable?: string
  /** PostgreSQL: when it fires, where it is not as usual. */
  readonly enabled?: 'never' | 'replica' | 'always'
  readonly comment?: string
}

/** A column. Keys and references that a builder says inline are constraints of the table. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly nullable: boolean
  readonly default?: ColumnDefault
  /** The database numbers new rows, as an identity column of the SQL standard. */
  readonly identity?: Identity
  /** The database numbers new rows in its own customary way (see `t`): set for a lone integer primary key. */
  readonly autoIncrement?: boolean
  readonly generated?: Generated
  readonly collation?: string
  readonly comment?: string
  /** PostgreSQL: it comes from the table that its own is a partition of or inherits from. */
  readonly inherited?: boolean
  /** SQLite: what happens where a row brings a NULL to a column that takes none. */
  readonly onNullConflict?: ConflictAction
  /** MySQL and MariaDB: false for a column that `SELECT *` passes over. */
  readonly isVisible?: boolean
}

/** How an identity column counts. */
export interface Identity {
  readonly always: boolean
  readonly start?: number | bigint
  readonly increment?: number | bigint
  readonly minValue?: number | bigint
  readonly maxValue?: number | bigint
  /** How many numbers a session takes at once. */
  readonly cache?: number | bigint
  /** Whether it begins anew at its end. */
  readonly cycle?: boolean
}

/** A column that the database computes. */
export interface Generated {
  readonly expression: Sql
  readonly stored: boolean
}

/** The action that follows a change of the referenced row. */
export type ReferentialAction = 'cascade' | 'restrict' | 'set null' | 'set default' | 'no action'

/** What SQLite does with a statement whose row breaks a constraint; `abort` unless told. */
export type ConflictAction = 'rollback' | 'abort' | 'fail' | 'ignore' | 'replace'

/** When a constraint is checked. */
export interface Deferral {
  /** Whether a transaction can put off the check to its end. */
  readonly deferrable?: boolean
  /** Whether the check waits for the end of the transaction, or comes with each statement. */
  readonly initially?: 'deferred' | 'immediate'
}

/** The primary key of a table. */
export interface PrimaryKey extends Deferral {
  readonly kind: 'primaryKey'
  readonly name?: string
  readonly columns: readonly string[]
  /** SQLite: what happens where a row has the key of another. */
  readonly onConflict?: ConflictAction
  /** PostgreSQL: columns that its index carries along. */
  readonly include?: readonly string[]
  readonly comment?: string
}

/** A unique constraint. */
export interface Unique extends Deferral {
  readonly kind: 'unique'
  readonly name?: string
  readonly columns: readonly string[]
  /** SQLite: what happens where a row has the values of another. */
  readonly onConflict?: ConflictAction
  /** PostgreSQL 15: nulls count as equal. */
  readonly nullsNotDistinct?: boolean
  /** PostgreSQL: columns that its index carries along. */
  readonly include?: readonly string[]
  readonly comment?: string
}

/** A foreign key. */
export interface ForeignKey extends Deferral {
  readonly kind: 'foreignKey'
  readonly name?: string
  readonly columns: readonly string[]
  readonly references: {
    readonly table: string
    readonly schema?: string
    readonly columns: readonly string[]
  }
  readonly onDelete?: ReferentialAction
  readonly onUpdate?: ReferentialAction
  readonly match?: 'full' | 'partial' | 'simple'
  /** PostgreSQL: rows that are already there are not checked. */
  readonly notValid?: boolean
  /** PostgreSQL 15: the columns that `set null` and `set default` of a deletion touch, where those are not all. */
  readonly onDeleteColumns?: readonly string[]
  readonly comment?: string
}

/** A check constraint. */
export interface Check {
  readonly kind: 'check'
  readonly name?: string
  readonly expression: Sql
  /** PostgreSQL: rows that are already there are not checked. */
  readonly notValid?: boolean
  /** PostgreSQL: tables that inherit from this one do not have it. */
  readonly noInherit?: boolean
  /** MariaDB: the column behind which it stands, whose name it has and with which it is changed. */
  readonly column?: string
  readonly comment?: string
}

/** PostgreSQL: no two rows for which every operator holds between their elements. */
export interface Exclusion extends Deferral {
  readonly kind: 'exclude'
  readonly name?: string
  readonly elements: readonly ExcludeElement[]
  /** The access method; `gist` is what most operators need. */
  readonly using?: string
  /** The rows that are looked at. */
  readonly where?: Sql
  readonly comment?: string
}

/** A constraint of a table. */
export type Constraint = PrimaryKey | Unique | ForeignKey | Check | Exclusion

/** What an index is over: a column or an expression. */
export interface IndexElement {
  readonly column?: string
  readonly expression?: Sql
  readonly order?: 'asc' | 'desc'
  readonly nulls?: 'first' | 'last'
  /** PostgreSQL's operator class. */
  readonly opclass?: string
  readonly collation?: string
  /** MySQL and MariaDB: how many characters count. */
  readonly length?: number
}

/** A column or an expression that rows are compared by, with the operator that must not hold for all of them. */
export interface ExcludeElement extends IndexElement {
  /** `=`, `&&` … */
  readonly operator: string
}

/** An index. */
export interface Index {
  readonly name: string
  readonly elements: readonly IndexElement[]
  readonly unique: boolean
  /** The access method: `gin`, `hash`, `fulltext` … */
  readonly using?: string
  /** PostgreSQL: columns that are carried along. */
  readonly include?: readonly string[]
  /** The rows that are indexed; PostgreSQL and SQLite. */
  readonly where?: Sql
  /** PostgreSQL's storage parameters. */
  readonly with?: Readonly<Record<string, string | number | boolean>>
  readonly nullsNotDistinct?: boolean
  /** PostgreSQL: false for an index whose concurrent building failed. */
  readonly isValid?: boolean
  /** PostgreSQL: where it lies, if not with its database. */
  readonly tablespace?: string
  /** MySQL and MariaDB: what takes the words of a fulltext index out of a text. The catalog does not tell it. */
  readonly withParser?: string
  /** MySQL and MariaDB: false for an index that the planner passes over. */
  readonly isVisible?: boolean
  /** MySQL and MariaDB: the server may have made it by itself for a foreign key, so that models need not name it. */
  readonly forForeignKey?: true
  readonly comment?: string
}

/** The key of a table in {@link SchemaModel.tables}: its name, after its schema where one is said. */
export function tableKey(table: {
  readonly name: string
  readonly schema?: string | undefined
}): string {
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`
}

/** A model without objects. */
export const EMPTY_MODEL: SchemaModel = { tables: {} }
