import { type Table, tableKey } from '../../schema/schema-model.ts'
import type { TableComparator } from './comparison.ts'
import { changeBy } from './finding.ts'
import { placeOf } from './place.ts'

/**
 * The order of the columns, where the project asks for it. An engine that makes tables anew gives them another; elsewhere it
 * is told and left to a person, for columns that are there are not moved.
 */
export const compareColumnOrder: TableComparator = ({ current, wanted }, { settings, dialect }) => {
  if (settings.compareColumnOrder !== true || isOfAnother(wanted)) return []
  const [there, asked] = [listNames(current), listNames(wanted)]
  const kept = there.filter((name) => asked.includes(name))
  // New columns stand behind the others.
  const left = [...kept, ...asked.filter((name) => !kept.includes(name))]
  if (left.join('\0') === asked.join('\0')) return []
  if (dialect.features.rebuildsTables) {
    const place = placeOf(wanted)
    return [
      changeBy('startCounting', {
        kind: 'batchAlterTable',
        ...place,
        operations: [],
        ordering: [asked],
      }),
    ]
  }
  const object = `the order of the columns of "${tableKey(wanted)}"`
  const [inDatabase, inModels] = [there, asked].map((names) => names.join(', '))
  return [
    {
      kind: 'unverified',
      difference: { object, inDatabase: inDatabase ?? '', inModels: inModels ?? '' },
    },
  ]
}

/** Whether a table has columns of another one, which come in the order of that. */
function isOfAnother({ partitionOf, inherits }: Table): boolean {
  return partitionOf !== undefined || inherits !== undefined
}

function listNames({ columns }: Table): readonly string[] {
  return columns.map(({ name }) => name)
}
