import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderTypeScript, type SharedRevision } from '../../test/alembic/shared-revision.ts'

/** The package that is measured. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What the projects of users have installed. */
const PACKAGES: Readonly<Record<string, string>> = {
  limbeck: ROOT,
  pg: join(ROOT, 'node_modules/pg'),
  mysql2: join(ROOT, 'node_modules/mysql2'),
  kysely: join(ROOT, 'node_modules/kysely'),
}

/** The command line of the built package. */
export const LIMBECK_BIN = join(ROOT, 'bin/limbeck.js')

/** Writes a project that `limbeck` can be run in, with one script for each revision. */
export function writeLimbeckProject(
  directory: string,
  options: {
    readonly url: string
    readonly revisions: readonly SharedRevision[]
    /** The modules of the models, by their names. */
    readonly models?: Readonly<Record<string, string>>
  },
): void {
  const scripts = options.revisions.map(
    (revision) => [`${revision.revision}_.ts`, renderTypeScript(revision)] as const,
  )
  writeLimbeckScripts(directory, { ...options, scripts })
}

/** The same with the text of each script under its file name. */
export function writeLimbeckScripts(
  directory: string,
  options: {
    readonly url: string
    readonly scripts: readonly (readonly [file: string, text: string])[]
    readonly models?: Readonly<Record<string, string>>
  },
): void {
  const versions = join(directory, 'migrations', 'versions')
  mkdirSync(versions, { recursive: true })
  writeFileSync(join(directory, 'package.json'), '{ "name": "measured", "private": true }\n')
  const { url, models } = options
  writeFileSync(join(directory, 'limbeck.config.ts'), renderConfig(url, models !== undefined))
  if (models !== undefined) mkdirSync(join(directory, 'schema'))
  for (const [file, text] of Object.entries(models ?? {})) {
    writeFileSync(join(directory, 'schema', file), text)
  }
  for (const [file, text] of options.scripts) writeFileSync(join(versions, file), text)
  for (const [name, target] of Object.entries(PACKAGES)) link(target, directory, name)
}

function link(target: string, directory: string, name: string): void {
  const path = join(directory, 'node_modules', name)
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'dir')
}

function renderConfig(url: string, hasModels: boolean): string {
  return `import { defineConfig } from 'limbeck'

export default defineConfig({
  url: '${url}',
  migrations: './migrations',${hasModels ? "\n  schema: './schema/*.ts'," : ''}
})
`
}
