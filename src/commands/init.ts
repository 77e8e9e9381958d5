import { readdirSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { findOwnConfigFile } from '../config/find-config-file.ts'
import { LimbeckError } from '../errors/index.ts'
import { requireTemplate } from '../scripts/index.ts'
import { findStatus, makeDirectory, writeFile } from '../system/index.ts'
import type { InitOptions } from './command-options.ts'
import type { InitResult } from './results.ts'

/**
 * Begins a project: a configuration in the working directory, and a folder for scripts. A configuration that is
 * there is left as it is. Throws `directory_not_empty` and `template_not_found`, before anything is written.
 */
export async function init(
  place: { readonly workingDirectory: string },
  options: InitOptions = {},
): Promise<InitResult> {
  const { workingDirectory } = place
  const directory = resolve(workingDirectory, options.directory ?? 'migrations')
  const template = requireTemplate(options.template ?? 'generic')
  assertUsable(directory, workingDirectory)
  const kept = findOwnConfigFile(workingDirectory)
  const migrations = relative(workingDirectory, directory).split(sep).join('/')
  const files = template
    .render({ migrations })
    .map(({ path, text }) => ({ path: resolve(workingDirectory, path), text }))
    .filter(({ path }) => kept === undefined || path.startsWith(directory + sep))
  for (const { path, text } of files) writeFile(path, text, { mustBeNew: 'directory_not_empty' })
  makeDirectory(join(directory, 'versions'))
  return { directory, files: files.map((file) => file.path), keptConfiguration: kept ?? null }
}

function assertUsable(directory: string, workingDirectory: string): void {
  const stats = findStatus(directory)
  if (stats === undefined) return
  const name = relative(workingDirectory, directory) || '.'
  const isEmpty = stats.isDirectory() && readdirSync(directory).length === 0
  if (isEmpty && name !== '.') return
  throw new LimbeckError(
    'directory_not_empty',
    stats.isDirectory() ? `The directory "${name}" is not empty.` : `"${name}" is not a directory.`,
    {
      hint: 'Name another one: limbeck init DIRECTORY. Nothing was written.',
      details: { directory },
    },
  )
}
