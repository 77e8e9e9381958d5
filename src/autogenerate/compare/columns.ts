import type { ColumnChange, Operation } from '../../operations/index.ts'
import type { ColumnType } from '../../schema/column-type.ts'
import type { Column, Identity, Table } from '../../schema/schema-model.ts'
import { isSql } from '../../schema/sql.ts'
import { proposeColumns } from '../renames/propose-columns.ts'
import type {
  ColumnSides,
  Comparison,
  DifferenceHook,
  TableComparator,
  TablePair,
} from './comparison.ts'
import { changeBy, type Finding } from './finding.ts'
import { placeOf } from './place.ts'

/** Columns that are new, gone, or other than they were. */
export const compareColumns: TableComparator = (pair, comparison) => {
  const { current, wanted } = pair
  const sides = {
    current: columnsByName(current),
    wanted: columnsByName(wanted),
    currentForm: columnsByName(pair.currentForm),
    wantedForm: columnsByName(pair.wantedForm),
  }
  const added = wanted.columns.filter(({ name }) => !sides.current.has(name))
  const dropped = current.columns.filter(
    (column) => !sides.wanted.has(column.name) && !isGiven(column, wanted),
  )
  const kept = wanted.columns.filter(({ name }) => sides.current.has(name))
  return [
    ...proposeColumns({ added, dropped }, pair, comparison),
    ...added.map((column) =>
      changeBy('addColumns', { kind: 'addColumn', ...placeOf(wanted), column, constraints: [] }),
    ),
    ...kept.flatMap(({ name }) => compareColumn(pairColumn(name, pair, sides), pair, comparison)),
    ...dropped.map(({ name }) =>
      changeBy('dropColumns', { kind: 'dropColumn', ...placeOf(wanted), name }),
    ),
  ]
}

/** A column that comes from another table need not be said again. */
function isGiven({ inherited }: Column, { partitionOf, inherits }: Table): boolean {
  return inherited === true && (partitionOf !== undefined || inherits !== undefined)
}

function columnsByName({ columns }: Table): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.name, column]))
}

/** A column of both sides, as it is said and in the engine's one form. */
interface ColumnPair {
  readonly table: Table
  /** The table as the database has it. */
  readonly databaseTable: Table
  readonly current: Column
  readonly wanted: Column
  readonly currentForm: Column
  readonly wantedForm: Column
}

function pairColumn(
  name: string,
  pair: TablePair,
  sides: { readonly [Side in keyof TablePair]: ReadonlyMap<string, Column> },
): ColumnPair | undefined {
  const current = sides.current.get(name)
  const wanted = sides.wanted.get(name)
  const currentForm = sides.currentForm.get(name)
  const wantedForm = sides.wantedForm.get(name)
  if (!current || !wanted || !currentForm || !wantedForm) return undefined
  const tables = { table: pair.wanted, databaseTable: pair.current }
  return { ...tables, current, wanted, currentForm, wantedForm }
}

function compareColumn(
  columns: ColumnPair | undefined,
  pair: TablePair,
  comparison: Comparison,
): readonly Finding[] {
  if (columns === undefined) return []
  const { current, wanted, currentForm, wantedForm } = columns
  const { name } = wanted
  const type = compareType(columns, comparison)
  // On SQLite a key of integers counts whatever is said, and stops with its type.
  const isStopped = type.type !== undefined && current.autoIncrement === true && !counts(wanted)
  const change: ColumnChange = {
    ...type,
    ...(currentForm.nullable === wantedForm.nullable ? {} : { nullable: wanted.nullable }),
    ...compareGenerated(columns, comparison),
    ...compareDefault(columns, comparison),
    ...(isStopped ? { autoIncrement: false } : compareNumbering(columns)),
    ...(currentForm.comment === wantedForm.comment ? {} : { comment: wanted.comment ?? null }),
  }
  const { rest, findings } = splitCounting(columns, change, { pair, comparison })
  if (Object.keys(rest).length === 0) return findings
  return [
    ...findings,
    changeBy('alterColumns', {
      kind: 'alterColumn',
      ...placeOf(pair.wanted),
      name,
      change: { ...rest, ...keepDefault(columns, rest, comparison) },
    }),
  ]
}

/** Where only columns of keys count, one stops before its key goes, and begins once its key is there. */
function splitCounting(
  { currentForm, wantedForm }: ColumnPair,
  change: ColumnChange,
  { pair, comparison }: { readonly pair: TablePair; readonly comparison: Comparison },
): { readonly rest: ColumnChange; readonly findings: readonly Finding[] } {
  const unchanged = { rest: change, findings: [] }
  if (!comparison.dialect.features.countsInKeys) return unchanged
  const [was, is] = [pair.currentForm, pair.wantedForm].map(({ constraints }) =>
    JSON.stringify(constraints.find(({ kind }) => kind === 'primaryKey')),
  )
  if (was === is) return unchanged
  const { identity: _, autoIncrement: _counts, ...rest } = change
  const alter = (autoIncrement: boolean): Operation => ({
    kind: 'alterColumn',
    ...placeOf(pair.wanted),
    name: wantedForm.name,
    change: { autoIncrement },
  })
  return {
    rest,
    findings: [
      ...(counts(currentForm) ? [changeBy('stopCounting', alter(false))] : []),
      ...(counts(wantedForm) ? [changeBy('startCounting', alter(true))] : []),
    ],
  }
}

/** What a hook says of a difference, or what was found. */
function decide<Value>(
  hook: DifferenceHook<Value>,
  sides: ColumnSides<Value>,
  find: () => boolean,
): boolean {
  if (hook === false) return false
  return (typeof hook === 'function' ? hook(sides) : undefined) ?? find()
}

function compareType(
  { table, databaseTable, current, wanted, currentForm, wantedForm }: ColumnPair,
  { dialect, settings }: Comparison,
): ColumnChange {
  const sides = {
    table,
    databaseColumn: current,
    modelColumn: wanted,
    inDatabase: current.type,
    inModel: wanted.type,
  }
  const isOther = decide(settings.compareType, sides, () => {
    return (
      !isSameType(currentForm.type, wantedForm.type, dialect) ||
      isOtherCollation(databaseTable, currentForm, wantedForm)
    )
  })
  if (!isOther) return {}
  // Where a type is said alone, some engines keep the collation and others do not.
  const isCollated = (currentForm.collation ?? wantedForm.collation) !== undefined
  const { collation = null } = wanted
  return { type: wanted.type, ...(isCollated ? { collation } : {}) }
}

function isSameType(one: ColumnType, other: ColumnType, dialect: Comparison['dialect']): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true
  return writeForm(dialect.normalizeType(one)) === writeForm(dialect.normalizeType(other))
}

/** Values of an enumeration that is a type of its own are compared with the type. */
function writeForm(type: ColumnType): string {
  if (type.kind === 'array') return `${writeForm(type.element)}[]`
  if (type.kind !== 'enum' || type.name === undefined) return JSON.stringify(type)
  const { kind, name, schema } = type
  return JSON.stringify({ kind, name, schema })
}

/** A collation that is not said is that of the table, where the engine's tables have one, or else that of the type. */
function isOtherCollation(table: Table, current: Column, wanted: Column): boolean {
  if (current.collation === wanted.collation) return false
  const [inDatabase, inModel] = [current, wanted].map(
    ({ collation = table.options?.['collation'] }) => String(collation ?? '').toLowerCase(),
  )
  return inDatabase !== inModel
}

function compareDefault(
  { table, current, wanted, currentForm, wantedForm }: ColumnPair,
  { settings, expressions }: Comparison,
): ColumnChange {
  const sides = {
    table,
    databaseColumn: current,
    modelColumn: wanted,
    inDatabase: current.default,
    inModel: wanted.default,
  }
  const isOther = decide(settings.compareServerDefault, sides, () => {
    const [inDatabase, inModel] = [currentForm.default, wantedForm.default]
    if (inDatabase === undefined || inModel === undefined)
      return isSaid(inDatabase) !== isSaid(inModel)
    const object = `the default of "${table.name}.${wanted.name}"`
    const where = { role: 'default', table, column: wanted.name } as const
    return !expressions.isSame({ ...where, inDatabase, inModel, object })
  })
  return isOther ? { default: wanted.default ?? null } : {}
}

/** A default NULL is none. */
function isSaid(value: Column['default']): boolean {
  if (!isSql(value)) return value !== undefined
  const [only, ...others] = value.parts
  return others.length > 0 || only?.kind !== 'text' || !/^null(?:::|$)/i.test(only.text.trim())
}

/** Whether rows number themselves, in whatever way. */
function counts({ identity, autoIncrement }: Column): boolean {
  return identity !== undefined || autoIncrement === true
}

function compareNumbering({ current, wanted, currentForm, wantedForm }: ColumnPair): ColumnChange {
  const isSame = writeIdentity(currentForm.identity) === writeIdentity(wantedForm.identity)
  if (isSame && counts(currentForm) === counts(wantedForm)) return {}
  const identity = wanted.identity ?? (counts(wantedForm) ? { always: false } : null)
  if (current.identity !== undefined) return { identity }
  // A default that counts by a sequence gives way to what counts by itself.
  const isSerial = counts(currentForm) && current.autoIncrement !== true
  if (isSerial) return { default: wanted.default ?? null, ...(identity && { identity }) }
  return wanted.identity === undefined
    ? { autoIncrement: counts(wantedForm) }
    : { identity: wanted.identity }
}

/** One text for identities that are the same, in whatever order they say things. */
function writeIdentity(identity: Identity | undefined): string {
  if (identity === undefined) return ''
  const entries = Object.entries(identity).map(([key, value]) => `${key}=${String(value)}`)
  return entries.toSorted().join()
}

function compareGenerated(
  { table, current, wanted }: ColumnPair,
  { expressions }: Comparison,
): ColumnChange {
  if (wanted.generated === undefined)
    return current.generated === undefined ? {} : { generated: null }
  const isSame =
    current.generated?.stored === wanted.generated.stored &&
    expressions.isSame({
      role: 'generated',
      table,
      column: wanted.name,
      inDatabase: current.generated.expression,
      inModel: wanted.generated.expression,
      object: `"${table.name}.${wanted.name}", which the database computes`,
    })
  return isSame ? {} : { generated: wanted.generated }
}

/** A default that stays is said again where values are cast: engines do not cast it with them. */
function keepDefault(
  { table, current, wanted }: ColumnPair,
  { type }: ColumnChange,
  { dialect }: Comparison,
): ColumnChange {
  if (type === undefined || wanted.default === undefined) return {}
  const change = { table, column: wanted.name, from: current.type, to: type }
  return dialect.judgeTypeChange(change).using === undefined ? {} : { default: wanted.default }
}
