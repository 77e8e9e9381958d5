import {
  type Column,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../../src/schema/schema-model.ts'
import type { TestedDatabase } from '../../runtime/harness.ts'
import type { Pair } from './pair.ts'

/** A table that both models have, and the names of its columns whose values neither direction touches. */
export interface KeptTable {
  readonly before: Table
  readonly after: Table
  readonly columns: readonly { readonly before: string; readonly after: string }[]
}

/** The tables of a pair that keep their rows. */
export function listKept({ before, after, renames }: Pair): readonly KeptTable[] {
  const answers = new Map(renames.map((rename) => rename.split(':') as [string, string]))
  return Object.values(before.tables).flatMap((table): readonly KeptTable[] => {
    const key = tableKey(table)
    const newName = answers.get(key) ?? table.name
    const kept = after.tables[tableKey({ ...table, name: newName })]
    if (kept === undefined) return []
    const columns = table.columns.flatMap((column) => {
      const name = answers.get(`${key}.${column.name}`) ?? column.name
      const counterpart = kept.columns.find((each) => each.name === name)
      const isKept = counterpart !== undefined && holdsSame(column, counterpart)
      return isKept ? [{ before: column.name, after: name }] : []
    })
    return [{ before: table, after: kept, columns }]
  })
}

function holdsSame(one: Column, other: Column): boolean {
  const isComputed = one.generated !== undefined || other.generated !== undefined
  return !isComputed && JSON.stringify(one.type) === JSON.stringify(other.type)
}

/** The rows that are kept, each as the list of its values. */
export async function readKept(
  database: TestedDatabase,
  tables: readonly KeptTable[],
  side: 'before' | 'after',
): Promise<readonly (readonly unknown[])[]> {
  const quote = (name: string) => database.dialect.quoteIdentifier(name)
  const rows: (readonly unknown[])[] = []
  for (const { columns, ...kept } of tables) {
    const { name, schema } = kept[side]
    const names = columns.map((column) => column[side])
    const from = [...(schema === undefined ? [] : [schema]), name].map(quote).join('.')
    const read = await database.rows(`SELECT ${names.map(quote).join(', ')} FROM ${from}`)
    rows.push(
      ...read
        .map((row) => [tableKey(kept.before), ...names.map((each) => row[each])])
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    )
  }
  return rows
}

/** The model without the tables in which Limbeck itself writes. */
export function withoutOwn(model: SchemaModel, own: readonly string[]): SchemaModel {
  const tables = Object.entries(model.tables).filter(([, { name }]) => !own.includes(name))
  return { ...model, tables: Object.fromEntries(tables) }
}
