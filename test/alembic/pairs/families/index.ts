import type { Pair } from '../pair.ts'
import { ADDED_COLUMNS } from './add-columns.ts'
import { ALTERED_COLUMNS } from './alter-columns.ts'
import { BATCHES } from './batches.ts'
import { CONSTRAINTS } from './constraints.ts'
import { INDEXES } from './indexes.ts'
import { REBUILDS } from './rebuilds.ts'
import { ROWS } from './rows.ts'
import { TABLES } from './tables.ts'

/** The pairs by what they are about. */
export const FAMILIES: Readonly<Record<string, readonly Pair[]>> = {
  tables: TABLES,
  'columns that come and go': ADDED_COLUMNS,
  'columns that change': ALTERED_COLUMNS,
  indexes: INDEXES,
  constraints: CONSTRAINTS,
  rows: ROWS,
  batches: BATCHES,
  'tables made anew': REBUILDS,
}
