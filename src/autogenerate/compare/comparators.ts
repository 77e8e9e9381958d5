import type { Comparator } from './comparison.ts'
import { enumsComparator } from './enums.ts'
import { schemasComparator } from './schemas.ts'
import { sequencesComparator } from './sequences.ts'
import { tablesComparator } from './tables.ts'

/** What is compared, one comparator for each kind of object. */
export const COMPARATORS: readonly Comparator[] = [
  schemasComparator,
  enumsComparator,
  sequencesComparator,
  tablesComparator,
]
