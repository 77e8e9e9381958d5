import { assertNoHiddenCommit } from '../runtime/assert-no-hidden-commit.ts'
import { writeVersionTableScript } from '../runtime/offline/write-script.ts'
import type { CommandContext } from './command-context.ts'
import type { EnsureVersionOptions } from './command-options.ts'
import { forEachDatabase } from './database-session.ts'
import type { EnsureVersionResult, PerDatabase, SqlResult } from './results.ts'
import { assertOnlySql, writeSql } from './write-sql.ts'

/** Creates the version table where it is missing. With `sql` it writes the statement. */
export async function ensureVersion(
  context: CommandContext,
  options: EnsureVersionOptions = {},
): Promise<
  EnsureVersionResult | SqlResult | PerDatabase<EnsureVersionResult> | PerDatabase<SqlResult>
> {
  assertOnlySql(options, {})
  if (options.sql === true) {
    return writeSql(context, options, async (database) => ({
      sql: writeVersionTableScript(database),
      steps: [],
      before: [],
      after: [],
    }))
  }
  return forEachDatabase<EnsureVersionResult>(context, 'write', async (database) => {
    const { versionTable } = database
    await assertNoHiddenCommit(database)
    return { table: versionTable.label, created: await versionTable.ensure() }
  })
}
