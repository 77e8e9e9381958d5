import type { ConstraintRules } from '../shared/constraint-text.ts'

/** What the constraints of PostgreSQL can say. MATCH PARTIAL is in its grammar and not implemented. */
export const postgresqlConstraintRules: ConstraintRules = {
  deferrable: ['primaryKey', 'unique', 'foreignKey'],
  notValid: true,
  matchFull: true,
  nullsNotDistinct: true,
  setDefault: true,
  referencesSchema: true,
  primaryKeyNames: true,
}
