import type { Exclusion } from '../../schema/schema-model.ts'
import { type ConstraintRules, describeConstraint } from '../shared/constraint-text.ts'
import type { SqlWriter } from '../shared/sql-writer.ts'
import { writeElement } from './compile/index-element.ts'

/** What the constraints of PostgreSQL can say. MATCH PARTIAL is in its grammar and not implemented. */
export const postgresqlConstraintRules: ConstraintRules = {
  deferrable: ['primaryKey', 'unique', 'foreignKey', 'exclude'],
  notValid: true,
  matchFull: true,
  nullsNotDistinct: true,
  conflicts: false,
  setDefault: true,
  referencesSchema: true,
  primaryKeyNames: true,
  extras: true,
  writeExclude,
}

function writeExclude(constraint: Exclusion, writer: SqlWriter): string {
  const { using, elements, where } = constraint
  const list = elements.map(
    (element) =>
      `${writeElement(describeConstraint(constraint), element, writer)} WITH ${element.operator}`,
  )
  return [
    'EXCLUDE',
    using === undefined ? '' : ` USING ${writer.quoteIdentifier(using.toLowerCase())}`,
    ` (${list.join(', ')})`,
    where === undefined ? '' : ` WHERE (${writer.inlineSql(where)})`,
  ].join('')
}
