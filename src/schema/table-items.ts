import { LimbeckError } from '../errors/index.ts'
import { readOptions } from '../util/read-options.ts'
import { type ColumnReference, isColumnReference } from './column-reference.ts'
import type { NameArgument } from './final-name.ts'
import {
  type ExcludeElementOptions,
  type IndexElementArgument,
  resolveElements,
  resolveExcludeElements,
} from './index-element.ts'
import {
  type ForeignKeySettings,
  foreignKeyOptions,
  type ReferenceTarget,
} from './reference-target.ts'
import type { Deferral, ExcludeElement, IndexElement } from './schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from './sql.ts'

const brand = Symbol.for('limbeck.tableItem')

/** A column by name or as a column of the table. */
export type ColumnArgument = string | ColumnReference

/** What an index was told. */
export interface IndexDefinition {
  readonly kind: 'index'
  readonly name: NameArgument
  readonly elements: readonly IndexElement[]
  readonly unique: boolean
  readonly using?: string
  readonly include?: readonly string[]
  readonly where?: Sql
  readonly with?: Readonly<Record<string, string | number | boolean>>
  readonly nullsNotDistinct?: boolean
  readonly tablespace?: string
  readonly withParser?: string
}

/** What a primary key or a unique constraint was told. */
export interface KeyDefinition extends Deferral {
  readonly kind: 'primaryKey' | 'unique'
  readonly name: NameArgument
  readonly columns: readonly string[]
  readonly nullsNotDistinct?: boolean
  /** PostgreSQL: columns that its index carries along. */
  readonly include?: readonly string[]
}

/** What a foreign key was told. */
export interface ForeignKeyDefinition {
  readonly kind: 'foreignKey'
  readonly name: NameArgument
  readonly columns: readonly string[]
  readonly target?: ReferenceTarget
  readonly settings: ForeignKeySettings
}

/** What a check was told. */
export interface CheckDefinition {
  readonly kind: 'check'
  readonly name: NameArgument
  readonly expression: Sql
  /** The column that a check was said on, which is what it is named after. */
  readonly column?: string
  /** PostgreSQL: rows that are already there are not checked. */
  readonly notValid?: boolean
  /** PostgreSQL: tables that inherit from this one do not have it. */
  readonly noInherit?: boolean
}

/** What an exclude constraint was told. */
export interface ExcludeDefinition extends Deferral {
  readonly kind: 'exclude'
  readonly name: NameArgument
  readonly elements: readonly ExcludeElement[]
  readonly using?: string
  readonly where?: Sql
}

/** What an index or a constraint of a table was told. */
export type ItemDefinition =
  | IndexDefinition
  | KeyDefinition
  | ForeignKeyDefinition
  | CheckDefinition
  | ExcludeDefinition

/** An index or a constraint, as the callback of `table` and `createTable` gives it. */
export interface TableItem {
  readonly definition: ItemDefinition
}

/** An index being described. */
export interface IndexItem extends TableItem {
  readonly definition: IndexDefinition
  /** What the index is over: columns, expressions, or `{ column, order, nulls, opclass, collation, length }`. */
  on(...elements: readonly IndexElementArgument[]): IndexItem
  unique(): IndexItem
  /** The access method: `gin`, `hash`, `fulltext` … */
  using(method: string): IndexItem
  /** PostgreSQL: columns that are carried along. */
  include(...columns: readonly ColumnArgument[]): IndexItem
  /** Only rows for which this holds; PostgreSQL and SQLite. */
  where(expression: string | Sql | KyselyExpression): IndexItem
  /** PostgreSQL's storage parameters. */
  with(parameters: Readonly<Record<string, string | number | boolean>>): IndexItem
  /** PostgreSQL 15: nulls count as equal. */
  nullsNotDistinct(): IndexItem
  /** PostgreSQL: where it lies, if not with its database. */
  tablespace(name: string): IndexItem
  /** MySQL and MariaDB: what takes the words of a fulltext index out of a text: `ngram`, `mecab`. */
  withParser(name: string): IndexItem
}

/** A primary key being described. */
export interface PrimaryKeyItem extends TableItem {
  readonly definition: KeyDefinition
  on(...columns: readonly ColumnArgument[]): PrimaryKeyItem
  /** PostgreSQL: checked when the transaction ends, or when it says so. */
  deferrable(initially?: Deferral['initially']): PrimaryKeyItem
  /** PostgreSQL: columns that its index carries along. */
  include(...columns: readonly ColumnArgument[]): PrimaryKeyItem
}

/** A unique constraint being described. */
export interface UniqueItem extends TableItem {
  readonly definition: KeyDefinition
  on(...columns: readonly ColumnArgument[]): UniqueItem
  /** PostgreSQL: checked when the transaction ends, or when it says so. */
  deferrable(initially?: Deferral['initially']): UniqueItem
  /** PostgreSQL 15: nulls count as equal. */
  nullsNotDistinct(): UniqueItem
  /** PostgreSQL: columns that its index carries along. */
  include(...columns: readonly ColumnArgument[]): UniqueItem
}

/** A foreign key being described. */
export interface ForeignKeyItem extends TableItem {
  readonly definition: ForeignKeyDefinition
  on(...columns: readonly ColumnArgument[]): ForeignKeyItem
  references(target: ReferenceTarget, settings?: ForeignKeySettings): ForeignKeyItem
}

/** An exclude constraint being described. */
export interface ExcludeItem extends TableItem {
  readonly definition: ExcludeDefinition
  /** What rows are compared by: `{ column: c.room, operator: '=' }`. */
  on(...elements: readonly ExcludeElementOptions[]): ExcludeItem
  /** The access method: `gist`, `spgist` … */
  using(method: string): ExcludeItem
  /** Only rows for which this holds. */
  where(expression: string | Sql | KyselyExpression): ExcludeItem
  /** Checked when the transaction ends, or when it says so. */
  deferrable(initially?: Deferral['initially']): ExcludeItem
}

/** An index: `index('ix_users_email').on(c.email).unique()`. Unnamed ones are named by the convention. */
export function index(name?: NameArgument): IndexItem {
  return createIndexItem({ kind: 'index', name, elements: [], unique: false })
}

/** A primary key over several columns: `primaryKey().on(c.orderId, c.line)`. */
export function primaryKey(name?: NameArgument): PrimaryKeyItem {
  return createKeyItem({ kind: 'primaryKey', name, columns: [] })
}

/** A unique constraint: `unique().on(c.tenant, c.email)`. */
export function unique(name?: NameArgument): UniqueItem {
  return createKeyItem({ kind: 'unique', name, columns: [] })
}

/** A foreign key over several columns: `foreignKey().on(c.a, c.b).references(() => [other.a, other.b])`. */
export function foreignKey(name?: NameArgument): ForeignKeyItem {
  return createForeignKeyItem({ kind: 'foreignKey', name, columns: [], settings: {} })
}

/** What can be said of a check beside its name and its expression. */
export interface CheckSettings {
  /** PostgreSQL: rows that are already there are not checked. */
  readonly notValid?: boolean | undefined
  /** PostgreSQL: tables that inherit from this one do not have it. */
  readonly noInherit?: boolean | undefined
}

/**
 * A check: `` check(sql`${c.price} > 0`) ``, `` check('price', sql`${c.price} > 0`) ``, or with `{ notValid: true }` or
 * `{ noInherit: true }` behind name and expression.
 */
export function check(expression: string | Sql | KyselyExpression): TableItem
export function check(
  name: NameArgument,
  expression: string | Sql | KyselyExpression,
  settings?: CheckSettings,
): TableItem
export function check(
  first: NameArgument | Sql | KyselyExpression,
  second?: string | Sql | KyselyExpression,
  settings?: CheckSettings,
): TableItem {
  const said = readOptions<CheckSettings>(settings, ['notValid', 'noInherit'], 'check()')
  const definition: CheckDefinition =
    second === undefined
      ? { kind: 'check', name: null, expression: toSql(first as string | Sql | KyselyExpression) }
      : { kind: 'check', name: first as NameArgument, expression: toSql(second) }
  return createItem({ definition: { ...definition, ...said } })
}

/** An exclude constraint of PostgreSQL: `exclude('no_overlap').using('gist').on({ column: c.during, operator: '&&' })`. */
export function exclude(name?: NameArgument): ExcludeItem {
  return createExcludeItem({ kind: 'exclude', name, elements: [] })
}

function createIndexItem(definition: IndexDefinition): IndexItem {
  const extend = (change: Partial<IndexDefinition>) => createIndexItem({ ...definition, ...change })
  return createItem({
    definition,
    on: (...elements) => extend({ elements: resolveElements(elements) }),
    unique: () => extend({ unique: true }),
    using: (method) => extend({ using: method }),
    include: (...columns) => extend({ include: readColumns(columns) }),
    where: (expression) => extend({ where: toSql(expression) }),
    with: (parameters) => extend({ with: parameters }),
    nullsNotDistinct: () => extend({ nullsNotDistinct: true }),
    tablespace: (name) => extend({ tablespace: name }),
    withParser: (name) => extend({ withParser: name }),
  })
}

function createKeyItem(definition: KeyDefinition): UniqueItem {
  const extend = (change: Partial<KeyDefinition>) => createKeyItem({ ...definition, ...change })
  return createItem({
    definition,
    on: (...columns) => extend({ columns: readColumns(columns) }),
    deferrable: (initially) =>
      extend({ deferrable: true, ...(initially === undefined ? {} : { initially }) }),
    nullsNotDistinct: () => extend({ nullsNotDistinct: true }),
    include: (...columns) => extend({ include: readColumns(columns) }),
  })
}

function createForeignKeyItem(definition: ForeignKeyDefinition): ForeignKeyItem {
  const extend = (change: Partial<ForeignKeyDefinition>) =>
    createForeignKeyItem({ ...definition, ...change })
  return createItem({
    definition,
    on: (...columns) => extend({ columns: readColumns(columns) }),
    references: (target, settings) =>
      extend({ target, settings: readOptions(settings, foreignKeyOptions, 'foreignKey()') }),
  })
}

function createExcludeItem(definition: ExcludeDefinition): ExcludeItem {
  const extend = (change: Partial<ExcludeDefinition>) =>
    createExcludeItem({ ...definition, ...change })
  return createItem({
    definition,
    on: (...elements) => extend({ elements: resolveExcludeElements(elements) }),
    using: (method) => extend({ using: method }),
    where: (expression) => extend({ where: toSql(expression) }),
    deferrable: (initially) =>
      extend({ deferrable: true, ...(initially === undefined ? {} : { initially }) }),
  })
}

function createItem<Item extends TableItem>(item: Item): Item {
  return Object.freeze(Object.defineProperty(item, brand, { value: true }))
}

/** Tells an index or a constraint of a table, also one of another copy of the package in the same process. */
export function isTableItem(value: unknown): value is TableItem {
  return typeof value === 'object' && value !== null && brand in value
}

/** The names of columns. */
export function readColumns(columns: readonly ColumnArgument[]): readonly string[] {
  return columns.map((column) => {
    if (typeof column === 'string' && column !== '') return column
    if (isColumnReference(column)) return column.name
    throw new LimbeckError(
      'invalid_argument',
      'A column is given by name or as a column of the table.',
      {
        hint: 'For example c.email, or "email".',
      },
    )
  })
}
