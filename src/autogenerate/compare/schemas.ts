import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { listSchemas } from '../list-schemas.ts'
import { type Comparator, type Comparison, isNamedToDrop } from './comparison.ts'
import { changeBy, type Finding } from './finding.ts'

/** The schemas that models name or that something of theirs lies in, where they are not there yet; and the others. */
export const schemasComparator: Comparator = {
  name: 'schemas',
  compare(comparison) {
    const { dialect, current, wanted } = comparison
    const there = current.schemas
    if (!dialect.features.schemas || there === undefined) return []
    const named = listSchemas(wanted)
    const unknown = Object.values(there).filter(
      ({ name }) => name !== current.defaultSchema && !named.includes(name),
    )
    return [
      ...named
        .filter((name) => !Object.hasOwn(there, name))
        .toSorted(compareCodeUnits)
        .map((name) =>
          changeBy('createSchemas', { kind: 'createSchema', name, ...wanted.schemas?.[name] }),
        ),
      ...unknown.flatMap(({ name }) => findUnknown(name, comparison)),
    ]
  },
}

/** On MySQL and MariaDB a schema is somebody's database: one is dropped where it is named, and not with all the rest. */
function findUnknown(name: string, comparison: Comparison): readonly Finding[] {
  const object = { kind: 'schema', name } as const
  if (isNamedToDrop(object, comparison))
    return [changeBy('dropSchemas', { kind: 'dropSchema', name })]
  return comparison.settings.unknownObjects === 'ignore' ? [] : [{ kind: 'unknown', object }]
}
