import type { ConstraintRules } from '../shared/constraint-text.ts'

/** What the constraints of SQLite can say. It reads MATCH and passes over it. https://www.sqlite.org/foreignkeys.html */
export const sqliteConstraintRules: ConstraintRules = {
  deferrable: ['foreignKey'],
  notValid: false,
  matchFull: false,
  nullsNotDistinct: false,
  conflicts: true,
  setDefault: true,
  referencesSchema: false,
  primaryKeyNames: true,
  extras: false,
}
