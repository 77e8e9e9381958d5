import type { Comparator } from './comparison.ts'
import { domainsComparator } from './domains.ts'
import { enumsComparator } from './enums.ts'
import { extensionsComparator } from './extensions.ts'
import { functionsComparator } from './functions.ts'
import { schemasComparator } from './schemas.ts'
import { sequencesComparator } from './sequences.ts'
import { tablesComparator } from './tables.ts'
import { triggersComparator } from './triggers.ts'
import { viewsComparator } from './views.ts'

/** What is compared, one comparator for each kind of object; those that are built on others come after them. */
export const COMPARATORS: readonly Comparator[] = [
  schemasComparator,
  extensionsComparator,
  enumsComparator,
  domainsComparator,
  sequencesComparator,
  tablesComparator,
  functionsComparator,
  viewsComparator,
  triggersComparator,
]
