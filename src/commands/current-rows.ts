import { compareCodeUnits } from '../util/compare-code-units.ts'
import type { CommandContext } from './command-context.ts'

/** Whether a target can only be understood with the version rows: `current`, `billing@current`, `current-1`. */
export function namesCurrent(target: string | undefined): boolean {
  return target !== undefined && /^(?:.*@)?current(?:[+-]\d+)?$/.test(target)
}

/** The version rows of all selected databases together, sorted. */
export async function readCurrentRows(context: CommandContext): Promise<readonly string[]> {
  // Dialects and runtime take time to load, and listing scripts needs neither.
  const { readVersionRows } = await import('./database-session.ts')
  const databases = await readVersionRows(context)
  return [...new Set(databases.flatMap(({ rows }) => rows))].sort(compareCodeUnits)
}
