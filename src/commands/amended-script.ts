import { extname } from 'node:path'
import { LimbeckError } from '../errors/index.ts'
import { RevisionGraph } from '../graph/revision-graph.ts'
import type { ModuleScriptRecord } from '../scripts/script-record.ts'
import { assertNotBehind } from './assert-not-behind.ts'
import type { CommandContext } from './command-context.ts'
import { useDatabase } from './database-session.ts'
import type { ScriptGraph } from './script-graph.ts'
import { selectDatabases } from './select-databases.ts'

/** A script that can be written anew. */
export interface AmendedScript {
  readonly record: ModuleScriptRecord
  readonly language: 'ts' | 'js'
  readonly scriptGraph: ScriptGraph
  /** The graph as it is without the script. */
  readonly rest: ScriptGraph
}

const LANGUAGES: Readonly<Record<string, AmendedScript['language']>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
}

/**
 * The newest script, by the head that names it. Throws `multiple_heads`, and `not_amendable` for a script that others come
 * after or depend on, one that joins branches, and one that is not written in a language of modules.
 */
export function chooseAmended(scriptGraph: ScriptGraph, head: string): AmendedScript {
  const { graph, directory } = scriptGraph
  const [record] = graph.resolve(head)
  if (record === undefined)
    throw new LimbeckError('revision_not_found', `"${head}" names no script.`)
  const { revision } = record
  const refuse = (why: string) =>
    new LimbeckError('not_amendable', `"${revision}" ${why}.`, {
      hint: 'Nothing was done. Write what is new as a script of its own: `limbeck generate`.',
      details: { revision, file: record.path },
    })
  const above = [...graph.children(revision), ...graph.dependents(revision)]
  if (above.length > 0) throw refuse(`is not the newest script: ${quote(above)} is built on it`)
  if (graph.isMergePoint(revision)) throw refuse('joins branches, and does nothing else')
  const language = LANGUAGES[extname(record.path)]
  if (record.format === 'sql' || language === undefined)
    throw refuse('is not written in TypeScript or as a JavaScript module')
  const scripts = directory.scripts.filter((each) => each !== record)
  const rest = { directory: { ...directory, scripts }, graph: RevisionGraph.from(scripts) }
  return { record, language, scriptGraph, rest }
}

/**
 * The selected databases in which the script was run. Throws `unknown_revision_row` for one that somebody with other scripts has
 * worked on, and `database_behind` for one in which scripts below were not run.
 */
export async function findApplied(
  context: CommandContext,
  { record, scriptGraph, rest }: AmendedScript,
): Promise<readonly string[]> {
  const { graph } = scriptGraph
  const { revision } = record
  const applied: string[] = []
  for (const configured of selectDatabases(context.config, context.databaseFilter)) {
    await useDatabase(context, configured, 'read', async ({ name, versionTable }) => {
      const rows = await versionTable.readRows()
      const unknown = graph.explainUnknownRows(rows)
      if (unknown !== undefined) throw unknown
      const isApplied = graph.listApplied(rows).includes(revision)
      if (isApplied) applied.push(name)
      assertNotBehind(rest.graph, {
        rows: isApplied ? graph.planDowngrade(`${revision}@-1`, rows).rows : rows,
        name,
        hint: 'Nothing was done. Run `limbeck upgrade` first: models are compared with what the scripts below make.',
      })
    })
  }
  return applied
}

function quote(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
