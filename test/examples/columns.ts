import { readTable } from '../setup/dump-catalog.ts'
import type { EngineName } from '../setup/engines.ts'

/** A column as the catalog of its engine shows it. */
export interface CatalogColumn {
  readonly name: unknown
  readonly type: unknown
  readonly nullable: unknown
  readonly default: unknown
}

const QUERIES: Readonly<Record<EngineName, (table: string) => string>> = {
  postgresql: (table) => `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
      NOT a.attnotnull AS nullable, pg_get_expr(d.adbin, d.adrelid) AS "default"
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = to_regclass('${table}') AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY a.attnum`,
  mariadb: (table) =>
    `SELECT column_name AS name, column_type AS type,
      is_nullable = 'YES' AS nullable, column_default AS "default"
    FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '${table}'
    ORDER BY ordinal_position`.replaceAll('"', '`'),
  sqlite: (table) => `SELECT name, type, "notnull" = 0 AS nullable, dflt_value AS "default"
    FROM pragma_table_info('${table}') ORDER BY cid`,
}

/** The columns of a table in their order, read from the catalog; none where there is no table. */
export async function readColumns(
  engine: { readonly name: EngineName },
  url: string,
  table: string,
): Promise<readonly CatalogColumn[]> {
  const rows = await readTable(url, QUERIES[engine.name](table))
  return rows.map((row) => ({
    name: row['name'],
    type: row['type'],
    nullable: Boolean(row['nullable']),
    default: row['default'],
  }))
}

/** The version rows. */
export async function readVersions(url: string): Promise<readonly unknown[]> {
  const rows = await readTable(url, 'SELECT version_num FROM alembic_version ORDER BY version_num')
  return rows.map((row) => row['version_num'])
}
