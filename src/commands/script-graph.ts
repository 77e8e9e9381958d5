import type { ResolvedConfig } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import { RevisionGraph } from '../graph/revision-graph.ts'
import {
  readScriptDirectory,
  type ScriptDirectory,
} from '../scripts/directory/read-script-directory.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'
import type { ProblemInfo } from './results.ts'

/** The scripts of a project and their graph. */
export interface ScriptGraph {
  readonly directory: ScriptDirectory
  readonly graph: RevisionGraph<ScriptRecord>
}

/** Reads the scripts of a project. Throws `config_invalid` where none of their folders is there. */
export async function readScriptGraph(config: ResolvedConfig): Promise<ScriptGraph> {
  const scriptGraph = await readScriptGraphForWriting(config)
  const { locations, missingLocations } = scriptGraph.directory
  if (missingLocations.length < locations.length) return scriptGraph
  throw new LimbeckError(
    'config_invalid',
    `The folder of the scripts is not there: ${locations.map((path) => `"${path}"`).join(', ')}.`,
    {
      hint: 'Make it with `limbeck init`, write a first script with `limbeck revision`, or change `migrations` in the configuration.',
      details: { locations },
    },
  )
}

/** The same for commands that make the folders on demand. */
export async function readScriptGraphForWriting(config: ResolvedConfig): Promise<ScriptGraph> {
  const directory = await readScriptDirectory({
    migrations: config.migrationsDirectory,
    versionLocations: config.versionLocations,
    isRecursive: config.recursiveVersionLocations,
  })
  return { directory, graph: RevisionGraph.from(directory.scripts) }
}

/** Refuses scripts whose header cannot be read. Throws `header_unreadable`. */
export function assertReadable({ problems }: ScriptDirectory): void {
  const [unreadable] = problems
  if (unreadable === undefined) return
  throw new LimbeckError(unreadable.code, unreadable.message, {
    hint: 'Correct the file, or move it out of the folder of the scripts.',
    details: { files: problems.map((problem) => problem.path) },
  })
}

/** What is wrong with the scripts, each with the files that it is about. */
export function listProblems({ directory, graph }: ScriptGraph): readonly ProblemInfo[] {
  return [
    ...directory.problems.map(({ code, message, path }) => ({ code, message, files: [path] })),
    ...graph.problems.map(({ code, message, revisions }) => ({
      code,
      message,
      files: directory.scripts
        .filter((script) => revisions.includes(script.revision))
        .map((script) => script.path),
    })),
  ]
}
