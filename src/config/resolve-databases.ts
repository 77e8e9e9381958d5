import { resolveNaming } from '../schema/naming.ts'
import type { DatabaseTarget, ResolvedConfig, ResolvedDatabase } from './resolved-config.ts'
import type { CommonSettings, DatabaseSettings, ProjectSettings } from './settings.ts'

/** The name of the database where there is only one. */
export const SINGLE_DATABASE = 'default'

/** The settings of each database: its own, else those of the project, else the defaults. */
export function resolveDatabases(
  project: ProjectSettings,
): Pick<ResolvedConfig, 'databases' | 'isMultiDatabase' | 'retiredDatabases'> {
  const retiredDatabases = project.retiredDatabases ?? []
  if (project.databases === undefined) {
    const only = resolveDatabase(SINGLE_DATABASE, { ...project, default: true }, project)
    return { databases: [only], isMultiDatabase: false, retiredDatabases }
  }
  const entries = Object.entries(project.databases)
  return {
    databases: entries.map(([name, database]) =>
      resolveDatabase(
        name,
        entries.length === 1 ? { default: true, ...database } : database,
        project,
      ),
    ),
    isMultiDatabase: true,
    retiredDatabases,
  }
}

function resolveDatabase(
  name: string,
  own: DatabaseSettings,
  project: CommonSettings,
): ResolvedDatabase {
  const schema = own.versionTableSchema ?? project.versionTableSchema
  return {
    name,
    isDefault: own.default === true,
    target: resolveTarget(own),
    versionTable: { name: own.versionTable ?? project.versionTable ?? 'alembic_version', schema },
    log: own.log ?? project.log ?? true,
    logTable: { name: own.logTable ?? project.logTable ?? 'limbeck_log', schema },
    transaction: own.transaction ?? project.transaction ?? 'perRevision',
    lockTimeoutMs: own.lockTimeoutMs ?? project.lockTimeoutMs ?? 5_000,
    statementTimeoutMs: own.statementTimeoutMs ?? project.statementTimeoutMs ?? 0,
    onVersionApply: listListeners(own.onVersionApply ?? project.onVersionApply),
    naming: resolveNaming({ ...project.naming, ...own.naming }),
    ...resolveComparison(own, project),
  }
}

function resolveComparison(own: CommonSettings, project: CommonSettings) {
  return {
    schema: own.schema ?? project.schema,
    source: own.source ?? project.source,
    serverVersion: own.serverVersion ?? project.serverVersion,
    includeSchemas: own.includeSchemas ?? project.includeSchemas ?? false,
    includeName: own.includeName ?? project.includeName,
    includeObject: own.includeObject ?? project.includeObject,
    compareType: own.compareType ?? project.compareType ?? true,
    compareServerDefault: own.compareServerDefault ?? project.compareServerDefault ?? true,
    compareColumnOrder: own.compareColumnOrder ?? project.compareColumnOrder ?? false,
    renderItem: own.renderItem ?? project.renderItem,
    unknownObjects: own.unknownObjects ?? project.unknownObjects ?? 'ask',
    manual: own.manual ?? project.manual ?? [],
  }
}

/** An empty URL is what an unset variable of a shell leaves behind: it counts as not said. */
function resolveTarget({ url, connection }: CommonSettings): DatabaseTarget {
  if (connection !== undefined) return { kind: 'connection', connection }
  if (url === undefined || url === '') return { kind: 'unset' }
  return { kind: 'url', readUrl: async () => (typeof url === 'string' ? url : await url()) }
}

function listListeners(
  listeners: CommonSettings['onVersionApply'],
): ResolvedDatabase['onVersionApply'] {
  if (listeners === undefined) return []
  return typeof listeners === 'function' ? [listeners] : listeners
}
