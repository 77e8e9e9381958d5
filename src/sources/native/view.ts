import { LimbeckError } from '../../errors/index.ts'
import type { StatementArgument } from '../../operations/index.ts'
import { readDefinition } from '../../operations/view-definition.ts'
import { buildIndex } from '../../schema/build-item.ts'
import { requireObjectName } from '../../schema/enum-type.ts'
import type { ViewTraits } from '../../schema/infer-database.ts'
import { createModelObject, type ModelObject } from '../../schema/model-object.ts'
import type { NamingConvention } from '../../schema/naming.ts'
import type { Index, View } from '../../schema/schema-model.ts'
import type { QualifiedName } from '../../schema/table.ts'
import { isTableItem, type TableItem } from '../../schema/table-items.ts'
import { readOptions } from '../../util/read-options.ts'

/** What can be said of a view of a model beside its query. */
export interface ViewModelOptions {
  /** The schema that holds it. */
  readonly schema?: string | undefined
  /** Names for its columns, in the place of those that the query gives. */
  readonly columns?: readonly string[] | undefined
  /** PostgreSQL 15, MySQL and MariaDB: with whose rights it reads its tables. */
  readonly security?: View['security'] | undefined
  /** PostgreSQL, MySQL and MariaDB: which rows can be written through it. */
  readonly checkOption?: View['checkOption'] | undefined
  /** PostgreSQL: nothing that looks into rows runs before the conditions of the view. */
  readonly securityBarrier?: boolean | undefined
  /** PostgreSQL. */
  readonly comment?: string | undefined
}

/** What can be said of a materialized view of a model beside its query. */
export interface MaterializedViewModelOptions {
  /** The schema that holds it. */
  readonly schema?: string | undefined
  /** Names for its columns, in the place of those that the query gives. */
  readonly columns?: readonly string[] | undefined
  /** PostgreSQL's storage parameters. */
  readonly with?: Readonly<Record<string, string | number | boolean>> | undefined
  /** Its indexes: `[index().on('id').unique()]`. */
  readonly indexes?: readonly TableItem[] | undefined
  readonly comment?: string | undefined
}

/** A view of a model. In an `sql` expression it is its name. The compiler knows its rows where its query says them. */
export interface ViewModel<Name extends string = string, Row = unknown>
  extends ModelObject<'views'>,
    ViewTraits<Name, Row> {}

/** The query of a view: what says the type of its rows, as a query of Kysely and `` sql<Row>`…` `` do, types the view. */
export type ViewDefinition<Row> =
  | string
  | (Exclude<StatementArgument, string> & { readonly expressionType?: Row | undefined })

/**
 * Describes a view of a model by its query: text, an `sql` expression, whose values become literals, or a query of Kysely.
 *
 * @example
 * export const recent = view('recent', sql<{ id: number }>`SELECT id FROM users WHERE id > 100`)
 */
export function view<
  const Name extends string,
  Row = never,
  const Schema extends string | undefined = undefined,
>(
  name: Name,
  definition: ViewDefinition<Row>,
  options?: Omit<ViewModelOptions, 'schema'> & { readonly schema?: Schema },
): ViewModel<QualifiedName<Name, Schema>, Row> {
  requireObjectName(name, 'view()')
  const said = readOptions<ViewModelOptions>(
    options,
    ['schema', 'columns', 'security', 'checkOption', 'securityBarrier', 'comment'],
    `view "${name}"`,
  )
  const built: View = { name, definition: readDefinition(definition, `view "${name}"`), ...said }
  return createModelObject({}, { kind: 'views', build: () => built }, built)
}

/**
 * Describes a view of PostgreSQL that keeps the rows of its query until it is refreshed.
 *
 * @example
 * export const totals = materializedView('totals', sql`SELECT count(*) AS n FROM orders`)
 */
export function materializedView<
  const Name extends string,
  Row = never,
  const Schema extends string | undefined = undefined,
>(
  name: Name,
  definition: ViewDefinition<Row>,
  options?: Omit<MaterializedViewModelOptions, 'schema'> & { readonly schema?: Schema },
): ViewModel<QualifiedName<Name, Schema>, Row> {
  requireObjectName(name, 'materializedView()')
  const { indexes = [], ...said } = readOptions<MaterializedViewModelOptions>(
    options,
    ['schema', 'columns', 'with', 'indexes', 'comment'],
    `materializedView "${name}"`,
  )
  const query = readDefinition(definition, `materializedView "${name}"`)
  const build = (naming: NamingConvention): View => ({
    name,
    definition: query,
    materialized: true,
    ...said,
    ...(indexes.length === 0 ? {} : { indexes: buildIndexes(name, said.schema, indexes, naming) }),
  })
  return createModelObject({}, { kind: 'views', build }, { name, schema: said.schema })
}

function buildIndexes(
  name: string,
  schema: string | undefined,
  items: readonly unknown[],
  naming: NamingConvention,
): readonly Index[] {
  return items.map((item) => {
    if (isTableItem(item) && item.definition.kind === 'index')
      return buildIndex(item.definition, { name, schema }, naming)
    throw new LimbeckError(
      'invalid_argument',
      `The materialized view "${name}" has an item that is no index.`,
      { hint: 'For example index().on("id").unique().' },
    )
  })
}
