import type { Index, Table } from '../../schema/schema-model.ts'
import { isNeeded, servesKey } from '../key-indexes.ts'
import { compareItemNames } from '../renames/compare-item-names.ts'
import type { Comparison, TableComparator } from './comparison.ts'
import { isItemDropped } from './drop-items.ts'
import { isSameElement, isSameText } from './elements.ts'
import { changeBy } from './finding.ts'
import { matchItems } from './match-items.ts'
import { placeOf } from './place.ts'

/** Indexes that are new, gone, or over something else than they were. */
export const compareIndexes: TableComparator = (
  { current, wanted, currentForm, wantedForm },
  comparison,
) => {
  const { dropped, added, renamed } = matchItems(currentForm.indexes, wantedForm.indexes, {
    isSame: (one, other) => isSameIndex(one, other, wanted, comparison),
    isDropped: (index) => isItemDropped(index, wanted, comparison),
  })
  const place = placeOf(wanted)
  const { indexesForeignKeys } = comparison.dialect.features
  return [
    ...dropped
      .filter((index) => !indexesForeignKeys || !isNeeded(index, wantedForm))
      .map((index) => {
        const drop = { kind: 'dropIndex', name: index.name, ...place } as const
        const isInTheWay = wantedForm.indexes.some(({ name }) => name === index.name)
        // Another index is there for the foreign keys that stay, before this one goes.
        const isLate = indexesForeignKeys && !isInTheWay && servesKey(index, wantedForm)
        return changeBy(isLate ? 'dropServingIndexes' : 'dropIndexes', drop)
      }),
    ...compareItemNames(renamed, { current, wanted }, comparison),
    ...added.map((index) => changeBy('createIndexes', { kind: 'createIndex', ...place, index })),
  ]
}

function isSameIndex(one: Index, other: Index, table: Table, comparison: Comparison): boolean {
  return (
    one.unique === other.unique &&
    one.using?.toLowerCase() === other.using?.toLowerCase() &&
    (one.nullsNotDistinct ?? false) === (other.nullsNotDistinct ?? false) &&
    JSON.stringify(one.include) === JSON.stringify(other.include) &&
    writeParameters(one) === writeParameters(other) &&
    one.isValid !== false &&
    one.elements.length === other.elements.length &&
    one.elements.every((element, index) => {
      const counterpart = other.elements[index]
      return counterpart !== undefined && isSameElement(element, counterpart, table, comparison)
    }) &&
    isSameText('predicate', one.where, other.where, table, comparison)
  )
}

/** Parameters in no order, each as the text that a catalog gives. */
function writeParameters({ with: parameters = {} }: Index): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join()
}
