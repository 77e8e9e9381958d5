import type { EngineName } from '../../../setup/engines.ts'
import type { ChangeCase } from '../schema-sketch.ts'
import { COLUMN_CHANGES } from './columns.ts'
import { CONSTRAINT_CHANGES } from './constraints.ts'
import { INDEX_CHANGES } from './indexes.ts'
import { OPTION_CHANGES } from './options.ts'
import { TABLE_CHANGES } from './tables.ts'

const FAMILIES: Readonly<Record<string, readonly ChangeCase[]>> = {
  tables: TABLE_CHANGES,
  columns: COLUMN_CHANGES,
  constraints: CONSTRAINT_CHANGES,
  indexes: INDEX_CHANGES,
  options: OPTION_CHANGES,
}

/** A case with the name that it goes by: its family and its title. */
export interface NamedCase extends ChangeCase {
  readonly name: string
}

/** All cases, in the order of the guide. */
export const ALL_CASES: readonly ChangeCase[] = Object.values(FAMILIES).flat()

/** The cases that an engine has. */
export function casesFor(engine: EngineName): readonly NamedCase[] {
  return Object.entries(FAMILIES).flatMap(([family, cases]) =>
    cases
      .filter(({ on }) => on?.includes(engine) ?? true)
      .map((each) => ({ ...each, name: `${family}: ${each.title}` })),
  )
}
