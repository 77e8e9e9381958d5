import type { Constraint } from '../../../schema/schema-model.ts'
import { type CatalogRow, requireText } from '../../shared/read-row.ts'
import { isSameName } from '../rebuild/mentions.ts'

/** The constraint with the columns that its text leaves out: a foreign key can mean the primary key of the other table. */
export function fillReference(constraint: Constraint, keys: readonly CatalogRow[]): Constraint {
  if (constraint.kind !== 'foreignKey' || constraint.references.columns.length > 0)
    return constraint
  const { table } = constraint.references
  const columns = keys
    .filter((row) => isSameName(requireText(row, 'referenced'), table))
    .toSorted((a, b) => Number(a['position']) - Number(b['position']))
    .map((row) => requireText(row, 'column'))
  return { ...constraint, references: { ...constraint.references, columns } }
}
