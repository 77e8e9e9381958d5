import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { readModuleHeader } from '../header/read-module-header.ts'
import type { ModuleScriptRecord, ScriptProblem, ScriptRecord } from '../script-record.ts'
import { type Candidate, findCandidates, isNamedLikeScript } from './find-candidates.ts'
import { importHeader } from './import-header.ts'
import { listFolders } from './list-files.ts'
import { readSqlScript } from './read-sql-script.ts'

/** Where scripts lie. */
export interface ScriptDirectoryOptions {
  /** The absolute path of the folder of the migrations. */
  readonly migrations: string
  /** The folders of the scripts, absolute or relative to the migrations; `versions` unless told. */
  readonly versionLocations?: readonly string[] | undefined
  /** Whether folders in the version locations are looked into. */
  readonly isRecursive?: boolean | undefined
}

/** What lies in the version locations. */
export interface ScriptDirectory {
  /** The absolute paths of the version locations, in the order given. */
  readonly locations: readonly string[]
  /** Those of them that are not there; writing a script makes them. */
  readonly missingLocations: readonly string[]
  /** Ordered by path. */
  readonly scripts: readonly ScriptRecord[]
  /** Files that look like scripts without a header that can be read, ordered by path. */
  readonly problems: readonly ScriptProblem[]
}

type Reading = ScriptRecord | ScriptProblem | undefined

/**
 * Reads the headers of all scripts. Only a script whose header has a shape that its text does not show is imported; one
 * that cannot be read becomes a problem and leaves the rest alone.
 */
export async function readScriptDirectory(
  options: ScriptDirectoryOptions,
): Promise<ScriptDirectory> {
  const locations = resolveVersionLocations(options)
  const { folders, missing } = listFolders(locations, options.isRecursive === true)
  const scripts: ScriptRecord[] = []
  const problems: ScriptProblem[] = []
  for (const folder of folders) {
    for (const candidate of findCandidates(folder)) {
      const read = readCandidate(candidate)
      const result = read instanceof Promise ? await read : read
      if (result === undefined) continue
      if ('code' in result) problems.push(result)
      else scripts.push(result)
    }
  }
  return {
    locations,
    missingLocations: missing,
    scripts: scripts.sort(comparePaths),
    problems: problems.sort(comparePaths),
  }
}

/** Gives the absolute paths of the version locations. */
export function resolveVersionLocations(options: ScriptDirectoryOptions): readonly string[] {
  const locations = options.versionLocations ?? ['versions']
  return [...new Set(locations.map((location) => resolve(options.migrations, location)))]
}

function readCandidate(candidate: Candidate): Reading | Promise<Reading> {
  return candidate.kind === 'sql'
    ? readSqlScript(candidate.pairs)
    : readModuleScript(candidate.path, candidate.stem)
}

function readModuleScript(path: string, stem: string): Reading | Promise<Reading> {
  let text: string
  try {
    // One after the other: several times faster than asking for all files at once.
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return describeProblem(path, `it cannot be read: ${String(error)}`)
  }
  const read = readModuleHeader(text)
  if (read.kind === 'header') return toRecord(path, read.header, read.comment)
  if (read.kind === 'unreadable') return describeProblem(path, read.reason)
  const isScript = isNamedLikeScript(stem) || (read.kind === 'none' && read.isScript)
  if (read.kind === 'none' && !isNamedLikeScript(stem)) {
    return isScript ? describeProblem(path, 'it exports no "revision"') : undefined
  }
  return readByImport(path, read.comment, isScript)
}

async function readByImport(
  path: string,
  comment: Pick<ScriptRecord, 'message' | 'doc' | 'createDate'>,
  isScript: boolean,
): Promise<Reading> {
  const header = await importHeader(path)
  if (header === undefined) {
    return isScript ? describeProblem(path, 'it exports no "revision"') : undefined
  }
  return typeof header === 'string'
    ? describeProblem(path, header)
    : toRecord(path, header, comment)
}

function toRecord(
  path: string,
  header: Pick<ScriptRecord, 'revision' | 'downRevision' | 'branchLabels' | 'dependsOn'>,
  comment: Pick<ScriptRecord, 'message' | 'doc' | 'createDate'>,
): ModuleScriptRecord {
  return { format: 'module', path, ...header, ...comment }
}

function describeProblem(path: string, reason: string): ScriptProblem {
  return {
    code: 'header_unreadable',
    path,
    message: `The header of "${path}" cannot be read: ${reason}.`,
  }
}

function comparePaths(a: { readonly path: string }, b: { readonly path: string }): number {
  return compareCodeUnits(a.path, b.path)
}
