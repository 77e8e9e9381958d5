import { compareCodeUnits } from '../util/compare-code-units.ts'
import type { DatabaseRows } from './database-session.ts'

/** Whether a target can only be understood with the version rows: `current`, `billing@current`, `current-1`. */
export function namesCurrent(target: string | undefined): boolean {
  return target !== undefined && /^(?:.*@)?current(?:[+-]\d+)?$/.test(target)
}

/** The version rows of all databases together, sorted. */
export function mergeRows(databases: readonly DatabaseRows[]): readonly string[] {
  return [...new Set(databases.flatMap(({ rows }) => rows))].sort(compareCodeUnits)
}
