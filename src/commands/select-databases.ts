import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'

/**
 * The databases that a command works on: all of them, or the one that `--database` names.
 * Throws `unknown_database`.
 */
export function selectDatabases(
  config: ResolvedConfig,
  name: string | undefined,
): readonly ResolvedDatabase[] {
  return name === undefined ? config.databases : [requireDatabase(config, name)]
}

/** The database of that name. Throws `unknown_database`. */
export function requireDatabase(config: ResolvedConfig, name: string): ResolvedDatabase {
  const database = config.databases.find((candidate) => candidate.name === name)
  if (database !== undefined) return database
  const names = config.databases.map((candidate) => candidate.name)
  const nearest = findNearest(name, names)
  throw new LimbeckError('unknown_database', `No database "${name}" is configured.`, {
    hint:
      nearest === undefined
        ? `Configured: ${names.map((each) => `"${each}"`).join(', ')}.`
        : `Did you mean "${nearest}"?`,
    details: { database: name, databases: names, nearest },
  })
}
