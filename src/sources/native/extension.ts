import { requireObjectName } from '../../schema/enum-type.ts'
import { createModelObject, type ModelObject } from '../../schema/model-object.ts'
import type { Extension } from '../../schema/schema-model.ts'
import { readOptions } from '../../util/read-options.ts'

/** What can be said of an extension of a model. */
export interface ExtensionModelOptions {
  /** The schema that holds its objects; the default one unless told. */
  readonly schema?: string | undefined
  /** The version to install; the newest that the server has unless told. One that is there is left as it is. */
  readonly version?: string | undefined
}

/** An extension of a model. */
export type ExtensionModel = ModelObject<'extensions'>

/**
 * Describes an extension of PostgreSQL that the models need: it is installed where it is not there yet.
 *
 * @example
 * export const citext = extension('citext')
 */
export function extension(name: string, options?: ExtensionModelOptions): ExtensionModel {
  requireObjectName(name, 'extension()')
  const said = readOptions<ExtensionModelOptions>(
    options,
    ['schema', 'version'],
    `extension "${name}"`,
  )
  const built: Extension = { name, ...said }
  return createModelObject({}, { kind: 'extensions', build: () => built }, { name })
}
