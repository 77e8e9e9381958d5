import { resolve, sep } from 'node:path'
import type { ResolvedConfig } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import { createProblemError } from '../graph/graph-problem.ts'
import type { ScriptImports } from '../render/index.ts'
import {
  findUserTemplate,
  isScriptLanguage,
  joinImports,
  readUserTemplate,
  type ScriptBody,
  type ScriptHeader,
  type WriteScriptOptions,
  writeScript,
} from '../scripts/index.ts'
import type { CommandContext } from './command-context.ts'
import type { RevisionOptions } from './command-options.ts'
import type { NewRevisionResult } from './results.ts'
import { assertReadable, listProblems, type ScriptGraph } from './script-graph.ts'
import { selectDatabases } from './select-databases.ts'

/** What a new script is to be, beside what the graph says. */
export interface NewRevision extends Pick<ScriptHeader, 'downRevision' | 'dependsOn'> {
  readonly message: string
  /** The functions of the script by database; empty ones where nothing is said. */
  readonly bodies?: readonly ScriptFunctions[]
}

/** The two functions of one database, and what they import. */
export interface ScriptFunctions {
  readonly database: string
  readonly body: ScriptBody
  readonly imports: readonly ScriptImports[]
}

type WriteOptions = Pick<RevisionOptions, 'branchLabel' | 'revisionId' | 'template' | 'versionPath'>

/**
 * Writes a script once the graph with it is known to be sound.
 * Throws what is wrong with the graph, `invalid_argument` for the version path, and what `writeScript` throws.
 */
export async function writeRevision(
  context: CommandContext,
  scriptGraph: ScriptGraph,
  { downRevision, dependsOn, message, bodies = [] }: NewRevision,
  options: WriteOptions,
): Promise<NewRevisionResult> {
  const { config } = context
  const script = {
    revision: options.revisionId ?? context.newRevisionId(),
    downRevision,
    branchLabels: toHeaderList(toTexts(options.branchLabel)),
    dependsOn,
    message,
    imports: joinImports(bodies.flatMap(({ imports }) => imports)),
    body: config.isMultiDatabase ? undefined : bodies[0]?.body,
    databases: config.isMultiDatabase ? joinBodies(context, bodies) : undefined,
  }
  const written = await writeScript({
    directory: chooseLocation(context, scriptGraph, toTexts(downRevision), options.versionPath),
    script,
    now: context.clock(),
    template: chooseTemplate(context, options.template),
    fileTemplate: config.fileTemplate,
    slugLength: config.slugLength,
    timeZone: config.timeZone,
    check: (header) => scriptGraph.graph.assertNewRevision(header),
    postWriteHooks: config.postWriteHooks,
    workingDirectory: config.baseDirectory,
  })
  const { revision, path, paths } = written
  return { revision, path, paths, changes: [] }
}

function joinBodies(
  { config, databaseFilter }: CommandContext,
  bodies: readonly ScriptFunctions[],
): Readonly<Record<string, ScriptBody>> {
  return Object.fromEntries(
    selectDatabases(config, databaseFilter).map(({ name }) => [
      name,
      bodies.find(({ database }) => database === name)?.body ?? {},
    ]),
  )
}

/** Refuses to build on scripts that are wrong: what is written would be wrong too. */
export function assertSound(scriptGraph: ScriptGraph): void {
  assertReadable(scriptGraph.directory)
  const [problem] = scriptGraph.graph.problems
  if (problem === undefined) return
  const error = createProblemError(problem)
  const files = listProblems(scriptGraph)[0]?.files ?? []
  throw new LimbeckError(error.code, error.message, {
    hint: error.hint,
    details: { ...error.details, files },
  })
}

/** A list as a header has it: nothing, one text, or several. */
export function toHeaderList(items: readonly string[]): ScriptHeader['downRevision'] {
  const [first, ...rest] = items
  if (first === undefined) return null
  return rest.length === 0 ? first : items
}

/** A list out of nothing, one text, or several. */
export function toTexts(value: null | undefined | string | readonly string[]): readonly string[] {
  if (value === undefined || value === null) return []
  return typeof value === 'string' ? [value] : value
}

/** How new scripts are written: a language, or a template of the project. */
export function chooseTemplate(
  { config, workingDirectory }: CommandContext,
  named: string | undefined,
): WriteScriptOptions['template'] {
  const name = named ?? config.template
  if (name === undefined) return findUserTemplate(config.migrationsDirectory)
  if (isScriptLanguage(name)) return name
  return readUserTemplate(resolve(workingDirectory, name))
}

/** The version location that is named, the only one, or that of the first parent. */
function chooseLocation(
  context: CommandContext,
  { graph }: ScriptGraph,
  parents: readonly string[],
  named: string | undefined,
): string {
  const { config } = context
  if (named !== undefined) return requireLocation(context, named)
  const [only, ...others] = config.versionLocations
  if (only !== undefined && others.length === 0) return only
  const path = graph.find(parents[0] ?? '')?.path
  const location = config.versionLocations.find((each) => path?.startsWith(each + sep) === true)
  if (location !== undefined) return location
  throw createLocationError(config, 'There are several version locations.')
}

function requireLocation({ config, workingDirectory }: CommandContext, named: string): string {
  const places = [resolve(workingDirectory, named), resolve(config.baseDirectory, named)]
  const found = places.find((place) =>
    config.versionLocations.some(
      (location) =>
        place === location ||
        (config.recursiveVersionLocations && place.startsWith(location + sep)),
    ),
  )
  if (found !== undefined) return found
  throw createLocationError(config, `"${named}" is not a version location.`)
}

function createLocationError(config: ResolvedConfig, message: string): LimbeckError {
  return new LimbeckError('invalid_argument', message, {
    hint: `Name one with --version-path: ${config.versionLocations.map((path) => `"${path}"`).join(', ')}.`,
    details: { versionLocations: config.versionLocations },
  })
}
