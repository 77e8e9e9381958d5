import { applyOperation, type Operation } from '../../operations/index.ts'
import type { Column, Constraint, Index, Table } from '../../schema/schema-model.ts'
import { tableKey } from '../../schema/schema-model.ts'
import { isSql, type Sql } from '../../schema/sql.ts'
import { listCalls } from '../mentions.ts'
import type { Comparison } from './comparison.ts'
import { findRemade } from './functions.ts'
import { placeOf } from './place.ts'

/**
 * What of a table lets go of functions that are made anew, and the table without it: compared with that, it comes back
 * once they are there.
 */
export function releaseCalls(
  table: Table,
  comparison: Comparison,
): { readonly operations: readonly Operation[]; readonly table: Table } {
  const { dialect } = comparison
  const remade = dialect.features.tablesHoldFunctions ? findRemade(comparison) : []
  if (remade.length === 0) return { operations: [], table }
  const names = new Set(remade.map(({ name }) => name.toLowerCase()))
  const calls = (text: Sql | undefined) =>
    text !== undefined && [...listCalls(dialect.inlineSql(text))].some((name) => names.has(name))
  const place = placeOf(table)
  const operations = [
    ...table.indexes
      .filter((index) => index.elements.some(readsBy(calls)) || calls(index.where))
      .map(({ name }): Operation => ({ kind: 'dropIndex', ...place, name })),
    ...table.constraints.flatMap((item) => dropCalling(item, place, calls)),
    ...table.columns.flatMap((column) => releaseColumn(column, place, calls)),
  ]
  const released = operations.reduce((model, each) => applyOperation(each, model), {
    tables: { [tableKey(table)]: table },
  })
  return { operations, table: released.tables[tableKey(table)] ?? table }
}

type Calls = (text: Sql | undefined) => boolean
type Place = ReturnType<typeof placeOf>

function readsBy(calls: Calls) {
  return ({ expression }: Index['elements'][number]) => calls(expression)
}

function dropCalling(item: Constraint, place: Place, calls: Calls): readonly Operation[] {
  const isCalling =
    (item.kind === 'check' && calls(item.expression)) ||
    (item.kind === 'exclude' && (item.elements.some(readsBy(calls)) || calls(item.where)))
  const { name, kind } = item
  return isCalling && name !== undefined
    ? [{ kind: 'dropConstraint', ...place, name, type: kind }]
    : []
}

function releaseColumn(
  { name, default: value, generated }: Column,
  place: Place,
  calls: Calls,
): readonly Operation[] {
  if (calls(generated?.expression)) return [{ kind: 'dropColumn', ...place, name }]
  return isSql(value) && calls(value)
    ? [{ kind: 'alterColumn', ...place, name, change: { default: null } }]
    : []
}
