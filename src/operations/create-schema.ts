import type { NamedSchema } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { addObject, formatObject, listSchemas, putObject, reverseCreation } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'

/** Makes a schema. */
export interface CreateSchema extends NamedSchema {
  readonly kind: 'createSchema'
  readonly ifNotExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createSchema: CreateSchema
  }
}

/** What can be said of a new schema. */
export interface CreateSchemaOptions {
  /** PostgreSQL: the role that owns it. */
  readonly owner?: string | undefined
  /** No error where the schema is there already. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'createSchema()'

/** Makes a schema: on MySQL and MariaDB a database of the server. SQLite has none, only files that are attached. */
export function createSchema(
  _scope: DirectiveScope,
  name: string,
  options?: CreateSchemaOptions,
): CreateSchema {
  requireName(name, where, 'schema')
  const said = readOptions<CreateSchemaOptions>(options, ['owner', 'ifNotExists'], where)
  if (said.owner !== undefined) requireName(said.owner, where, 'role')
  return { kind: 'createSchema', name, ...said }
}

/** What creating a schema means for the database. */
export const createSchemaDefinition: OperationDefinition<'createSchema'> = {
  kind: 'createSchema',
  reverse: (operation, before) =>
    reverseCreation('schemas', operation, listSchemas(before), {
      kind: 'dropSchema',
      name: operation.name,
    }),
  apply(operation, model) {
    const { kind: _, ifNotExists, ...schema } = operation
    const listed = listSchemas(model)
    const isThere = addObject(listed, 'schemas', schema, ifNotExists) === listed
    return isThere ? model : putObject(model, 'schemas', schema)
  },
  isVisible: () => true,
  describe: (operation) => `create ${formatObject('schemas', operation)}`,
  findTables: () => undefined,
  findPlace: ({ name }) => ({ schema: name }),
}
