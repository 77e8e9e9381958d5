import { type SchemaModel, type Table, tableKey } from '../../schema/schema-model.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { findCycleKeys, sortTables } from '../order-tables.ts'
import { proposeTables } from '../renames/propose-tables.ts'
import { type Comparator, type Comparison, decideUnknown } from './comparison.ts'
import { changeBy, type Finding, type UnknownObject } from './finding.ts'
import { placeOf } from './place.ts'
import { releaseCalls } from './release-calls.ts'
import { compareParts } from './table-parts.ts'

/** Tables that are new, that no model names, and what is in those that both sides have. */
export const tablesComparator: Comparator = {
  name: 'tables',
  compare(comparison) {
    const { current, wanted } = comparison
    const kept = sortedTables(wanted).filter((table) => findIn(current, table) !== undefined)
    return [
      ...proposeTables(comparison),
      ...createTables(comparison),
      ...kept.flatMap((table) => compareTable(table, comparison)),
      ...dropTables(comparison),
    ]
  },
}

function compareTable(wanted: Table, comparison: Comparison): readonly Finding[] {
  const found = findIn(comparison.current, wanted)
  if (found === undefined) return []
  const { dialect } = comparison
  const { operations, table: current } = releaseCalls(found, comparison)
  const pair = {
    current,
    wanted,
    currentForm: dialect.normalizeTable(current),
    wantedForm: dialect.normalizeTable(wanted),
  }
  return [
    ...operations.map((operation) => changeBy('releaseCalls', operation)),
    ...compareParts(pair, comparison),
  ]
}

function findIn(model: SchemaModel, table: Table): Table | undefined {
  return model.tables[tableKey(table)]
}

function sortedTables(model: SchemaModel): readonly Table[] {
  return Object.entries(model.tables)
    .toSorted(([one], [other]) => compareCodeUnits(one, other))
    .map(([, table]) => table)
}

/** New tables after those that they point at; foreign keys in a circle come when all tables are there. */
function createTables({ current, wanted }: Comparison): readonly Finding[] {
  const added = sortedTables(wanted).filter((table) => findIn(current, table) === undefined)
  const later = findCycleKeys(added)
  return sortTables(added).flatMap((table) => {
    const isLater = (item: Table['constraints'][number]) => later.has(item)
    const constraints = table.constraints.filter((item) => !isLater(item))
    return [
      changeBy('createTables', { kind: 'createTable', table: { ...table, constraints } }),
      ...table.constraints
        .filter(isLater)
        .map((constraint) =>
          changeBy('addForeignKeys', { kind: 'addConstraint', ...placeOf(table), constraint }),
        ),
    ]
  })
}

/** Tables that no model names go before those that they point at. */
function dropTables(comparison: Comparison): readonly Finding[] {
  const { current, wanted } = comparison
  const unknown = sortedTables(current).filter(
    (table) => findIn(wanted, table) === undefined && !isPartOf(table, comparison),
  )
  const decided = unknown.map((table) => ({
    table,
    decision: decideUnknown(toUnknown(table), comparison),
  }))
  const dropped = decided.flatMap(({ table, decision }) => (decision === 'drop' ? [table] : []))
  const asked = decided.flatMap(({ table, decision }) => (decision === undefined ? [table] : []))
  const first = findCycleKeys(dropped)
  return [
    ...dropped.flatMap((table) =>
      table.constraints.flatMap((item) =>
        first.has(item) && item.name !== undefined
          ? [
              changeBy('dropForeignKeys', {
                kind: 'dropConstraint',
                ...placeOf(table),
                name: item.name,
                type: item.kind,
              }),
            ]
          : [],
      ),
    ),
    ...sortTables(dropped)
      .toReversed()
      .map(({ name, schema }) =>
        changeBy('dropTables', {
          kind: 'dropTable',
          name,
          ...(schema === undefined ? {} : { schema }),
        }),
      ),
    ...asked.map((table): Finding => ({ kind: 'unknown', object: toUnknown(table) })),
  ]
}

/** Whether a table is a part of one that models name: parts come and go with the rows, and are made and dropped by others. */
function isPartOf({ name, partitionOf }: Table, { wanted, settings }: Comparison): boolean {
  if (partitionOf === undefined || settings.drops.includes(name)) return false
  const { table, schema } = partitionOf
  return wanted.tables[tableKey({ name: table, schema })] !== undefined
}

function toUnknown({ name, schema }: Table): UnknownObject {
  return { kind: 'table', name, ...(schema === undefined ? {} : { schema }) }
}
