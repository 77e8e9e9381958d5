import type { CatalogScope, Statement, TableName } from '../../dialect.ts'
import type { CatalogRow } from '../../shared/read-row.ts'
import { writeLiteral } from '../literals.ts'

/**
 * A view of information_schema as far as it is read. Views are not joined but read one by one: MariaDB opens the tables
 * of the schema anew for each row of the other view.
 */
export interface CatalogView {
  /** What stands behind FROM, where the view is called `v`. */
  readonly from: string
  /** What is read, by the names that the readers know: columns of `v`, or of another view where that is named. */
  readonly columns: Readonly<Record<string, string>>
  /** Reads all other columns too, by their own names, where versions differ in which there are. */
  readonly all?: true
  /** The column that names the schema. */
  readonly schema: string
  /** The column that names the table; what belongs to no table is read with whole schemas only. */
  readonly table?: string
  readonly where?: string
}

/** The views that are read. */
export type ViewName =
  | 'tables'
  | 'columns'
  | 'keyColumns'
  | 'keyActions'
  | 'checks'
  | 'indexes'
  | 'partitions'
  | 'views'
  | 'triggers'
  | 'functions'
  | 'parameters'
  | 'schemas'

/** The rows of the catalog by the view that they are from, what was asked for, and the settings of the sequences. */
export type CatalogRows = Readonly<Record<ViewName | 'wanted' | 'sequences', readonly CatalogRow[]>>

/** The query of a view: a part for each schema, since MariaDB looks into just one where it is said with `=`. */
export function writeView(view: CatalogView, scope: CatalogScope): Statement {
  const { from, columns, all, schema, table, where } = view
  const named = { schema, ...(table === undefined ? {} : { table }), ...columns }
  const list = Object.entries(named).map(
    ([name, column]) => `${column.includes('.') ? column : `v.${column}`} AS \`${name}\``,
  )
  const select = `SELECT ${all === true ? 'v.*, ' : ''}${list.join(', ')}\nFROM ${from}`
  const conditions = listConditions(view, scope)
  return {
    sql: conditions
      .map((condition) => [condition, ...(where === undefined ? [] : [where])].join(' AND '))
      .map((condition) => `${select}\nWHERE ${condition}`)
      .join('\nUNION ALL\n'),
  }
}

/** Schemas of the engine's own. */
const SYSTEM_SCHEMAS = ['mysql', 'information_schema', 'performance_schema', 'sys']

function listConditions({ schema, table }: CatalogView, scope: CatalogScope): readonly string[] {
  if (scope.kind === 'tables') {
    const groups = table === undefined ? [] : [...groupBySchema(scope.tables)]
    return orNothing(
      groups.map(
        ([place, names]) =>
          `v.${schema} = ${writePlace(place)} AND v.${table ?? ''} IN (${names.join(', ')})`,
      ),
    )
  }
  const { schemas } = scope
  if (schemas === 'all')
    return [`v.${schema} NOT IN (${SYSTEM_SCHEMAS.map(writeLiteral).join(', ')})`]
  const places = schemas === 'default' ? [undefined] : [...new Set(schemas)]
  return orNothing(places.map((place) => `v.${schema} = ${writePlace(place)}`))
}

function orNothing(conditions: readonly string[]): readonly string[] {
  return conditions.length === 0 ? ['FALSE'] : conditions
}

function writePlace(schema: string | undefined): string {
  return schema === undefined ? 'DATABASE()' : writeLiteral(schema)
}

function groupBySchema(tables: readonly TableName[]): ReadonlyMap<string | undefined, string[]> {
  const groups = new Map<string | undefined, string[]>()
  for (const { name, schema } of tables)
    groups.set(schema, [...(groups.get(schema) ?? []), writeLiteral(name)])
  return groups
}
