import type { EngineName } from '../../../setup/engines.ts'
import { ENGINES, type Pair } from '../pair.ts'
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

/** A pair with the name that it goes by: its family and its title. */
export interface NamedPair {
  readonly name: string
  readonly pair: Pair
}

/** The pairs that an engine has. */
export function pairsFor(engine: EngineName): readonly NamedPair[] {
  return Object.entries(FAMILIES).flatMap(([family, pairs]) =>
    pairs
      .filter(({ on = ENGINES }) => on.includes(engine))
      .map((pair) => ({ name: `${family}: ${pair.title}`, pair })),
  )
}
