import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { LimbeckError } from '../errors/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { listExports, readModels } from '../sources/read-models.ts'
import type { NamedValue } from '../sources/source.ts'
import { loadModule } from '../system/index.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import type { CommandContext } from './command-context.ts'

/** The models of a database, and what is exported beside them. */
export interface LoadedModels {
  readonly model: SchemaModel
  /** All that is exported, for plugins. */
  readonly exported: readonly NamedValue[]
}

/** The models of a database. Throws what {@link loadExports} throws. */
export async function loadModels(
  context: CommandContext,
  database: ResolvedDatabase,
): Promise<SchemaModel> {
  return (await loadExports(context, database)).model
}

/**
 * The models of a database as the configuration names them, with all that is exported. Throws `config_invalid` where it names
 * none, or what is named has no tables, and `config_unloadable` for a file that cannot be loaded.
 */
export async function loadExports(
  { config }: CommandContext,
  { name, schema, source, naming }: ResolvedDatabase,
): Promise<LoadedModels> {
  if (schema === undefined)
    throw new LimbeckError(
      'config_invalid',
      `The setting "schema" of the database "${name}" is not set.`,
      {
        hint: "Name the file of the models: schema: './src/schema.ts'.",
      },
    )
  const read = (values: readonly unknown[], origin: string) => ({
    model: readModels(values, { naming, origin, source }),
    exported: listExports(values),
  })
  if (typeof schema === 'function') return read([await schema()], 'what the setting "schema" gives')
  const named = Array.isArray(schema)
    ? (schema as readonly (string | URL)[])
    : [schema as string | URL]
  const files = [...new Set(named.flatMap((each) => findFiles(each, config.baseDirectory)))]
  const values: unknown[] = []
  for (const file of files)
    values.push(await loadModule(file, { loader: config.loader, errorCode: 'config_unloadable' }))
  return read(values, files.map((file) => `"${file}"`).join(', '))
}

/** Whether a path stands for several. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}]/.test(path)
}

/** The files of a path or a glob, sorted. Throws `config_invalid` where a glob finds none. */
function findFiles(named: string | URL, baseDirectory: string): readonly string[] {
  if (named instanceof URL) return [fileURLToPath(named)]
  if (!isGlob(named)) return [resolve(baseDirectory, named)]
  const found = globSync(named, { cwd: baseDirectory })
    .filter((path) => !/\.d\.[cm]?ts$/.test(path))
    .map((path) => resolve(baseDirectory, path))
    .toSorted(compareCodeUnits)
  if (found.length > 0) return found
  throw new LimbeckError('config_invalid', `The setting "schema" finds no file: "${named}".`, {
    hint: `It starts at "${baseDirectory}".`,
  })
}
