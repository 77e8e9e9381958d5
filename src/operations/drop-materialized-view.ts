import type { View } from '../schema/schema-model.ts'
import { type DropViewOptions, readViewDrop, reverseViewDrop, takeView } from './drop-view.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { inTheWay } from './schema-conflict.ts'

/** PostgreSQL: takes a materialized view away. */
export interface DropMaterializedView {
  readonly kind: 'dropMaterializedView'
  readonly name: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** With the views over it. */
  readonly cascade?: boolean
  /** The view as it is, for whoever cannot ask the database. */
  readonly existing?: View
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropMaterializedView: DropMaterializedView
  }
}

const where = 'dropMaterializedView()'

/** Drops a materialized view with its rows and indexes; PostgreSQL only. */
export function dropMaterializedView(
  _scope: DirectiveScope,
  name: string,
  options?: DropViewOptions,
): DropMaterializedView {
  return {
    kind: 'dropMaterializedView',
    ...readViewDrop(name, options, where, { materialized: true }),
  }
}

/** What dropping a materialized view means for the schema. Its indexes go with it, and are not made again. */
export const dropMaterializedViewDefinition: OperationDefinition<'dropMaterializedView'> = {
  kind: 'dropMaterializedView',
  reverse: (operation, before) =>
    reverseViewDrop(operation, before, (view) => ({ kind: 'createMaterializedView', view })),
  apply(operation, model) {
    const view = findObject(model, 'views', operation)
    if (view !== undefined && view.materialized !== true)
      throw inTheWay(
        `The ${formatObject('views', operation)} is not materialized.`,
        'Use dropView.',
      )
    return takeView(operation, model)
  },
  isVisible: () => true,
  describe: (operation) => `drop materialized ${formatObject('views', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}
