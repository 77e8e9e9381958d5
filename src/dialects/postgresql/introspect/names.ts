import { type CatalogRow, readBoolean, readText, requireText } from '../../shared/read-row.ts'
import { formatQualified } from '../qualified-name.ts'

/** The collations that are used and the operator classes, of which there are few: what uses them has their ids. */
export const NAMES = `SELECT co.oid::text AS id, co.collname AS name, false AS is_default,
  CASE WHEN NOT pg_catalog.pg_collation_is_visible(co.oid) THEN n.nspname END AS "schema"
FROM pg_catalog.pg_collation co JOIN pg_catalog.pg_namespace n ON n.oid = co.collnamespace
WHERE co.oid IN (
  SELECT a.attcollation FROM wanted w JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid AND a.attnum > 0
  UNION SELECT unnest(i.indcollation) FROM wanted w JOIN pg_catalog.pg_index i ON i.indrelid = w.oid)
UNION ALL
SELECT oc.oid::text, oc.opcname, oc.opcdefault,
  CASE WHEN NOT pg_catalog.pg_opclass_is_visible(oc.oid) THEN n.nspname END
FROM pg_catalog.pg_opclass oc JOIN pg_catalog.pg_namespace n ON n.oid = oc.opcnamespace`

/** Names of collations and operator classes by their ids. */
export interface CatalogNames {
  /** The collation with an id, where it is there. */
  findCollation(id: string | undefined): string | undefined
  /** The operator class with an id, where it is not the one that its type has anyway. */
  findOperatorClass(id: string | undefined): string | undefined
}

/** Reads the names. A name comes with its schema where the search path does not lead to it. */
export function readNames(rows: readonly CatalogRow[]): CatalogNames {
  const names = new Map(rows.map((row) => [requireText(row, 'id'), row]))
  const find = (id: string | undefined): string | undefined => {
    const row = id === undefined ? undefined : names.get(id)
    if (row === undefined || readBoolean(row['is_default'])) return undefined
    return formatQualified(requireText(row, 'name'), readText(row['schema']))
  }
  return { findCollation: find, findOperatorClass: find }
}
