import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMigrator } from '../../src/index.ts'
import { renderTypeScript, type SharedRevision } from './shared-revision.ts'

/** Writes scripts for Limbeck into a directory, and gives a migrator that runs them. */
export function openLimbeckProject(
  directory: string,
  options: { readonly url: string; readonly revisions: readonly SharedRevision[] },
) {
  const versions = join(directory, 'migrations', 'versions')
  mkdirSync(versions, { recursive: true })
  for (const revision of options.revisions) {
    writeFileSync(join(versions, `${revision.revision}_.ts`), renderTypeScript(revision))
  }
  return createMigrator({
    url: options.url,
    migrations: './migrations',
    baseDirectory: directory,
    assumeYes: true,
  })
}
