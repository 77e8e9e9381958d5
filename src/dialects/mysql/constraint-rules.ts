import type { ConstraintRules } from '../shared/constraint-text.ts'

/**
 * What the constraints of MySQL and MariaDB can say. InnoDB refuses SET DEFAULT; MATCH is read, and makes
 * ON DELETE and ON UPDATE be passed over: https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html
 */
export const mysqlConstraintRules: ConstraintRules = {
  deferrable: [],
  notValid: false,
  matchFull: false,
  nullsNotDistinct: false,
  conflicts: false,
  setDefault: false,
  referencesSchema: true,
  primaryKeyNames: false,
  extras: false,
}
