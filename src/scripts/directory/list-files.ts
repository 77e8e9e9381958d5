import { type Dirent, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { findStatus } from '../../system/index.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'

/** The files of one folder, by name. */
export interface Folder {
  /** The real path, so that links to one folder are one. */
  readonly path: string
  readonly names: readonly string[]
}

/** What was found in the version locations. */
export interface FolderListing {
  readonly folders: readonly Folder[]
  /** Locations that are not there (yet). */
  readonly missing: readonly string[]
}

/** Lists the files of the version locations, each real file once, without hidden ones and installed packages. */
export function listFolders(locations: readonly string[], isRecursive: boolean): FolderListing {
  const missing = locations.filter((location) => !isDirectory(location))
  const folders = new Map<string, { names: string[]; links: string[] }>()
  for (const location of locations) {
    if (!missing.includes(location)) collectFolder(realpathSync(location), isRecursive, folders)
  }
  addLinkedFiles(folders)
  const listed = [...folders].map(([path, { names }]) => ({
    path,
    names: names.sort(compareCodeUnits),
  }))
  return { folders: listed.sort((a, b) => compareCodeUnits(a.path, b.path)), missing }
}

type FolderMap = Map<string, { names: string[]; links: string[] }>

function collectFolder(path: string, isRecursive: boolean, folders: FolderMap): void {
  if (folders.has(path)) return
  const folder = { names: [] as string[], links: [] as string[] }
  folders.set(path, folder)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!isVisible(entry)) continue
    const isLinkedDirectory = entry.isSymbolicLink() && isDirectory(join(path, entry.name))
    if (entry.isFile()) folder.names.push(entry.name)
    else if (entry.isDirectory() || isLinkedDirectory) {
      if (isRecursive) collectFolder(realpathSync(join(path, entry.name)), true, folders)
    } else if (entry.isSymbolicLink()) folder.links.push(entry.name)
  }
}

/** A link to a file counts under its own name, unless the file is listed itself or by another link. */
function addLinkedFiles(folders: FolderMap): void {
  const linked = new Set<string>()
  for (const [path, { names, links }] of folders) {
    for (const link of links.sort(compareCodeUnits)) {
      const status = findStatus(join(path, link))
      if (status?.isFile() !== true) continue
      const real = realpathSync(join(path, link))
      const separator = Math.max(real.lastIndexOf('/'), real.lastIndexOf('\\'))
      const isListed = folders
        .get(real.slice(0, separator))
        ?.names.includes(real.slice(separator + 1))
      if (isListed === true || linked.has(real)) continue
      linked.add(real)
      names.push(link)
    }
  }
}

function isVisible(entry: Dirent): boolean {
  return !entry.name.startsWith('.') && entry.name !== 'node_modules'
}

function isDirectory(path: string): boolean {
  return findStatus(path)?.isDirectory() === true
}
