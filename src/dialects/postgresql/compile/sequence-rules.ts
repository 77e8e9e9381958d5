import type { SequenceRules } from '../../shared/sequence-text.ts'

/** How PostgreSQL says what a sequence does not do. */
export const sequenceRules: SequenceRules = { noCycle: 'NO CYCLE', defaultCache: 1 }
