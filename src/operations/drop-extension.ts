import type { Extension } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'

/** PostgreSQL: takes an extension away. */
export interface DropExtension {
  readonly kind: 'dropExtension'
  readonly name: string
  readonly ifExists?: boolean
  /** With everything that uses it. */
  readonly cascade?: boolean
  /** The extension as it is, for whoever cannot ask the database. */
  readonly existing?: Extension
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropExtension: DropExtension
  }
}

/** What can be said when an extension is dropped. */
export interface DropExtensionOptions {
  /** No error where it is not installed. */
  readonly ifExists?: boolean | undefined
  /** Drops what uses it too. */
  readonly cascade?: boolean | undefined
  /** What the extension is now, for a reversal: its `schema` and `version`. */
  readonly existing?: Omit<Extension, 'name'> | undefined
}

const where = 'dropExtension()'

/**
 * Removes an extension with its types and functions; PostgreSQL only. It fails while something uses them, unless
 * `cascade` is said.
 */
export function dropExtension(
  _scope: DirectiveScope,
  name: string,
  options?: DropExtensionOptions,
): DropExtension {
  requireName(name, where, 'extension')
  const { existing, ...said } = readOptions<DropExtensionOptions>(
    options,
    ['ifExists', 'cascade', 'existing'],
    where,
  )
  return {
    kind: 'dropExtension',
    name,
    ...said,
    ...(existing === undefined ? {} : { existing: { ...existing, name } }),
  }
}

/** What dropping an extension means for the database. */
export const dropExtensionDefinition: OperationDefinition<'dropExtension'> = {
  kind: 'dropExtension',
  reverse: (operation, before) =>
    reverseDrop('extensions', operation, before, (extension) => ({
      kind: 'createExtension',
      ...extension,
    })),
  apply: (operation, model) => takeObject(model, 'extensions', operation, operation.ifExists),
  isVisible: () => false,
  describe: (operation) => `drop ${formatObject('extensions', operation)}`,
  findTables: () => undefined,
}
