import { compareCodeUnits } from '../util/compare-code-units.ts'
import type { RowChanges } from './version-statements.ts'

/** The version rows after a change, sorted. */
export function applyRowChanges(rows: readonly string[], changes: RowChanges): readonly string[] {
  const after = new Set(rows)
  for (const row of changes.delete) after.delete(row)
  for (const { from } of changes.update) after.delete(from)
  for (const { to } of changes.update) after.add(to)
  for (const row of changes.insert) after.add(row)
  return [...after].sort(compareCodeUnits)
}
