import type { Index, View } from '../../schema/schema-model.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { normalizeSequence } from '../shared/normalize-sequence.ts'
import { tidyIndex } from '../shared/normalize-table.ts'
import type { ObjectForms } from '../shared/object-forms.ts'
import { pickSaid } from '../shared/read-row.ts'
import { countingDefaults } from './count-types.ts'

/** What PostgreSQL takes for the same of each kind of object. */
export const postgresqlForms: ObjectForms = {
  sequences: (sequence) => normalizeSequence(sequence, countingDefaults(sequence.type ?? 'bigint')),
  views: ({ security, securityBarrier, with: parameters, indexes = [], ...view }) => ({
    ...view,
    ...pickSaid({
      security: security === 'invoker' ? security : undefined,
      securityBarrier: securityBarrier === true ? true : undefined,
      with: writeParameters(parameters),
      indexes: indexes.length === 0 ? undefined : indexes.map(normalizeIndex).toSorted(byName),
    }),
  }),
}

function normalizeIndex({ with: parameters, ...index }: Index): Index {
  return { ...tidyIndex(index), ...pickSaid({ with: writeParameters(parameters) }) }
}

function byName(one: Index, other: Index): number {
  return compareCodeUnits(one.name, other.name)
}

/** The catalog keeps parameters as texts. */
function writeParameters(parameters: View['with']): Readonly<Record<string, string>> | undefined {
  if (parameters === undefined || Object.keys(parameters).length === 0) return undefined
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  )
}
