import type { View } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, putObject } from './edit-objects.ts'
import type { StatementArgument } from './execute.ts'
import {
  type DirectiveScope,
  irreversible,
  type Operation,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { inTheWay } from './schema-conflict.ts'
import { listTriggers } from './table-triggers.ts'
import { buildView, readDefinition, type ViewOptions, viewOptions } from './view-definition.ts'

/** Makes a view, in the place of the one that has its name. */
export interface ReplaceView {
  readonly kind: 'replaceView'
  readonly view: View
  /** The view as it is, for whoever cannot ask the database. */
  readonly existing?: View
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly replaceView: ReplaceView
  }
}

/** What can be said of a view that is replaced, beside its new query. */
export interface ReplaceViewOptions extends ViewOptions {
  /** The query that the view has now, for a reversal where no database tells. */
  readonly existing?: StatementArgument | undefined
}

const where = 'replaceView()'

/**
 * Gives a view another query. PostgreSQL takes only one that gives the same columns, with new ones behind them. A
 * reversal drops the view and makes it as it was, where that is known: from the schema before, or from `existing`.
 */
export function replaceView(
  _scope: DirectiveScope,
  name: string,
  definition: StatementArgument,
  options?: ReplaceViewOptions,
): ReplaceView {
  const { existing, ...said } = readOptions<ReplaceViewOptions>(
    options,
    [...viewOptions, 'existing'],
    where,
  )
  const view = buildView(name, definition, said, where)
  return {
    kind: 'replaceView',
    view,
    ...(existing === undefined
      ? {}
      : { existing: { ...view, definition: readDefinition(existing, where) } }),
  }
}

/** What replacing a view means for the schema. */
export const replaceViewDefinition: OperationDefinition<'replaceView'> = {
  kind: 'replaceView',
  reverse({ view, existing }, before) {
    const { name, schema } = view
    const drop = { kind: 'dropView', name, ...inSchema(schema) } as const
    const old =
      findObject(before, 'views', view) ?? (before.views === undefined ? existing : undefined)
    // A view that has got columns cannot be replaced by one without them on PostgreSQL: it is made anew.
    if (old !== undefined)
      return reverseBy(
        drop,
        { kind: 'createView', view: old },
        // They go with the view.
        ...listTriggers(before, view).map(
          (trigger): Operation => ({ kind: 'createTrigger', trigger }),
        ),
      )
    if (before.views !== undefined) return reverseBy(drop)
    return irreversible(
      `What the ${formatObject('views', view)} was is not known: say it with "existing".`,
    )
  },
  apply({ view }, model) {
    if (findObject(model, 'views', view)?.materialized === true)
      throw inTheWay(`The ${formatObject('views', view)} is materialized.`)
    return putObject(model, 'views', view)
  },
  isVisible: () => false,
  describe: ({ view }) => `replace ${formatObject('views', view)}`,
  findTables: () => undefined,
}
