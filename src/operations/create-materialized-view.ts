import type { View } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, formatObject, reverseCreation } from './edit-objects.ts'
import type { StatementArgument } from './execute.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { buildView } from './view-definition.ts'

/** PostgreSQL: makes a view that keeps the rows of its query. */
export interface CreateMaterializedView {
  readonly kind: 'createMaterializedView'
  readonly view: View
  readonly ifNotExists?: boolean
  /** False leaves it empty until it is refreshed. */
  readonly withData?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createMaterializedView: CreateMaterializedView
  }
}

/** What can be said of a new materialized view beside its query. */
export interface CreateMaterializedViewOptions {
  /** The schema that it is made in. */
  readonly schema?: string | undefined
  /** Names for its columns, in the place of those that the query gives. */
  readonly columns?: readonly string[] | undefined
  /** With false it stays empty, and cannot be read, until it is refreshed. */
  readonly withData?: boolean | undefined
  /** No error where a view of that name is there, whatever it shows. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'createMaterializedView()'

/** Makes a view that keeps the rows of its query until it is refreshed; PostgreSQL only. */
export function createMaterializedView(
  _scope: DirectiveScope,
  name: string,
  definition: StatementArgument,
  options?: CreateMaterializedViewOptions,
): CreateMaterializedView {
  const { ifNotExists, withData, ...said } = readOptions<CreateMaterializedViewOptions>(
    options,
    ['schema', 'columns', 'withData', 'ifNotExists'],
    where,
  )
  return {
    kind: 'createMaterializedView',
    view: { ...buildView(name, definition, said, where), materialized: true },
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
    ...(withData === undefined ? {} : { withData }),
  }
}

/** What creating a materialized view means for the schema. */
export const createMaterializedViewDefinition: OperationDefinition<'createMaterializedView'> = {
  kind: 'createMaterializedView',
  reverse({ view, ifNotExists }, before) {
    const { name, schema } = view
    const drop = { kind: 'dropMaterializedView', name, ...inSchema(schema) } as const
    return reverseCreation('views', { name, schema, ifNotExists }, before, drop)
  },
  apply: ({ view, ifNotExists }, model) => addObject(model, 'views', view, ifNotExists),
  isVisible: () => true,
  describe: ({ view }) => `create materialized ${formatObject('views', view)}`,
  findTables: () => undefined,
  findPlace: ({ view }) => inSchema(view.schema),
}
