import { type BegunReading, beginReading, endReading } from '../autogenerate/begin-reading.ts'
import type { Decisions } from '../autogenerate/decide-on-changes.ts'
import { type DetectedChanges, detectChanges } from '../autogenerate/detect-changes.ts'
import type { ModelFilters } from '../autogenerate/filter-model.ts'
import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import type { Database } from '../runtime/database.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { assertNotBehind } from './assert-not-behind.ts'
import type { CommandContext } from './command-context.ts'
import type { ComparedSide } from './comparison-source.ts'
import { type LoadedModels, loadExports } from './load-models.ts'
import type { ScriptGraph } from './script-graph.ts'

const HINTS: Readonly<Record<Exclude<ComparedSide, 'empty'>, string>> = {
  live: 'Nothing was done. Run `limbeck upgrade` first: models are compared with what the scripts make.',
  other:
    'Nothing was done. Name a database in which all scripts were run: models are compared with what the scripts make.',
}

/**
 * Compares a database with its models. Throws `database_behind` where scripts were not run yet: what they do would be
 * found again.
 */
export async function detectInDatabase(
  context: CommandContext,
  { graph }: Pick<ScriptGraph, 'graph'>,
  {
    database,
    configured,
    drops = [],
    renames = [],
    from = 'live',
    decisions = {},
    wanted,
  }: {
    readonly database: Database
    readonly configured: ResolvedDatabase
    /** What goes and is not asked about. */
    readonly drops?: readonly string[]
    /** What has another name in the models. */
    readonly renames?: readonly string[]
    /** Of a database that is taken for an empty one nobody asks which scripts were run. */
    readonly from?: ComparedSide
    readonly decisions?: Decisions
    /** What the database is compared with, instead of its models. */
    readonly wanted?: SchemaModel | undefined
  },
): Promise<DetectedChanges> {
  if (from !== 'empty') {
    assertNotBehind(graph, {
      rows: await database.versionTable.readRows(),
      name: from === 'other' ? '--from' : database.name,
      hint: HINTS[from],
    })
  }
  const begun =
    wanted === undefined
      ? beginReading(database.connection, database.dialect, configured.includeSchemas)
      : undefined
  const { model, exported } =
    wanted === undefined
      ? await loadWhileReading(context, configured, begun)
      : { model: wanted, exported: null }
  const { naming, compareType, compareServerDefault, compareColumnOrder } = configured
  const { unknownObjects } = configured
  return await detectChanges(database.connection, database.dialect, {
    wanted: model,
    begun,
    settings: {
      naming,
      compareType,
      compareServerDefault,
      compareColumnOrder,
      unknownObjects,
      drops,
    },
    filters: listFilters(context.config, configured),
    schemas: configured.includeSchemas,
    renames,
    fromEmpty: from === 'empty',
    decisions,
    // What somebody else gives as models has nothing of plugins.
    plugins: exported === null ? undefined : { ...context.config.plugins, exported },
  })
}

async function loadWhileReading(
  context: CommandContext,
  configured: ResolvedDatabase,
  begun: BegunReading | undefined,
): Promise<LoadedModels> {
  try {
    return await loadExports(context, configured)
  } catch (error) {
    await endReading(begun)
    throw error
  }
}

/** What of a database the project leaves out. */
export function listFilters(
  config: ResolvedConfig,
  { includeName, includeObject, manual }: ResolvedDatabase,
): ModelFilters {
  return { includeName, includeObject, manual, ownTables: listOwnTables(config) }
}

/** The tables of versions and logs: those of every database that is configured, and those that tools have by themselves. */
function listOwnTables(config: ResolvedConfig) {
  return [
    { name: 'alembic_version' },
    { name: 'limbeck_log' },
    ...config.databases.flatMap(({ versionTable, logTable }) => [versionTable, logTable]),
  ]
}
