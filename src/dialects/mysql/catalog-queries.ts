import type { Statement, TableName } from '../dialect.ts'
import { writeLiteral } from './literals.ts'

/** The database of the session; a schema is a database here. */
export const readPlace: Statement = { sql: 'SELECT DATABASE() AS `database`, NULL AS `schema`' }

/** The tables of the database of the session. */
export const listTables: Statement = {
  sql: "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
}

/** One row where the table is, with the width of the column in characters. */
export function findTable(table: TableName, column: string): Statement {
  return {
    sql: `SELECT MAX(CASE WHEN c.COLUMN_NAME = ${writeLiteral(column)} THEN c.CHARACTER_MAXIMUM_LENGTH END) AS width
FROM information_schema.COLUMNS c
WHERE ${writeCondition('c', [table])}
GROUP BY c.TABLE_NAME`,
  }
}

/** Where MySQL and MariaDB keep the same thing in different places. */
export interface CatalogVariation {
  /** The expression of an element of an index. */
  readonly indexExpression: string
  /** The rest of the query for check constraints, up to its WHERE. */
  writeChecks(tables: readonly TableName[]): string
}

/** MySQL has indexes over expressions, and check constraints whose names are their own in the schema. */
export const mysqlCatalog: CatalogVariation = {
  indexExpression: 's.EXPRESSION',
  writeChecks: () => `'Table' AS level FROM information_schema.TABLE_CONSTRAINTS t
JOIN information_schema.CHECK_CONSTRAINTS c
  ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
WHERE t.CONSTRAINT_TYPE = 'CHECK'`,
}

/** MariaDB names the table of a check constraint, and whether it stands behind a column. */
export const mariadbCatalog: CatalogVariation = {
  indexExpression: 'NULL',
  writeChecks: (tables) => `c.LEVEL AS level FROM information_schema.TABLES t
JOIN information_schema.CHECK_CONSTRAINTS c
  ON c.CONSTRAINT_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME
  AND ${writeCondition('c', tables, 'CONSTRAINT_SCHEMA')}
WHERE t.TABLE_TYPE = 'BASE TABLE'`,
}

/**
 * The queries that the catalog reader reads: what was asked for, tables, columns, keys, check constraints, elements
 * of indexes. Names stand in them as literals, and for each joined view again: information_schema of MariaDB opens
 * every table of every database where a view has no literal to find its tables by.
 */
export function catalogQueries(
  tables: readonly TableName[],
  variation: CatalogVariation,
): readonly Statement[] {
  if (tables.length === 0) return []
  return [
    writeWanted(tables),
    `SELECT t.TABLE_SCHEMA AS \`schema\`, t.TABLE_NAME AS \`table\`, t.ENGINE AS engine,
  t.TABLE_COLLATION AS collation, t.TABLE_COMMENT AS comment
FROM information_schema.TABLES t
WHERE t.TABLE_TYPE = 'BASE TABLE' AND ${writeCondition('t', tables)}`,
    `SELECT c.TABLE_SCHEMA AS \`schema\`, c.TABLE_NAME AS \`table\`, c.COLUMN_NAME AS name,
  c.COLUMN_TYPE AS type, c.IS_NULLABLE AS nullable, c.COLUMN_DEFAULT AS expression, c.EXTRA AS extra,
  c.GENERATION_EXPRESSION AS generated, c.COLLATION_NAME AS collation, c.COLUMN_COMMENT AS comment
FROM information_schema.COLUMNS c
WHERE ${writeCondition('c', tables)}
ORDER BY c.TABLE_SCHEMA, c.TABLE_NAME, c.ORDINAL_POSITION`,
    `SELECT t.TABLE_SCHEMA AS \`schema\`, t.TABLE_NAME AS \`table\`, t.CONSTRAINT_NAME AS name,
  t.CONSTRAINT_TYPE AS type, k.COLUMN_NAME AS \`column\`, k.REFERENCED_TABLE_SCHEMA AS referenced_schema,
  k.REFERENCED_TABLE_NAME AS referenced_table, k.REFERENCED_COLUMN_NAME AS referenced_column,
  r.DELETE_RULE AS on_delete, r.UPDATE_RULE AS on_update
FROM information_schema.TABLE_CONSTRAINTS t
JOIN information_schema.KEY_COLUMN_USAGE k ON k.TABLE_SCHEMA = t.TABLE_SCHEMA
  AND k.TABLE_NAME = t.TABLE_NAME AND k.CONSTRAINT_NAME = t.CONSTRAINT_NAME AND ${writeCondition('k', tables)}
LEFT JOIN information_schema.REFERENTIAL_CONSTRAINTS r ON t.CONSTRAINT_TYPE = 'FOREIGN KEY'
  AND r.CONSTRAINT_SCHEMA = t.TABLE_SCHEMA AND r.TABLE_NAME = t.TABLE_NAME AND r.CONSTRAINT_NAME = t.CONSTRAINT_NAME
  AND ${writeCondition('r', tables, 'CONSTRAINT_SCHEMA')}
WHERE ${writeCondition('t', tables)}
ORDER BY t.TABLE_SCHEMA, t.TABLE_NAME, t.CONSTRAINT_NAME, k.ORDINAL_POSITION`,
    `SELECT t.TABLE_SCHEMA AS \`schema\`, t.TABLE_NAME AS \`table\`, c.CONSTRAINT_NAME AS name,
  c.CHECK_CLAUSE AS expression, ${variation.writeChecks(tables)} AND ${writeCondition('t', tables)}
ORDER BY c.CONSTRAINT_NAME`,
    `SELECT s.TABLE_SCHEMA AS \`schema\`, s.TABLE_NAME AS \`table\`, s.INDEX_NAME AS name,
  s.NON_UNIQUE AS non_unique, s.INDEX_TYPE AS type, s.COLUMN_NAME AS \`column\`,
  ${variation.indexExpression} AS expression, s.SUB_PART AS length, s.COLLATION AS direction
FROM information_schema.STATISTICS s
WHERE ${writeCondition('s', tables)}
ORDER BY s.TABLE_SCHEMA, s.TABLE_NAME, s.INDEX_NAME, s.SEQ_IN_INDEX`,
  ].map((sql) => ({ sql }))
}

/** What was asked for, as rows: a model keeps the schema only where it was said. */
function writeWanted(tables: readonly TableName[]): string {
  return tables
    .map(
      ({ name, schema }) =>
        `SELECT ${writeLiteral(name)} AS \`table\`, ${writeLiteral(schema ?? null)} AS \`schema\`, DATABASE() AS place`,
    )
    .join(' UNION ALL ')
}

function writeCondition(
  alias: string,
  tables: readonly TableName[],
  schemaColumn = 'TABLE_SCHEMA',
): string {
  const bySchema = new Map<string | undefined, string[]>()
  for (const { name, schema } of tables) {
    const names = bySchema.get(schema) ?? []
    names.push(writeLiteral(name))
    bySchema.set(schema, names)
  }
  const conditions = [...bySchema].map(([schema, names]) => {
    const place = schema === undefined ? 'DATABASE()' : writeLiteral(schema)
    return `${alias}.${schemaColumn} = ${place} AND ${alias}.TABLE_NAME IN (${names.join(', ')})`
  })
  return conditions.length === 1 ? conditions.join('') : `(${conditions.join(' OR ')})`
}
