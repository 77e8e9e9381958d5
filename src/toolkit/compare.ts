import type { CompareSettings } from '../autogenerate/compare/comparison.ts'
import {
  type DetectedChanges,
  type DetectionOptions,
  detectChanges,
} from '../autogenerate/detect-changes.ts'
import { type NamingConvention, resolveNaming } from '../schema/naming.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { listExports, type ReadingOptions, readModels } from '../sources/read-models.ts'
import { type DatabaseSource, type SourceOptions, useSource } from './database-source.ts'
import { type FilterOptions, toFilters } from './filters.ts'

/** How models are compared with a database. What is left out is as in a configuration without settings. */
export interface CompareOptions
  extends SourceOptions,
    FilterOptions,
    Partial<Omit<CompareSettings, 'naming'>>,
    Pick<DetectionOptions, 'renames' | 'decisions'> {
  /** The naming convention of constraints and indexes that models give no name. */
  readonly naming?: Partial<NamingConvention> | undefined
  /** Whose models they are, where their shape does not tell. */
  readonly source?: ReadingOptions['source']
  /** Other schemas than the default one: all of them, or those named. */
  readonly schemas?: boolean | readonly string[] | undefined
  /** The database as `introspect` gave it, changed as you like; it is read unless told. */
  readonly current?: SchemaModel | undefined
}

/**
 * What makes a database as models want it, and back: the operations of a script, in an order in which they can run. `models` are
 * what the setting `schema` takes from a function: the exports of a module, a list of those, or a schema model. The
 * database is asked what its expressions mean, and whether tables have rows; nothing in it is changed.
 *
 * What was renamed is said by `renames`, or asked of `decisions`; `proposals` has what may have been and is dropped and made anew
 * otherwise. Throws `config_invalid` for models that cannot be read, and what `introspect` throws.
 *
 * @example
 * const { upgrade } = await compare('sqlite:app.db', await import('./schema.ts'))
 */
export async function compare(
  database: DatabaseSource,
  models: unknown,
  options: CompareOptions = {},
): Promise<DetectedChanges> {
  const { compareType = true, compareServerDefault = true, unknownObjects = 'ask' } = options
  const { compareColumnOrder } = options
  const { drops = [], schemas = false, renames = [], decisions = {}, source, current } = options
  const naming = resolveNaming(options.naming)
  const wanted = readModels([models], { naming, source, origin: 'the models' })
  const exported = listExports([models])
  return await useSource(database, options, ({ connection, dialect, plugins }) =>
    detectChanges(connection, dialect, {
      wanted,
      settings: {
        naming,
        compareType,
        compareServerDefault,
        compareColumnOrder,
        unknownObjects,
        drops,
      },
      filters: toFilters(options),
      schemas,
      renames,
      decisions,
      current,
      plugins: { ...plugins, exported },
    }),
  )
}
