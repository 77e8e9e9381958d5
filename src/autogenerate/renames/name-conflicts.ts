import { type Table, tableKey } from '../../schema/schema-model.ts'
import type { Comparison } from '../compare/comparison.ts'
import { isRenamable, type TableItem } from './rename-item.ts'

/** Whether another table of the models has an item of the name, which may have to be the only one in its schema. */
export function isWantedElsewhere(
  item: TableItem,
  table: Table,
  { wanted }: Pick<Comparison, 'wanted'>,
): boolean {
  const key = tableKey(table)
  return Object.entries(wanted.tables).some(
    ([otherKey, { constraints, indexes }]) =>
      otherKey !== key && [...constraints, ...indexes].some(({ name }) => name === item.name),
  )
}

/**
 * Whether an item of a renamed table has to be dropped and made again, because the engine cannot rename it and another table
 * needs its name: names of foreign keys are their own in a database of MySQL and MariaDB.
 */
export function isInTheWay(item: TableItem, table: Table, comparison: Comparison): boolean {
  const { dialect, formerNames } = comparison
  return (
    !isRenamable(item, dialect.features) &&
    item.name !== undefined &&
    tableKey(formerNames.findTable(table)) !== tableKey(table) &&
    isWantedElsewhere(item, table, comparison)
  )
}
