import type { ColumnChange, Operation } from '../../operations/index.ts'
import type { Column, Table } from '../../schema/schema-model.ts'
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
  const added = wanted.columns.filter(({ name }) => findColumn(current, name) === undefined)
  const dropped = current.columns.filter(({ name }) => findColumn(wanted, name) === undefined)
  const kept = wanted.columns.filter(({ name }) => findColumn(current, name) !== undefined)
  return [
    ...proposeColumns({ added, dropped }, pair, comparison),
    ...added.map((column) =>
      changeBy('addColumns', { kind: 'addColumn', ...placeOf(wanted), column, constraints: [] }),
    ),
    ...kept.flatMap(({ name }) => compareColumn(name, pair, comparison)),
    ...dropped.map(({ name }) =>
      changeBy('dropColumns', { kind: 'dropColumn', ...placeOf(wanted), name }),
    ),
  ]
}

function findColumn(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name)
}

/** A column of both sides, as it is said and in the engine's one form. */
interface ColumnPair {
  readonly table: Table
  readonly current: Column
  readonly wanted: Column
  readonly currentForm: Column
  readonly wantedForm: Column
}

function compareColumn(name: string, pair: TablePair, comparison: Comparison): readonly Finding[] {
  const sides = [pair.current, pair.wanted, pair.currentForm, pair.wantedForm].map((table) =>
    findColumn(table, name),
  )
  const [current, wanted, currentForm, wantedForm] = sides
  if (!current || !wanted || !currentForm || !wantedForm) return []
  const columns = { table: pair.wanted, current, wanted, currentForm, wantedForm }
  const generated = compareGenerated(columns, comparison)
  if (generated !== undefined) return generated
  const change: ColumnChange = {
    ...compareType(columns, comparison),
    ...(currentForm.nullable === wantedForm.nullable ? {} : { nullable: wanted.nullable }),
    ...compareDefault(columns, comparison),
    ...compareNumbering(columns),
    ...(currentForm.comment === wantedForm.comment ? {} : { comment: wanted.comment ?? null }),
  }
  if (Object.keys(change).length === 0) return []
  return [
    changeBy('alterColumns', {
      kind: 'alterColumn',
      ...placeOf(pair.wanted),
      name,
      change: { ...change, ...keepDefault(columns, change, comparison) },
    }),
  ]
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
  { table, current, wanted, currentForm, wantedForm }: ColumnPair,
  { dialect, settings }: Comparison,
): ColumnChange {
  const sides = {
    table,
    databaseColumn: current,
    modelColumn: wanted,
    inDatabase: current.type,
    inModel: wanted.type,
  }
  const collation = wantedForm.collation === undefined ? {} : { collation: wantedForm.collation }
  const isOther = decide(settings.compareType, sides, () => {
    const [one, other] = [currentForm.type, wantedForm.type].map((type) =>
      writeForm(dialect.normalizeType(type)),
    )
    return one !== other || isOtherCollation(currentForm, wantedForm)
  })
  return isOther ? { type: wanted.type, ...collation } : {}
}

/** Values of an enumeration that is a type of its own are compared with the type. */
function writeForm(type: object): string {
  const {
    kind,
    name,
    values: _,
    ...rest
  } = type as {
    readonly kind?: string
    readonly name?: string
    readonly values?: unknown
  }
  return JSON.stringify(kind === 'enum' && name !== undefined ? { kind, name, ...rest } : type)
}

/** A collation that no model says is the engine's or the table's affair. */
function isOtherCollation(current: Column, wanted: Column): boolean {
  return (
    wanted.collation !== undefined &&
    wanted.collation.toLowerCase() !== current.collation?.toLowerCase()
  )
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

function compareNumbering({ wanted, currentForm, wantedForm }: ColumnPair): ColumnChange {
  const { identity } = wantedForm
  if (identity !== undefined || currentForm.identity !== undefined) {
    if (JSON.stringify(identity) === JSON.stringify(currentForm.identity)) return {}
    if (identity !== undefined) return { identity }
    return wantedForm.autoIncrement === true ? { autoIncrement: true } : { identity: null }
  }
  const [is, was] = [wantedForm.autoIncrement ?? false, currentForm.autoIncrement ?? false]
  if (is === was) return {}
  return wanted.identity === undefined ? { autoIncrement: is } : { identity: wanted.identity }
}

/** What is computed cannot be altered on every engine, and is computed anew without loss. */
function compareGenerated(
  { table, current, wanted }: ColumnPair,
  { expressions }: Comparison,
): readonly Finding[] | undefined {
  if (wanted.generated === undefined && current.generated === undefined) return undefined
  // It keeps its values and takes none from the expression any more.
  if (wanted.generated === undefined)
    return [
      changeBy('alterColumns', {
        kind: 'alterColumn',
        ...placeOf(table),
        name: wanted.name,
        change: {
          generated: null,
          ...(wanted.default === undefined ? {} : { default: wanted.default }),
        },
      }),
    ]
  if (current.generated === undefined) return computeAnew(table, wanted)
  const object = `"${table.name}.${wanted.name}", which the database computes`
  const isSame =
    current.generated.stored === wanted.generated.stored &&
    expressions.isSame({
      role: 'generated',
      table,
      column: wanted.name,
      inDatabase: current.generated.expression,
      inModel: wanted.generated.expression,
      object,
    })
  return isSame ? undefined : computeAnew(table, wanted)
}

/** A column with another expression: engines compute it for the rows that are there when it is added. */
function computeAnew(table: Table, wanted: Column): readonly Finding[] {
  const place = placeOf(table)
  const add: Operation = { kind: 'addColumn', ...place, column: wanted, constraints: [] }
  return [
    changeBy('alterColumns', { kind: 'dropColumn', ...place, name: wanted.name }),
    changeBy('alterColumns', add),
  ]
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
