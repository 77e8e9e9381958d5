import { join, sep } from 'node:path'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import type { SqlPair } from '../script-record.ts'
import type { Folder } from './list-files.ts'

/** A file, or group of files, that may be a script. */
export type Candidate =
  | { readonly kind: 'module'; readonly path: string; readonly stem: string }
  | { readonly kind: 'sql'; readonly stem: string; readonly pairs: readonly SqlPair[] }

/** The first extension there is of a stem is the script: sources come before what was compiled from them. */
const MODULE_EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.cjs'] as const

const MODULE_NAME = /^(.+)(\.[cm]?[jt]s)$/
const SQL_NAME = /^(.+?)(?:\.([A-Za-z_][\w-]*))?\.(up|down)\.sql$/
const NOT_A_SCRIPT = /\.(?:test|spec|d)\.[cm]?[jt]s$|\.d\.[^.]+\.ts$/

/** Groups the files of a folder into what may be a script each. */
export function findCandidates(folder: Folder): readonly Candidate[] {
  return [...findModules(folder), ...findSqlScripts(folder)]
}

/** Tells by its name whether a file without header was meant to be a script: it has an id or a number in front. */
export function isNamedLikeScript(stem: string): boolean {
  return /^\d+[_.-]|(?:^|[_.-])(?=[a-f]*\d)[0-9a-f]{8,}(?:[_.-]|$)/i.test(stem)
}

function findModules(folder: Folder): readonly Candidate[] {
  const byStem = new Map<string, string>()
  for (const name of folder.names) {
    if (NOT_A_SCRIPT.test(name)) continue
    const [, stem, extension] = MODULE_NAME.exec(name) ?? []
    if (stem === undefined || extension === undefined || rank(extension) === -1) continue
    const other = byStem.get(stem)
    if (other === undefined || rank(extension) < rank(other)) byStem.set(stem, extension)
  }
  const prefix = join(folder.path, sep)
  return [...byStem].map(([stem, extension]) => ({
    kind: 'module',
    path: prefix + stem + extension,
    stem,
  }))
}

function rank(extension: string): number {
  return (MODULE_EXTENSIONS as readonly string[]).indexOf(extension)
}

function findSqlScripts(folder: Folder): readonly Candidate[] {
  const byStem = new Map<string, Map<string | null, { up: string | null; down: string | null }>>()
  for (const name of folder.names) {
    const [, stem, database = null, direction] = SQL_NAME.exec(name) ?? []
    if (stem === undefined) continue
    const pairs = byStem.get(stem) ?? new Map<string | null, { up: null; down: null }>()
    const pair = pairs.get(database) ?? { up: null, down: null }
    byStem.set(stem, pairs.set(database, pair))
    pair[direction === 'up' ? 'up' : 'down'] = join(folder.path, name)
  }
  return [...byStem].map(([stem, pairs]) => ({
    kind: 'sql',
    stem,
    pairs: [...pairs]
      .map(([database, pair]) => ({ database, ...pair }))
      .sort((a, b) => compareCodeUnits(a.database ?? '', b.database ?? '')),
  }))
}
