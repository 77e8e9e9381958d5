import { extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDatabaseModel } from '../autogenerate/read-database-model.ts'
import { readUnmodelled } from '../autogenerate/read-unmodelled.ts'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import { renderModels } from '../render/index.ts'
import { findStatus, writeFile } from '../system/index.ts'
import type { CommandContext } from './command-context.ts'
import type { PullOptions } from './command-options.ts'
import { forEachDatabase } from './database-session.ts'
import { listFilters } from './detect-in-database.ts'
import { isGlob } from './load-models.ts'
import { resolveOutput } from './output-path.ts'
import type { PerDatabase, PullResult } from './results.ts'
import { selectDatabases } from './select-databases.ts'

/**
 * Writes the models that declare what is in each database. All of them are there before the first file is written, so
 * that what goes wrong leaves none behind; an empty database gets no file. Throws `usage` where nobody says which
 * file, and `file_exists` for one that is there, unless it may be replaced.
 */
export async function pull(
  context: CommandContext,
  options: PullOptions = {},
): Promise<PullResult | PerDatabase<PullResult>> {
  const mayReplace = options.force === true || context.assumeYes
  const databases = selectDatabases(context.config, context.databaseFilter)
  const paths = databases.map((each) => choosePath(context, each, options, databases.length))
  assertDifferent(paths)
  if (!mayReplace) for (const path of paths) assertNew(path)
  const files: { readonly path: string; readonly text: string }[] = []
  const result = await forEachDatabase(context, 'read', async (database, configured) => {
    const { naming, renderItem, includeSchemas } = configured
    const model = await readDatabaseModel(database.connection, database.dialect, {
      filters: listFilters(context.config, configured),
      schemas: includeSchemas,
    })
    const path = paths[databases.indexOf(configured)] ?? ''
    const language = /^\.[cm]?js$/.test(extname(path)) ? 'js' : 'ts'
    const { code, ...rendered } = renderModels(model, {
      naming,
      renderItem,
      language,
      missing: await readUnmodelled(database.connection, database.dialect, includeSchemas),
    })
    const isEmpty = code === ''
    if (!isEmpty) files.push({ path, text: code })
    return { path: isEmpty ? null : path, ...rendered }
  })
  for (const { path, text } of files)
    writeFile(path, text, mayReplace ? {} : { mustBeNew: 'file_exists' })
  return result
}

/** The file that is named, or the one that the setting `schema` names. */
function choosePath(
  { config, workingDirectory }: CommandContext,
  { name, schema }: ResolvedDatabase,
  { output }: PullOptions,
  count: number,
): string {
  if (output !== undefined)
    return resolveOutput(output, { workingDirectory, database: name, count, extension: '.ts' })
  if (schema instanceof URL) return fileURLToPath(schema)
  if (typeof schema === 'string' && !isGlob(schema)) return resolve(config.baseDirectory, schema)
  throw new LimbeckError(
    'usage',
    schema === undefined
      ? `Nothing says where the models of the database "${name}" are to be written.`
      : `The setting "schema" of the database "${name}" does not name one file.`,
    { hint: 'Name the file: limbeck pull -o src/schema.ts' },
  )
}

/** Models of two databases in one file would be those of the last. */
function assertDifferent(paths: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice === undefined) return
  throw new LimbeckError('usage', `"${twice}" would hold the models of several databases.`, {
    hint: 'Choose one with --database, or write "{database}" in the name: -o "src/{database}.ts"',
  })
}

function assertNew(path: string): void {
  if (findStatus(path) === undefined) return
  throw new LimbeckError('file_exists', `"${path}" is already there and is left as it is.`, {
    hint: 'Say --force to replace it, or name another file with -o.',
    details: { file: path },
  })
}
