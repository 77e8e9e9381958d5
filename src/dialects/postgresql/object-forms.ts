import { normalizeSequence, type SequenceDefaults } from '../shared/normalize-sequence.ts'
import type { ObjectForms } from '../shared/object-forms.ts'

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
}
