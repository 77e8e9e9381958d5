import type { View } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import type { StatementArgument } from './execute.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'
import { inTheWay } from './schema-conflict.ts'
import { readDefinition } from './view-definition.ts'

/** Takes a view away. */
export interface DropView {
  readonly kind: 'dropView'
  readonly name: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** PostgreSQL: with the views over it. */
  readonly cascade?: boolean
  /** The view as it is, for whoever cannot ask the database. */
  readonly existing?: View
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropView: DropView
  }
}

/** What can be said when a view is dropped. */
export interface DropViewOptions {
  readonly schema?: string | undefined
  readonly ifExists?: boolean | undefined
  /** PostgreSQL: with the views over it. */
  readonly cascade?: boolean | undefined
  /** The query that it has, for a reversal. */
  readonly existing?: StatementArgument | undefined
}

/** The names of {@link DropViewOptions}. */
export const dropViewOptions = ['schema', 'ifExists', 'cascade', 'existing'] as const

const where = 'dropView()'

/** Describes the drop of a view. */
export function dropView(
  _scope: DirectiveScope,
  name: string,
  options?: DropViewOptions,
): DropView {
  requireName(name, where, 'view')
  const { existing, ...said } = readOptions<DropViewOptions>(options, dropViewOptions, where)
  return {
    kind: 'dropView',
    name,
    ...said,
    ...(existing === undefined
      ? {}
      : {
          existing: {
            name,
            ...inSchema(said.schema),
            definition: readDefinition(existing, where),
          },
        }),
  }
}

/** What dropping a view means for the schema. */
export const dropViewDefinition: OperationDefinition<'dropView'> = {
  kind: 'dropView',
  reverse: (operation, before) =>
    reverseDrop('views', operation, before, (view) => ({ kind: 'createView', view })),
  apply(operation, model) {
    if (findObject(model, 'views', operation)?.materialized === true)
      throw inTheWay(
        `The ${formatObject('views', operation)} is materialized.`,
        'Use dropMaterializedView.',
      )
    return takeObject(model, 'views', operation, operation.ifExists)
  },
  isVisible: () => false,
  describe: (operation) => `drop ${formatObject('views', operation)}`,
  findTables: () => undefined,
}
