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
  readonly schema?: string | undefined
  /** Names for its columns, in the place of those that the query gives. */
  readonly columns?: readonly string[] | undefined
  /** False leaves it empty until it is refreshed. */
  readonly withData?: boolean | undefined
  readonly ifNotExists?: boolean | undefined
}

const where = 'createMaterializedView()'

/** Describes a new materialized view of PostgreSQL. */
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
  isVisible: () => false,
  describe: ({ view }) => `create materialized ${formatObject('views', view)}`,
  findTables: () => undefined,
}
