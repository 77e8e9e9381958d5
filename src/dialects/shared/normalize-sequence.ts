import type { Sequence } from '../../schema/schema-model.ts'
import { pickSaid } from './read-row.ts'
import { type CountingDefaults, tidyCounting } from './tidy-counting.ts'

/** A sequence in which what is as usual is not said. */
export function normalizeSequence(sequence: Sequence, defaults: CountingDefaults): Sequence {
  const { name, schema, type, ownedBy, comment } = sequence
  const ownType = type === 'bigint' ? undefined : type
  return {
    name,
    ...pickSaid({ schema, type: ownType }),
    ...tidyCounting(sequence, defaults),
    ...pickSaid({ ownedBy, comment }),
  }
}
