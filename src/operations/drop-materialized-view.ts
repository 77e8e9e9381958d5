import type { View } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { type DropViewOptions, dropViewOptions } from './drop-view.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'
import { inTheWay } from './schema-conflict.ts'
import { readDefinition } from './view-definition.ts'

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

/** Describes the drop of a materialized view of PostgreSQL. */
export function dropMaterializedView(
  _scope: DirectiveScope,
  name: string,
  options?: DropViewOptions,
): DropMaterializedView {
  requireName(name, where, 'view')
  const { existing, ...said } = readOptions<DropViewOptions>(options, dropViewOptions, where)
  return {
    kind: 'dropMaterializedView',
    name,
    ...said,
    ...(existing === undefined
      ? {}
      : {
          existing: {
            name,
            ...inSchema(said.schema),
            definition: readDefinition(existing, where),
            materialized: true,
          },
        }),
  }
}

/** What dropping a materialized view means for the schema. Its indexes go with it, and are not made again. */
export const dropMaterializedViewDefinition: OperationDefinition<'dropMaterializedView'> = {
  kind: 'dropMaterializedView',
  reverse: (operation, before) =>
    reverseDrop('views', operation, before, (view) => ({ kind: 'createMaterializedView', view })),
  apply(operation, model) {
    const view = findObject(model, 'views', operation)
    if (view !== undefined && view.materialized !== true)
      throw inTheWay(
        `The ${formatObject('views', operation)} is not materialized.`,
        'Use dropView.',
      )
    return takeObject(model, 'views', operation, operation.ifExists)
  },
  isVisible: () => false,
  describe: (operation) => `drop materialized ${formatObject('views', operation)}`,
  findTables: () => undefined,
}
