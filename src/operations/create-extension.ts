import type { Extension } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { addObject, formatObject, reverseCreation } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'

/** PostgreSQL: installs an extension. */
export interface CreateExtension extends Extension {
  readonly kind: 'createExtension'
  readonly ifNotExists?: boolean
  /** With the extensions that it needs. */
  readonly cascade?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createExtension: CreateExtension
  }
}

/** What can be said of a new extension. */
export interface CreateExtensionOptions {
  /** The schema for its objects. */
  readonly schema?: string | undefined
  /** The version, where it is not the usual one. */
  readonly version?: string | undefined
  /** Installs the extensions that it needs too. */
  readonly cascade?: boolean | undefined
  /** No error where it is installed already. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'createExtension()'

/** Installs an extension whose files are on the server; PostgreSQL only. Most of them only a superuser can install. */
export function createExtension(
  _scope: DirectiveScope,
  name: string,
  options?: CreateExtensionOptions,
): CreateExtension {
  requireName(name, where, 'extension')
  const said = readOptions<CreateExtensionOptions>(
    options,
    ['schema', 'version', 'cascade', 'ifNotExists'],
    where,
  )
  return { kind: 'createExtension', name, ...said }
}

/** What installing an extension means for the database. */
export const createExtensionDefinition: OperationDefinition<'createExtension'> = {
  kind: 'createExtension',
  reverse: (operation, before) =>
    reverseCreation('extensions', operation, before, {
      kind: 'dropExtension',
      name: operation.name,
    }),
  apply(operation, model) {
    const { kind: _kind, ifNotExists, cascade: _cascade, ...extension } = operation
    return addObject(model, 'extensions', extension, ifNotExists)
  },
  isVisible: () => false,
  describe: (operation) => `create ${formatObject('extensions', operation)}`,
  findTables: () => undefined,
}
