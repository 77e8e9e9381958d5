import type { SchemaModel, View } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import type { StatementArgument } from './execute.ts'
import { findViewDependents, removeDependents, restoreDependents } from './object-dependents.ts'
import type { DirectiveScope, Operation, OperationDefinition, Reversal } from './operation.ts'
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
  /** The schema of the view. */
  readonly schema?: string | undefined
  /** No error where there is no such view. */
  readonly ifExists?: boolean | undefined
  /** PostgreSQL: drops the views over it too. */
  readonly cascade?: boolean | undefined
  /** The query that the view has now, for a reversal where no database tells. */
  readonly existing?: StatementArgument | undefined
}

const where = 'dropView()'

/** Drops a view. A reversal makes it again, where its query is known: from the schema before, or from `existing`. */
export function dropView(
  _scope: DirectiveScope,
  name: string,
  options?: DropViewOptions,
): DropView {
  return { kind: 'dropView', ...readViewDrop(name, options, where) }
}

/** What a view that is dropped is called, and what is said of it; `kind` tells one that keeps its rows. */
export function readViewDrop(
  name: string,
  options: DropViewOptions | undefined,
  directive: string,
  kind: Pick<View, 'materialized'> = {},
): Omit<DropView, 'kind'> {
  requireName(name, directive, 'view')
  const { existing, ...said } = readOptions<DropViewOptions>(
    options,
    ['schema', 'ifExists', 'cascade', 'existing'],
    directive,
  )
  if (existing === undefined) return { name, ...said }
  const definition = readDefinition(existing, directive)
  return { name, ...said, existing: { name, ...inSchema(said.schema), definition, ...kind } }
}

/** What dropping a view means for the schema. Its triggers go with it, and with `cascade` the views over it. */
export const dropViewDefinition: OperationDefinition<'dropView'> = {
  kind: 'dropView',
  reverse: (operation, before) =>
    reverseViewDrop(operation, before, (view) => ({ kind: 'createView', view })),
  apply(operation, model) {
    if (findObject(model, 'views', operation)?.materialized === true)
      throw inTheWay(
        `The ${formatObject('views', operation)} is materialized.`,
        'Use dropMaterializedView.',
      )
    return takeView(operation, model)
  },
  isVisible: () => true,
  describe: (operation) => `drop ${formatObject('views', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}

/** The schema without a view of either kind, and what goes with it. */
export function takeView(operation: Omit<DropView, 'kind'>, model: SchemaModel): SchemaModel {
  const view = findObject(model, 'views', operation)
  const after = takeObject(model, 'views', operation, operation.ifExists)
  if (view === undefined) return after
  return removeDependents(after, findViewDependents(model, view, operation.cascade))
}

/** What makes a view of either kind again, and what went with it. */
export function reverseViewDrop(
  operation: Omit<DropView, 'kind'>,
  before: SchemaModel,
  create: (view: View) => Operation,
): Reversal {
  const reversal = reverseDrop('views', operation, before, create)
  const view = findObject(before, 'views', operation)
  if (view === undefined) return reversal
  return restoreDependents(reversal, findViewDependents(before, view, operation.cascade))
}
