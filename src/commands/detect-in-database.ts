import { type DetectedChanges, detectChanges } from '../autogenerate/detect-changes.ts'
import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import type { Database } from '../runtime/database.ts'
import { assertNotBehind } from './assert-not-behind.ts'
import type { CommandContext } from './command-context.ts'
import { loadModels } from './load-models.ts'
import type { ScriptGraph } from './script-graph.ts'

/**
 * Compares a database with its models. Throws `database_behind` where scripts were not run yet: what they do would be
 * found again.
 */
export async function detectInDatabase(
  context: CommandContext,
  { graph }: ScriptGraph,
  {
    database,
    configured,
    drops = [],
    renames = [],
  }: {
    readonly database: Database
    readonly configured: ResolvedDatabase
    /** The names of objects that no model names, and that go. */
    readonly drops?: readonly string[]
    /** What has another name in the models. */
    readonly renames?: readonly string[]
  },
): Promise<DetectedChanges> {
  const wanted = await loadModels(context, configured)
  assertNotBehind(graph, {
    rows: await database.versionTable.readRows(),
    name: database.name,
    hint: 'Nothing was done. Run `limbeck upgrade` first: models are compared with what the scripts make.',
  })
  const { naming, compareType, compareServerDefault, unknownObjects } = configured
  return await detectChanges(database.connection, database.dialect, {
    wanted,
    settings: { naming, compareType, compareServerDefault, unknownObjects, drops },
    filters: {
      includeName: configured.includeName,
      includeObject: configured.includeObject,
      ownTables: listOwnTables(context.config),
    },
    schemas: configured.includeSchemas,
    renames,
  })
}

/** The tables of versions and logs: those of every database that is configured, and those that tools have by themselves. */
function listOwnTables(config: ResolvedConfig) {
  return [
    { name: 'alembic_version' },
    { name: 'limbeck_log' },
    ...config.databases.flatMap(({ versionTable, logTable }) => [versionTable, logTable]),
  ]
}
