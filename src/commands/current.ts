import type { ResolvedConfig } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import type { Database } from '../runtime/database.ts'
import type { CommandContext } from './command-context.ts'
import type { CurrentOptions } from './command-options.ts'
import { forEachDatabase, nameDatabase } from './database-session.ts'
import type { CurrentResult, PerDatabase, ProblemInfo } from './results.ts'
import { describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/** Shows where each database is: its version rows and the heads that they imply. Creates nothing. */
export async function current(
  context: CommandContext,
  _options: CurrentOptions = {},
): Promise<CurrentResult | PerDatabase<CurrentResult>> {
  const scriptGraph = await readScriptGraph(context.config)
  const { graph } = scriptGraph
  return forEachDatabase<CurrentResult>(context, 'read', async (database) => {
    const { name, versionTable } = database
    const rows = await versionTable.readRows()
    const records = graph.currentHeads(rows).flatMap((revision) => graph.find(revision) ?? [])
    const { realHeads } = graph
    const { revisions, problems } = describeRevisions(scriptGraph, records, [
      { database: name, rows },
    ])
    const unknown = graph.explainUnknownRows(rows)
    const own = [...(unknown === undefined ? [] : [unknown]), ...(await listUnfinished(database))]
    return {
      revisions,
      problems: [...problems, ...own.map((error) => toProblem(error, context.config, name))],
      rows,
      unknown: graph.unknownRows(rows),
      isAtHeads: rows.length === realHeads.length && rows.every((row) => realHeads.includes(row)),
    }
  })
}

/** What a run that was cut off has left. */
async function listUnfinished({ logTable }: Database): Promise<readonly LimbeckError[]> {
  const started = (await logTable?.findStarted()) ?? []
  return started.map(
    ({ revision, direction }) =>
      new LimbeckError(
        'interrupted_revision',
        `The ${direction} of "${revision}" was started and not finished.`,
        { hint: `Run \`limbeck ${direction}\` to see what took effect.` },
      ),
  )
}

/** What stops other commands is no failure here: this command is how people find out. */
function toProblem(
  error: LimbeckError,
  { isMultiDatabase }: ResolvedConfig,
  database: string,
): ProblemInfo {
  const { code, message, hint } = isMultiDatabase ? nameDatabase(error, database) : error
  const place = isMultiDatabase ? `[${database}] ` : ''
  return { code, message: `${place}${message} ${hint}`, files: [] }
}
