import { hostname, userInfo } from 'node:os'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { isLimbeckError, LimbeckError, RevisionError } from '../errors/index.ts'
import { findDialect } from '../plugins/find-dialect.ts'
import type { Database } from '../runtime/database.ts'
import { LogTable } from '../runtime/log-table.ts'
import { VersionTable } from '../runtime/version-table.ts'
import { TOOL } from '../util/tool.ts'
import type { Access, CommandContext } from './command-context.ts'
import type { PerDatabase } from './results.ts'
import { selectDatabases } from './select-databases.ts'

/** The version rows of one database. */
export interface DatabaseRows {
  readonly database: string
  readonly rows: readonly string[]
}

/** Opens a database for the time of a function. Where there are several, errors name theirs. */
export async function useDatabase<Result>(
  context: CommandContext,
  configured: ResolvedDatabase,
  access: Access,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const connection = await context.connections.take(configured, access)
  let state: 'usable' | 'broken' = 'usable'
  try {
    const dialect = findDialect(context.config.plugins, connection.server)
    const versionTable = new VersionTable(connection, dialect, configured.versionTable)
    const logTable = configured.log
      ? new LogTable(connection, dialect, {
          table: configured.logTable,
          versionTable: versionTable.label,
          appliedBy: `${userInfo().username}@${hostname()}`,
          tool: TOOL,
        })
      : undefined
    return await use({
      name: configured.name,
      connection,
      dialect,
      versionTable,
      logTable,
      naming: configured.naming,
      plugins: context.config.plugins,
      signal: context.signal,
      secrets: context.secrets,
      emit: (event) => context.on({ ...event, database: configured.name }),
    })
  } catch (error) {
    if (isLimbeckError(error) && error.code === 'connection_lost') state = 'broken'
    throw context.config.isMultiDatabase ? nameDatabase(error, configured.name) : error
  } finally {
    await context.connections.giveBack(configured, connection, state)
  }
}

/**
 * Does the same with each selected database, one after the other. With several configured the results come under
 * their names; with one the result comes alone.
 */
export async function forEachDatabase<Result extends object>(
  context: CommandContext,
  access: Access,
  use: (database: Database, configured: ResolvedDatabase) => Promise<Result>,
): Promise<Result | PerDatabase<Result>> {
  const results: (Result & { readonly database: string })[] = []
  for (const configured of selectDatabases(context.config, context.databaseFilter)) {
    const result = await useDatabase(context, configured, access, (database) =>
      use(database, configured),
    )
    if (!context.config.isMultiDatabase) return result
    results.push({ database: configured.name, ...result })
  }
  return { databases: results }
}

/**
 * Looks at where the selected databases are before the first one is changed: each has to be said, and said well. Where
 * one is a file that is not there yet, `plan` tells beforehand what is wrong, so that no file is made for nothing.
 */
export async function assertTargets(
  context: CommandContext,
  plan: (rows: readonly string[], database?: Database) => unknown,
): Promise<void> {
  for (const configured of selectDatabases(context.config, context.databaseFilter)) {
    if (await context.connections.isAbsent(configured)) plan([])
    else if (context.config.isMultiDatabase) {
      // What is wrong with the second shall be known before the first is changed.
      await useDatabase(context, configured, 'read', async (database) =>
        plan(await database.versionTable.readRows(), database),
      )
    }
  }
}

/** The version rows of each selected database. Creates nothing. */
export async function readVersionRows(context: CommandContext): Promise<readonly DatabaseRows[]> {
  const found: DatabaseRows[] = []
  for (const configured of selectDatabases(context.config, context.databaseFilter)) {
    const rows = await useDatabase(context, configured, 'read', ({ versionTable }) =>
      versionTable.readRows(),
    )
    found.push({ database: configured.name, rows })
  }
  return found
}

/** Commands in hints, which without the flag would concern every database. */
const COMMANDS = /\blimbeck (upgrade|downgrade|stamp|current)\b/g

/** The same error with the database that it is about; also in the commands of its hint. */
export function nameDatabase<Failure>(error: Failure, database: string): Failure | LimbeckError {
  if (!isLimbeckError(error)) return error
  const { code, message, hint, cause, details, stack } = error
  const options = {
    cause,
    hint: hint.replaceAll(COMMANDS, `limbeck $1 --database ${database}`),
    details: { ...details, database },
  }
  const named =
    error instanceof RevisionError
      ? new RevisionError(error.code, message, options)
      : new LimbeckError(code, message, options)
  if (stack !== undefined) named.stack = stack
  return named
}
