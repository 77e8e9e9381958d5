import { LimbeckError } from '../errors/index.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import type { CommandContext } from './command-context.ts'
import type { DatabaseRows } from './database-session.ts'

/** Whether a target can only be understood with the version rows: `current`, `billing@current`, `current-1`. */
export function namesCurrent(target: string | undefined): boolean {
  return target !== undefined && /^(?:.*@)?current(?:[+-]\d+)?$/.test(target)
}

/** The version rows of each selected database. */
export async function readCurrentRows(context: CommandContext): Promise<readonly DatabaseRows[]> {
  // Dialects and runtime take time to load, and listing scripts needs neither.
  const { readVersionRows } = await import('./database-session.ts')
  return readVersionRows(context)
}

/** The version rows of all selected databases together, where one of the targets asks for them. */
export async function readRowsFor(
  context: CommandContext,
  targets: readonly string[],
): Promise<readonly string[] | undefined> {
  return joinRows(targets.some(namesCurrent) ? await readCurrentRows(context) : null)
}

/** The error for `current` where nothing is. */
export function createAtBaseError(): LimbeckError {
  return new LimbeckError('revision_not_found', 'The database is at no revision.', {
    hint: 'Run `limbeck upgrade` first, or name a revision.',
  })
}

/** The version rows of databases together, sorted; nothing where none was asked. */
export function joinRows(databases: readonly DatabaseRows[] | null): readonly string[] | undefined {
  if (databases === null) return undefined
  return [...new Set(databases.flatMap(({ rows }) => rows))].sort(compareCodeUnits)
}
