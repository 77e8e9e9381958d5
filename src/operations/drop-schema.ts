import type { NamedSchema, SchemaModel } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { formatObject, listSchemas, removeObject, reverseDrop, takeObject } from './edit-objects.ts'
import { type DirectiveScope, irreversible, type OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'
import { inTheWay } from './schema-conflict.ts'

/** Takes a schema away. */
export interface DropSchema {
  readonly kind: 'dropSchema'
  readonly name: string
  readonly ifExists?: boolean
  /** With everything in it. */
  readonly cascade?: boolean
  /** The schema as it is, for whoever cannot ask the database. */
  readonly existing?: NamedSchema
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropSchema: DropSchema
  }
}

/** What can be said when a schema is dropped. */
export interface DropSchemaOptions {
  /** No error where there is no such schema. */
  readonly ifExists?: boolean | undefined
  /** Drops what is in it too. */
  readonly cascade?: boolean | undefined
  /** What the schema is now, for a reversal: its `owner`. */
  readonly existing?: Omit<NamedSchema, 'name'> | undefined
}

const where = 'dropSchema()'

/**
 * Drops a schema. PostgreSQL wants it empty unless `cascade` is said; MySQL and MariaDB always drop what is in it, and
 * so want `cascade` said. A reversal makes the schema again, empty.
 */
export function dropSchema(
  _scope: DirectiveScope,
  name: string,
  options?: DropSchemaOptions,
): DropSchema {
  requireName(name, where, 'schema')
  const { existing, ...said } = readOptions<DropSchemaOptions>(
    options,
    ['ifExists', 'cascade', 'existing'],
    where,
  )
  return {
    kind: 'dropSchema',
    name,
    ...said,
    ...(existing === undefined ? {} : { existing: { ...existing, name } }),
  }
}

/** What dropping a schema means for the database. */
export const dropSchemaDefinition: OperationDefinition<'dropSchema'> = {
  kind: 'dropSchema',
  reverse(operation, before) {
    if (holdsTables(operation, before))
      return irreversible(`What the schema "${operation.name}" held is not made again.`)
    return reverseDrop('schemas', operation, listSchemas(before), (schema) => ({
      kind: 'createSchema',
      ...schema,
    }))
  },
  apply(operation, model) {
    const { name, ifExists, cascade } = operation
    const listed = listSchemas(model)
    if (takeObject(listed, 'schemas', operation, ifExists) === listed) return model
    const after = removeObject(model, 'schemas', operation)
    if (!holdsTables(operation, model)) return after
    if (cascade !== true)
      throw inTheWay(
        `The schema "${name}" has tables.`,
        'Drop them first, or say { cascade: true }.',
      )
    const tables = Object.entries(model.tables).filter(([, table]) => table.schema !== name)
    return { ...after, tables: Object.fromEntries(tables) }
  },
  isVisible: () => true,
  describe: (operation) => `drop ${formatObject('schemas', operation)}`,
  findTables: () => undefined,
  findPlace: ({ name }) => ({ schema: name }),
}

function holdsTables({ name }: DropSchema, model: SchemaModel): boolean {
  return Object.values(model.tables).some((table) => table.schema === name)
}
