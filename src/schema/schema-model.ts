import type { ColumnType } from './column-type.ts'
import type { Sql } from './sql.ts'

/** A database's objects as plain data, whether they come from models or from a database. */
export interface SchemaModel {
  /** Tables by {@link tableKey}. */
  readonly tables: Readonly<Record<string, Table>>
  /** By name; empty where nobody says, as are the objects below. */
  readonly schemas?: Readonly<Record<string, NamedSchema>>
  /** By name. */
  readonly extensions?: Readonly<Record<string, Extension>>
  /** By {@link tableKey}. */
  readonly sequences?: Readonly<Record<string, Sequence>>
  /** By {@link tableKey}. */
  readonly enums?: Readonly<Record<string, Enumeration>>
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
  readonly type?: 'smallint' | 'integer' | 'bigint'
  readonly start?: number | bigint
  readonly increment?: number | bigint
  readonly minValue?: number | bigint
  readonly maxValue?: number | bigint
  /** How many numbers a session takes at once. */
  readonly cache?: number | bigint
  /** Whether it begins anew at its end. */
  readonly cycle?: boolean
  /** PostgreSQL: the column with which it is dropped. */
  readonly ownedBy?: { readonly table: string; readonly column: string }
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
}

/** A value that a column takes when none is given: a literal, or an expression. */
export type ColumnDefault = Sql | string | number | bigint | boolean

/** An enumeration that is a type of its own, as on PostgreSQL; elsewhere its values stand in the columns. */
export interface Enumeration {
  readonly name: string
  readonly schema?: string
  readonly values: readonly string[]
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
}

/** How an identity column counts. */
export interface Identity {
  readonly always: boolean
  readonly start?: number | bigint
  readonly increment?: number | bigint
}

/** A column that the database computes. */
export interface Generated {
  readonly expression: Sql
  readonly stored: boolean
}

/** The action that follows a change of the referenced row. */
export type ReferentialAction = 'cascade' | 'restrict' | 'set null' | 'set default' | 'no action'

/** When a constraint is checked. */
export interface Deferral {
  readonly deferrable?: boolean
  readonly initially?: 'deferred' | 'immediate'
}

/** The primary key of a table. */
export interface PrimaryKey extends Deferral {
  readonly kind: 'primaryKey'
  readonly name?: string
  readonly columns: readonly string[]
}

/** A unique constraint. */
export interface Unique extends Deferral {
  readonly kind: 'unique'
  readonly name?: string
  readonly columns: readonly string[]
  /** PostgreSQL 15: nulls count as equal. */
  readonly nullsNotDistinct?: boolean
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
}

/** A check constraint. */
export interface Check {
  readonly kind: 'check'
  readonly name?: string
  readonly expression: Sql
  /** PostgreSQL: rows that are already there are not checked. */
  readonly notValid?: boolean
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
