import type { ResolvedConfig, ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import { LogStatements } from '../runtime/log-statements.ts'
import type { OfflineDatabase } from '../runtime/offline/offline-database.ts'
import { VersionStatements } from '../runtime/version-statements.ts'
import { writeFile } from '../system/index.ts'
import { TOOL } from '../util/tool.ts'
import type { CommandContext } from './command-context.ts'
import type { SqlOptions } from './command-options.ts'
import { chooseOfflineDialect, findEngine } from './offline-dialect.ts'
import { resolveOutput } from './output-path.ts'
import type { PerDatabase, SqlResult } from './results.ts'
import { selectDatabases } from './select-databases.ts'

/** Writes the text for one database. */
type WriteText = (
  database: OfflineDatabase,
  configured: ResolvedDatabase,
) => Promise<Omit<SqlResult, 'path'>>

/**
 * Writes SQL for each selected database. All texts are there before the first file is written, so what goes wrong
 * leaves no file behind. Throws `usage` for several databases and one file, `config_invalid` for the server version.
 */
export async function writeSql(
  context: CommandContext,
  { output }: SqlOptions,
  write: WriteText,
): Promise<SqlResult | PerDatabase<SqlResult>> {
  const { config } = context
  const databases = selectDatabases(config, context.databaseFilter)
  const paths = databases.map(({ name }) =>
    output === undefined
      ? null
      : resolveOutput(output, {
          workingDirectory: context.workingDirectory,
          database: name,
          count: databases.length,
          extension: '.sql',
        }),
  )
  const results: (SqlResult & { readonly database: string })[] = []
  for (const [index, configured] of databases.entries()) {
    const database = await describeOffline(configured, config)
    const path = paths[index] ?? null
    results.push({ database: configured.name, path, ...(await write(database, configured)) })
  }
  for (const { path, sql } of results) if (path !== null) writeFile(path, sql)
  const [only] = results
  if (config.isMultiDatabase || only === undefined) return { databases: results }
  const { database: _, ...result } = only
  return result
}

/** Refuses options that say something of a run. Throws `usage`. */
export function assertOnlySql(
  options: SqlOptions,
  others: Readonly<Record<string, unknown>>,
): void {
  if (options.sql !== true) {
    if (options.output === undefined) return
    throw new LimbeckError('usage', '--output is for --sql: what is run has no text to write.', {
      hint: 'Add --sql, or leave out --output.',
    })
  }
  const other = Object.keys(others).find((name) => others[name] === true)
  if (other === undefined) return
  throw new LimbeckError('usage', `--${other} and --sql contradict each other.`, {
    hint: 'No database is asked with --sql: leave one of them out.',
  })
}

async function describeOffline(
  configured: ResolvedDatabase,
  config: ResolvedConfig,
): Promise<OfflineDatabase> {
  const dialect = await chooseOfflineDialect(configured, config)
  const versions = new VersionStatements(dialect, configured.versionTable)
  const { lockTimeoutMs, statementTimeoutMs } = configured
  return {
    name: configured.name,
    engine: findEngine(dialect, config.plugins),
    dialect,
    versions,
    log: configured.log
      ? new LogStatements(dialect, configured.logTable, versions.label)
      : undefined,
    tool: TOOL,
    naming: configured.naming,
    plugins: config.plugins,
    transaction: configured.transaction,
    limits: { lockTimeoutMs, statementTimeoutMs },
  }
}
