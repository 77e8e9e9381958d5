import { readOptions } from '../util/read-options.ts'
import { formatObject, requireObject } from './edit-objects.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireName } from './require-argument.ts'

/** PostgreSQL: runs the query of a materialized view anew. */
export interface RefreshMaterializedView {
  readonly kind: 'refreshMaterializedView'
  readonly name: string
  readonly schema?: string | undefined
  /** Lets others read meanwhile; needs a unique index. */
  readonly concurrently?: boolean
  /** False empties it. */
  readonly withData?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly refreshMaterializedView: RefreshMaterializedView
  }
}

/** What can be said when a materialized view is refreshed. */
export interface RefreshMaterializedViewOptions {
  /** The schema of the view. */
  readonly schema?: string | undefined
  /** Lets others read meanwhile; the view needs a unique index over columns. */
  readonly concurrently?: boolean | undefined
  /** With false it is emptied, and cannot be read until it is refreshed. */
  readonly withData?: boolean | undefined
}

const where = 'refreshMaterializedView()'

/**
 * Reads the rows of a materialized view anew; PostgreSQL only. Nobody can read it meanwhile, unless `concurrently` is
 * said.
 */
export function refreshMaterializedView(
  _scope: DirectiveScope,
  name: string,
  options?: RefreshMaterializedViewOptions,
): RefreshMaterializedView {
  requireName(name, where, 'view')
  const said = readOptions<RefreshMaterializedViewOptions>(
    options,
    ['schema', 'concurrently', 'withData'],
    where,
  )
  return { kind: 'refreshMaterializedView', name, ...said }
}

/** What a refresh means for the schema: nothing, and so nothing undoes it. */
export const refreshMaterializedViewDefinition: OperationDefinition<'refreshMaterializedView'> = {
  kind: 'refreshMaterializedView',
  reverse: () => reverseBy(),
  apply(operation, model) {
    requireObject(model, 'views', operation)
    return model
  },
  isVisible: () => false,
  describe: (operation) => `refresh materialized ${formatObject('views', operation)}`,
  findTables: () => undefined,
}
