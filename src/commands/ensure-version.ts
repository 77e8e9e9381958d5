import { assertNoHiddenCommit } from '../runtime/assert-no-hidden-commit.ts'
import type { CommandContext } from './command-context.ts'
import type { EnsureVersionOptions } from './command-options.ts'
import { forEachDatabase } from './database-session.ts'
import type { EnsureVersionResult, PerDatabase } from './results.ts'

/** Creates the version table where it is missing. */
export function ensureVersion(
  context: CommandContext,
  _options: EnsureVersionOptions = {},
): Promise<EnsureVersionResult | PerDatabase<EnsureVersionResult>> {
  return forEachDatabase<EnsureVersionResult>(context, 'write', async (database) => {
    const { versionTable } = database
    await assertNoHiddenCommit(database)
    return { table: versionTable.label, created: await versionTable.ensure() }
  })
}
