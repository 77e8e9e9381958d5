import type { Check, Column, Constraint, SchemaModel } from '../../schema/schema-model.ts'
import { type Sql, sql } from '../../schema/sql.ts'
import { buildModel } from '../shared/build-model.ts'
import { type CatalogRow, groupRows, pickSaid, readText, requireText } from '../shared/read-row.ts'
import { readIndexes } from './introspect-indexes.ts'
import { readKeys } from './introspect-keys.ts'
import { writeLiteral } from './literals.ts'

/** What MySQL and MariaDB write differently into the same columns of the catalog. */
export interface CatalogDialect {
  readDefault(row: CatalogRow): Sql | undefined
  readCheck(expression: string): string
}

/** MySQL gives literals without quotes, and marks expressions. */
export const mysqlCatalogDialect: CatalogDialect = {
  readDefault(row) {
    const text = readText(row['expression'])
    if (text === undefined) return undefined
    const isExpression = /DEFAULT_GENERATED/i.test(requireText(row, 'extra'))
    return sql.raw(isExpression ? unescape(text) : writeLiteral(text))
  },
  readCheck: unescape,
}

/** MariaDB gives SQL, NULL too. */
export const mariadbCatalogDialect: CatalogDialect = {
  readDefault(row) {
    const text = readText(row['expression'])
    return text === undefined || text === 'NULL' ? undefined : sql.raw(text)
  },
  readCheck: (expression) => expression,
}

/** MySQL shows the quotes in expressions with backslashes. */
function unescape(expression: string): string {
  return expression.replaceAll("\\'", "'")
}

/** Builds the schema model from what the queries of the catalog gave. */
export function readCatalog(
  results: readonly (readonly CatalogRow[])[],
  dialect: CatalogDialect,
): SchemaModel {
  const [wanted = [], tables = [], columns = [], keys = [], checks = [], indexes = []] = results
  const byTable = [tables, columns, keys, checks, indexes].map((rows) =>
    groupRows(rows, (row) => keyOf(readText(row['schema']), readText(row['table']))),
  )
  return buildModel(
    wanted.flatMap((asked) => {
      const schema = readText(asked['schema'])
      const key = keyOf(schema ?? readText(asked['place']), readText(asked['table']))
      const [[table] = [], columns = [], keys = [], checks = [], indexes = []] = byTable.map(
        (rows) => rows.get(key) ?? [],
      )
      if (table === undefined) return []
      const place = requireText(table, 'schema')
      const jsonColumns = findJsonColumns(checks)
      const constraints: readonly Constraint[] = [
        ...readKeys(keys, schema === undefined ? place : undefined),
        ...checks.filter((row) => !isJsonCheck(row)).map((row) => readCheck(row, dialect)),
      ]
      return {
        name: requireText(table, 'table'),
        schema,
        comment: readText(table['comment']) || undefined,
        options: pickSaid({
          engine: readText(table['engine']),
          collation: readText(table['collation']),
        }),
        columns: columns.map((row) => readColumn(row, table, jsonColumns, dialect)),
        constraints,
        indexes: readIndexes(indexes, constraints),
      }
    }),
  )
}

function keyOf(schema: string | undefined, table: string | undefined): string {
  return JSON.stringify([schema, table])
}

const JSON_CHECK = /^json_valid\(`((?:[^`]|``)+)`\)$/i

/** MariaDB's JSON is LONGTEXT with a check behind the column. */
function isJsonCheck(row: CatalogRow): boolean {
  return readText(row['level']) === 'Column' && JSON_CHECK.test(requireText(row, 'expression'))
}

function findJsonColumns(checks: readonly CatalogRow[]): ReadonlySet<string> {
  return new Set(
    checks
      .filter(isJsonCheck)
      .map(
        (row) => JSON_CHECK.exec(requireText(row, 'expression'))?.[1]?.replaceAll('``', '`') ?? '',
      ),
  )
}

function readCheck(row: CatalogRow, dialect: CatalogDialect): Check {
  return {
    kind: 'check',
    name: requireText(row, 'name'),
    expression: sql.raw(dialect.readCheck(requireText(row, 'expression'))),
  }
}

function readColumn(
  row: CatalogRow,
  table: CatalogRow,
  jsonColumns: ReadonlySet<string>,
  dialect: CatalogDialect,
): Column {
  const name = requireText(row, 'name')
  const extra = requireText(row, 'extra')
  const isJson = jsonColumns.has(name)
  const generated = readText(row['generated']) || undefined
  const collation = readText(row['collation'])
  return {
    name,
    type: { kind: 'native', dialect: 'mysql', sql: isJson ? 'json' : requireText(row, 'type') },
    nullable: readText(row['nullable']) === 'YES',
    ...pickSaid({
      default: generated === undefined ? withUpdate(dialect.readDefault(row), extra) : undefined,
      autoIncrement: /auto_increment/i.test(extra) ? true : undefined,
      generated:
        generated === undefined
          ? undefined
          : {
              expression: sql.raw(dialect.readCheck(generated)),
              stored: /stored|persistent/i.test(extra),
            },
      collation: isJson || collation === readText(table['collation']) ? undefined : collation,
      comment: readText(row['comment']) || undefined,
    }),
  }
}

/** ON UPDATE is kept beside the default and written behind it. */
function withUpdate(value: Sql | undefined, extra: string): Sql | undefined {
  const update = /on update \S+/i.exec(extra)?.[0]
  if (update === undefined) return value
  return value === undefined ? sql.raw(`NULL ${update}`) : sql`${value} ${sql.raw(update)}`
}
