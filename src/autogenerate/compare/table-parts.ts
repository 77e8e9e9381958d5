import { compareColumnOrder } from './column-order.ts'
import { compareColumns } from './columns.ts'
import { type Comparison, type TableComparator, type TablePair } from './comparison.ts'
import { compareConstraints } from './constraints.ts'
import { changeBy, type Finding } from './finding.ts'
import { compareIndexes } from './indexes.ts'
import { comparePartitions } from './partitions.ts'
import { placeOf } from './place.ts'
import { compareTableOptions } from './table-options.ts'

/** A table's comment. */
const compareComment: TableComparator = ({ wanted, currentForm, wantedForm }, { dialect }) => {
  if (!dialect.features.tableComments || currentForm.comment === wantedForm.comment) return []
  const place = placeOf(wanted)
  const { comment } = wanted
  return [
    changeBy(
      'comments',
      comment === undefined
        ? { kind: 'dropTableComment', ...place }
        : { kind: 'createTableComment', ...place, comment },
    ),
  ]
}

/** What is compared of a table, in this order. */
export const TABLE_COMPARATORS: readonly TableComparator[] = [
  compareTableOptions,
  comparePartitions,
  compareColumns,
  compareConstraints('primaryKey'),
  compareConstraints('unique'),
  compareConstraints('check'),
  compareConstraints('exclude'),
  compareConstraints('foreignKey'),
  compareIndexes,
  compareColumnOrder,
  compareComment,
]

/** Everything that differs in a table that both sides have. */
export function compareParts(pair: TablePair, comparison: Comparison): readonly Finding[] {
  return TABLE_COMPARATORS.flatMap((compare) => compare(pair, comparison))
}
