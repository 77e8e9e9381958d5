import { LimbeckError } from '../errors/index.ts'
import { interrupted } from '../runtime/interrupted.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'
import { openEditor } from '../system/index.ts'
import type { CommandContext } from './command-context.ts'
import type { EditOptions } from './command-options.ts'
import { createAtBaseError, joinRows, namesCurrent, readCurrentRows } from './current-rows.ts'
import type { EditResult } from './results.ts'
import { describeRevisions } from './revision-info.ts'
import { readScriptGraph } from './script-graph.ts'

/**
 * Opens the scripts that a target names in the person's editor, all at once, and waits until it ends; `head` unless
 * told. A database is asked only for `current`. Throws `editor_failed`.
 */
export async function edit(
  context: CommandContext,
  options: EditOptions = {},
): Promise<EditResult> {
  const { target = 'head', editor } = options
  const scriptGraph = await readScriptGraph(context.config)
  const databases = namesCurrent(target) ? await readCurrentRows(context) : null
  const records = scriptGraph.graph.resolve(target, joinRows(databases))
  if (records.length === 0) throw createNothingError(target)
  const files = records.flatMap(listFiles)
  try {
    await openEditor(files, editor)
  } catch (error) {
    throw context.signal?.aborted === true ? interrupted(context.signal, error) : error
  }
  return { ...describeRevisions(scriptGraph, records, databases), files }
}

/** The files of a script: of SQL files each pair, up before down. */
function listFiles(record: ScriptRecord): readonly string[] {
  if (record.format === 'module') return [record.path]
  return record.pairs.flatMap(({ up, down }) => [up, down]).filter((path) => path !== null)
}

function createNothingError(target: string): LimbeckError {
  if (namesCurrent(target)) return createAtBaseError()
  return new LimbeckError('revision_not_found', `"${target}" names no script.`, {
    hint: 'Name a revision; `limbeck history` lists them.',
    details: { target },
  })
}
