import type { Index, View } from '../../schema/schema-model.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { normalizeSequence, type SequenceDefaults } from '../shared/normalize-sequence.ts'
import { tidyIndex } from '../shared/normalize-table.ts'
import type { ObjectForms } from '../shared/object-forms.ts'
import { pickSaid } from '../shared/read-row.ts'

const BITS = { smallint: 16n, integer: 32n, bigint: 64n } as const

/** What sequences are where nothing is said. https://www.postgresql.org/docs/current/sql-createsequence.html */
export const sequenceDefaults: SequenceDefaults = {
  lowest: (type) => -(2n ** (BITS[type] - 1n)),
  highest: (type) => 2n ** (BITS[type] - 1n) - 1n,
  cache: 1n,
}

/** What PostgreSQL takes for the same of each kind of object. */
export const postgresqlForms: ObjectForms = {
  sequences: (sequence) => normalizeSequence(sequence, sequenceDefaults),
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
