import type { Check } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { compareCodeUnits } from '../../../util/compare-code-units.ts'
import { type CatalogRow, readText, requireText } from '../../shared/read-row.ts'
import type { CatalogView } from './catalog-view.ts'
import { writePlainExpression } from './plain-expression.ts'
import type { CatalogVariation } from './variation.ts'

/** MySQL names the table of a check constraint in another view, and joins the two by its dictionary. */
export const mysqlChecksView: CatalogView = {
  from: `information_schema.TABLE_CONSTRAINTS v JOIN information_schema.CHECK_CONSTRAINTS c
  ON c.CONSTRAINT_SCHEMA = v.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = v.CONSTRAINT_NAME`,
  columns: { name: 'CONSTRAINT_NAME', expression: 'c.CHECK_CLAUSE' },
  schema: 'CONSTRAINT_SCHEMA',
  table: 'TABLE_NAME',
  where: "v.CONSTRAINT_TYPE = 'CHECK'",
}

/** MariaDB has it all in one, and since 10.5.10 the column LEVEL: whether the constraint stands behind a column. */
export const mariadbChecksView: CatalogView = {
  from: 'information_schema.CHECK_CONSTRAINTS v',
  columns: { name: 'CONSTRAINT_NAME', expression: 'CHECK_CLAUSE' },
  all: true,
  schema: 'CONSTRAINT_SCHEMA',
  table: 'TABLE_NAME',
}

/** Reads the check constraints of a table, but those that only say that a column is JSON. */
export function readChecks(
  rows: readonly CatalogRow[],
  jsonColumns: ReadonlySet<string>,
  variation: CatalogVariation,
): readonly Check[] {
  return rows
    .filter((row) => !jsonColumns.has(readJsonColumn(row) ?? ''))
    .map((row) => ({
      kind: 'check' as const,
      name: requireText(row, 'name'),
      ...(readText(row['LEVEL']) === 'Column' ? { column: requireText(row, 'name') } : {}),
      expression: sql.raw(variation.readExpression(requireText(row, 'expression'))),
    }))
    .toSorted((a, b) => compareCodeUnits(a.name, b.name))
}

/** MariaDB's JSON is LONGTEXT in this collation with a check behind the column. */
const JSON_COLLATION = 'utf8mb4_bin'

/** The columns that were made as JSON. */
export function readJsonColumns(
  checks: readonly CatalogRow[],
  columns: readonly CatalogRow[],
): ReadonlySet<string> {
  const names = new Set(checks.map(readJsonColumn))
  const isJson = (row: CatalogRow) =>
    names.has(requireText(row, 'name')) && readText(row['collation']) === JSON_COLLATION
  return new Set(columns.filter(isJson).map((row) => requireText(row, 'name')))
}

/** The column that a check has for JSON. Its name is of no use: it stays when the column is renamed. */
function readJsonColumn(row: CatalogRow): string | undefined {
  const isBehindColumn = (readText(row['LEVEL']) ?? 'Column') === 'Column'
  const text = isBehindColumn ? writePlainExpression(requireText(row, 'expression')) : ''
  const [, quoted] = /^json_valid\(`((?:[^`]|``)+)`\)$/.exec(text) ?? []
  return quoted?.replaceAll('``', '`')
}
