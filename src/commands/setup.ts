import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Database } from '../runtime/database.ts'
import { readRows } from '../runtime/read-rows.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { assertNotBehind } from './assert-not-behind.ts'
import type { CommandContext } from './command-context.ts'
import type { SetupOptions } from './command-options.ts'
import type { PerDatabase, RunResult, SetupResult } from './results.ts'
import { runScripts } from './run-scripts.ts'

const TARGET = 'heads'
const BEHIND =
  'Nothing was done. Run `limbeck upgrade`, or set up with --existing upgrade, in a program setup({ existing: "upgrade" }).'
const WAYS: readonly NonNullable<SetupOptions['existing']>[] = ['verify', 'upgrade']

/**
 * Sees to it that each database is at all heads, for the start of an application: an empty database is upgraded, one
 * with version rows is verified, or upgraded where `existing` says so. Several processes can do it at once.
 *
 * Throws `database_behind` where a database is verified and is not at all heads, and `database_not_empty` where it has
 * tables and no version rows; neither is touched. Throws `invalid_argument` for another way.
 */
export async function setup(
  context: CommandContext,
  options: SetupOptions = {},
): Promise<SetupResult | PerDatabase<SetupResult>> {
  const { existing = 'verify' } = options
  assertWay(existing)
  const outcome = await runScripts(context, {
    direction: 'upgrade',
    isPlanOnly: false,
    isDryRun: false,
    recovery: 'stop',
    tag: options.tag,
    plan: (graph, rows) => graph.planUpgrade(TARGET, rows),
    planUnfinished: (graph, revision, rows) => graph.planUpgrade(revision, rows),
    async assess(graph, rows, { database, configured }) {
      if (rows.length === 0) await assertEmpty(database, configured)
      else if (existing === 'verify')
        assertNotBehind(graph, { rows, name: database.name, hint: BEHIND })
    },
  })
  return 'databases' in outcome
    ? { databases: outcome.databases.map((each) => ({ ...each, ...tellState(each) })) }
    : tellState(outcome)
}

/** A word that is mistyped in a program must not upgrade. */
function assertWay(existing: string): void {
  if (WAYS.some((way) => way === existing)) return
  throw new LimbeckError('invalid_argument', `"${existing}" is no way to treat a database.`, {
    hint: 'Say "verify" or "upgrade".',
  })
}

function tellState({ steps, before, after }: RunResult): SetupResult {
  const state = steps.length === 0 ? 'verified' : before.length === 0 ? 'created' : 'upgraded'
  return { state, steps, before, after }
}

/** Tables that nobody knows of are not ours to build on. */
async function assertEmpty(
  { name, connection, dialect }: Database,
  { versionTable, logTable }: ResolvedDatabase,
): Promise<void> {
  const own = [versionTable.name, logTable.name].map((each) => each.toLowerCase())
  const tables = (await readRows(connection, dialect.listTables))
    .map((row) => String(row['name']))
    .filter((table) => !own.includes(table.toLowerCase()))
    .sort(compareCodeUnits)
  if (tables.length === 0) return
  const named = tables.slice(0, 3).map((table) => `"${table}"`)
  const more = tables.length > named.length ? ' …' : ''
  throw new LimbeckError(
    'database_not_empty',
    `The database "${name}" has tables and no version rows: ${named.join(', ')}${more}`,
    {
      hint: 'Nothing was done. Say which revision it is at with `limbeck stamp REVISION`, or name an empty database.',
      details: { database: name, tables },
    },
  )
}
