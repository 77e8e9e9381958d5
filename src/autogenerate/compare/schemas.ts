import { compareCodeUnits } from '../../util/compare-code-units.ts'
import type { Comparator } from './comparison.ts'
import { changeBy } from './finding.ts'

/** The schemas that tables of the models lie in, where they are not there yet. */
export const schemasComparator: Comparator = {
  name: 'schemas',
  compare({ dialect, current, wanted }) {
    const there = current.schemas
    if (!dialect.features.schemas || there === undefined) return []
    const named = Object.values(wanted.tables).flatMap(({ schema }) => schema ?? [])
    return [...new Set(named)]
      .filter((name) => !Object.hasOwn(there, name))
      .toSorted(compareCodeUnits)
      .map((name) => changeBy('createSchemas', { kind: 'createSchema', name }))
  },
}
