import { type Table, tableKey } from '../../schema/schema-model.ts'
import type { Comparison } from './comparison.ts'

/** Whether a constraint or an index is to be dropped, by its name alone or with that of its table, as it is or as it was. */
export function isItemDropped(
  item: { readonly name?: string },
  table: Table,
  { drops, formerNames }: Pick<Comparison, 'drops' | 'formerNames'>,
): boolean {
  const { name } = item
  if (name === undefined) return false
  const [former, key] = [tableKey(formerNames.findTable(table)), tableKey(table)]
  const noun = 'kind' in item ? 'constraint' : 'index'
  return drops.includes(`the ${noun} "${former}.${name}"`, [
    name,
    `${former}.${name}`,
    `${key}.${name}`,
  ])
}
