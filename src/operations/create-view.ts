import type { View } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, formatObject, reverseCreation } from './edit-objects.ts'
import type { StatementArgument } from './execute.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { buildView, type ViewOptions, viewOptions } from './view-definition.ts'

/** Makes a view. */
export interface CreateView {
  readonly kind: 'createView'
  readonly view: View
  readonly ifNotExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createView: CreateView
  }
}

/** What can be said of a new view beside its query. */
export interface CreateViewOptions extends ViewOptions {
  /** MariaDB and SQLite: no error where a view of that name is there, whatever it shows. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'createView()'

/** Makes a view of a query: text, an `sql` expression, whose values become literals, or a query of Kysely. */
export function createView(
  _scope: DirectiveScope,
  name: string,
  definition: StatementArgument,
  options?: CreateViewOptions,
): CreateView {
  const { ifNotExists, ...said } = readOptions<CreateViewOptions>(
    options,
    [...viewOptions, 'ifNotExists'],
    where,
  )
  return {
    kind: 'createView',
    view: buildView(name, definition, said, where),
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
  }
}

/** What creating a view means for the schema. */
export const createViewDefinition: OperationDefinition<'createView'> = {
  kind: 'createView',
  reverse({ view, ifNotExists }, before) {
    const { name, schema } = view
    const drop = { kind: 'dropView', name, ...inSchema(schema) } as const
    return reverseCreation('views', { name, schema, ifNotExists }, before, drop)
  },
  apply: ({ view, ifNotExists }, model) => addObject(model, 'views', view, ifNotExists),
  isVisible: () => true,
  describe: ({ view }) => `create ${formatObject('views', view)}`,
  findTables: () => undefined,
  findPlace: ({ view }) => inSchema(view.schema),
}
