import { compareCodeUnits } from '../../util/compare-code-units.ts'
import type { Comparator } from './comparison.ts'
import { changeBy } from './finding.ts'

/** Extensions that models need and that are not there. What else is installed may be somebody else's, and is left alone. */
export const extensionsComparator: Comparator = {
  name: 'extensions',
  compare({ current, wanted }) {
    const there = current.extensions
    if (there === undefined) return []
    return Object.values(wanted.extensions ?? {})
      .filter(({ name }) => !Object.hasOwn(there, name))
      .toSorted((one, other) => compareCodeUnits(one.name, other.name))
      .map((extension) => changeBy('createExtensions', { kind: 'createExtension', ...extension }))
  },
}
