import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { buildColumn } from './build-column.ts'
import { buildConstraint, buildIndex } from './build-item.ts'
import { type ColumnBuilder, requireColumnBuilder } from './column-builder.ts'
import type { TableName } from './column-reference.ts'
import type { NamingConvention } from './naming.ts'
import type { Column, Constraint, Index, Table } from './schema-model.ts'
import { type CheckDefinition, type ItemDefinition, isTableItem } from './table-items.ts'
import { readOrigin, type TableOrigin } from './table-origin.ts'

/** Columns by key; the key is the name unless the column has one of its own. */
export type ColumnRecord = Readonly<Record<string, ColumnBuilder>>

/** What can be said of a table beside its columns, constraints and indexes. */
export interface TableOptions extends TableOrigin {
  /** The schema that the table is made in. */
  readonly schema?: string | undefined
  /** What the table is for; SQLite keeps none. */
  readonly comment?: string | undefined
  /**
   * Options of an engine, by the names that it gives them: `unlogged`, `partitionBy`, `tablespace`, `onCommit` (PostgreSQL),
   * `engine`, `charset`, `collation` (MySQL, MariaDB), `strict`, `withoutRowid`, `autoincrement` (SQLite). An engine
   * refuses those of others. All have `temporary: true`: such a table goes with the session that runs the migrations, and
   * nothing has to undo it.
   */
  readonly options?: Readonly<Record<string, string | number | boolean>> | undefined
  /** PostgreSQL: storage parameters, e.g. `{ fillfactor: 70 }`. */
  readonly with?: Readonly<Record<string, string | number | boolean>> | undefined
}

/** The names of {@link TableOptions}. */
export const tableOptionNames = [
  'schema',
  'comment',
  'options',
  'with',
  'inherits',
  'partitionOf',
] as const satisfies readonly (keyof TableOptions)[]

/** A table as it was written, before names are chosen. */
export interface TableDraft {
  readonly name: string
  readonly columns: ColumnRecord
  readonly items: readonly unknown[]
  readonly options: TableOptions
}

/** Builds the table of a draft, with every name chosen. Throws `invalid_argument` where the draft contradicts itself. */
export function buildTable(draft: TableDraft, naming: NamingConvention): Table {
  const { name } = draft
  const { schema, comment, options, with: parameters, ...origin } = draft.options
  const columns = readOwnColumns(draft.columns, draft.options, name)
  const table: TableName = { name, schema }
  const definitions = [...columns.flatMap(collectInline), ...readItems(draft.items, name)]
  const items = [...joinPrimaryKey(columns), ...definitions]
  // Columns that come from other tables are known to those.
  if (origin.inherits === undefined && origin.partitionOf === undefined)
    for (const item of items) assertColumnsExist(item, columns, name)
  const constraints = items.flatMap((item) =>
    item.kind === 'index' ? [] : [buildConstraint(item, table, naming)],
  )
  const indexes = items.flatMap((item) =>
    item.kind === 'index' ? [buildIndex(item, table, naming)] : [],
  )
  assertOnePrimaryKey(constraints, name)
  assertNamesDiffer([...constraints, ...indexes], name)
  const keyColumns = constraints.find((item) => item.kind === 'primaryKey')?.columns ?? []
  return {
    name,
    ...(schema === undefined ? {} : { schema }),
    columns: columns.map((column) => finishColumn(column, keyColumns, constraints)),
    constraints,
    indexes,
    ...(comment === undefined ? {} : { comment }),
    ...(options === undefined ? {} : { options }),
    ...(parameters === undefined ? {} : { with: parameters }),
    ...readOrigin(origin, name),
  }
}

/** The columns of a new table; one that has columns of another table needs none of its own. */
export function readOwnColumns(
  record: unknown,
  { inherits, partitionOf }: TableOrigin,
  table: string,
): readonly NamedBuilder[] {
  const hasOthers = inherits !== undefined || partitionOf !== undefined
  if (hasOthers && isPlainObject(record) && Object.keys(record).length === 0) return []
  return readColumnRecord(record, `The table "${table}"`)
}

/** A column of a record under its name. */
export interface NamedBuilder {
  readonly name: string
  readonly builder: ColumnBuilder
}

/** Reads columns by key. Throws `invalid_argument` for what is no column, and for a name given twice. */
export function readColumnRecord(record: unknown, owner: string): readonly NamedBuilder[] {
  if (!isPlainObject(record) || Object.keys(record).length === 0)
    throw new LimbeckError('invalid_argument', `${owner} has no columns.`, {
      hint: 'For example { id: t.integer().primaryKey() }.',
    })
  const columns = Object.entries(record).map(([key, value]) => {
    const builder = requireColumnBuilder(value, `The column "${key}"`)
    return { name: builder.definition.name ?? key, builder }
  })
  const names = new Set<string>()
  for (const { name } of columns) {
    if (names.has(name))
      throw new LimbeckError('invalid_argument', `${owner} has two columns "${name}".`, {
        hint: 'Give one of them another name.',
      })
    names.add(name)
  }
  return columns
}

/** The constraints that a column was given inline, but for its part in the primary key. */
export function collectInline({ name, builder }: NamedBuilder): readonly ItemDefinition[] {
  const { unique, foreignKeys, checks } = builder.definition
  return [
    ...(unique === undefined
      ? []
      : [{ kind: 'unique' as const, name: unique.name, columns: [name] }]),
    ...foreignKeys.map((key) => ({ kind: 'foreignKey' as const, ...key, columns: [name] })),
    // Only the first is named after the column, or two of them would have one name.
    ...checks.map(
      (check, index): CheckDefinition => ({
        kind: 'check',
        ...check,
        ...(index === 0 ? { column: name } : {}),
      }),
    ),
  ]
}

/** Columns that each say `.primaryKey()` make one key together. */
export function joinPrimaryKey(columns: readonly NamedBuilder[]): readonly ItemDefinition[] {
  const parts = columns.filter(({ builder }) => builder.definition.isPrimaryKey === true)
  if (parts.length === 0) return []
  const named = parts.find(({ builder }) => builder.definition.keyName !== undefined)
  return [
    {
      kind: 'primaryKey',
      name: named?.builder.definition.keyName ?? null,
      columns: parts.map(({ name }) => name),
    },
  ]
}

function readItems(items: readonly unknown[], table: string): readonly ItemDefinition[] {
  return items.map((item) => {
    if (isTableItem(item)) return item.definition
    throw new LimbeckError(
      'invalid_argument',
      `The table "${table}" has an item of an unknown kind.`,
      {
        hint: 'Items are made by index, unique, primaryKey, foreignKey, check and exclude.',
      },
    )
  })
}

function assertColumnsExist(
  item: ItemDefinition,
  columns: readonly NamedBuilder[],
  table: string,
): void {
  const names = columns.map(({ name }) => name)
  for (const name of namedColumns(item)) {
    if (names.includes(name)) continue
    const nearest = findNearest(name, names)
    throw new LimbeckError('invalid_argument', `The table "${table}" has no column "${name}".`, {
      hint:
        nearest === undefined ? 'Columns are meant by their names.' : `Did you mean "${nearest}"?`,
    })
  }
}

function namedColumns(item: ItemDefinition): readonly string[] {
  if (item.kind === 'check') return []
  if (item.kind !== 'index' && item.kind !== 'exclude') return item.columns
  const elements = item.elements.flatMap((element) => element.column ?? [])
  return item.kind === 'exclude' ? elements : [...elements, ...(item.include ?? [])]
}

function assertOnePrimaryKey(constraints: readonly Constraint[], table: string): void {
  if (constraints.filter((item) => item.kind === 'primaryKey').length < 2) return
  throw new LimbeckError('invalid_argument', `The table "${table}" has two primary keys.`, {
    hint: 'Say it either on the columns or with primaryKey().on(…).',
  })
}

function assertNamesDiffer(items: readonly (Constraint | Index)[], table: string): void {
  const names = new Set<string>()
  for (const { name } of items) {
    if (name === undefined) continue
    if (names.has(name))
      throw new LimbeckError(
        'invalid_argument',
        `The table "${table}" has two constraints or indexes "${name}".`,
        { hint: 'Give one of them a name of its own.' },
      )
    names.add(name)
  }
}

/** What a column is because of the constraints on it. */
function finishColumn(
  { name, builder }: NamedBuilder,
  keyColumns: readonly string[],
  constraints: readonly Constraint[],
): Column {
  const isKey = keyColumns.includes(name)
  return buildColumn(name, builder, {
    isKey,
    isLoneKey: isKey && keyColumns.length === 1,
    isForeign: constraints.some(
      (item) => item.kind === 'foreignKey' && item.columns.includes(name),
    ),
  })
}
