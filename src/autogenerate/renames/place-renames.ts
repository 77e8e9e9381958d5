import type { Operation } from '../../operations/index.ts'
import type { FormerNames } from './former-names.ts'

/**
 * Renames among the other changes. Views and triggers that are made anew go before the names change, and come back after:
 * undone, they are made as they were once the old names are back.
 */
export function placeRenames(
  renames: readonly Operation[],
  changes: readonly Operation[],
  formerNames: FormerNames,
): readonly Operation[] {
  if (renames.length === 0) return changes
  const early = changes.flatMap((operation) => dropBefore(operation, formerNames))
  const late = changes.filter((operation) => dropBefore(operation, formerNames).length === 0)
  return [...early, ...renames, ...late]
}

/** What drops a view or a trigger while its table has its former name; nothing for any other operation. */
function dropBefore(operation: Operation, formerNames: FormerNames): readonly Operation[] {
  const { kind } = operation
  if (kind === 'dropView' || kind === 'dropMaterializedView') return [operation]
  if (kind !== 'dropTrigger') return []
  const { table, schema } = operation
  return [{ ...operation, table: formerNames.findTable({ name: table, schema }).name }]
}
