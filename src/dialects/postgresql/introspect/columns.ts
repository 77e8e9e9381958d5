import type { ColumnType } from '../../../schema/column-type.ts'
import type { Column, Identity } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readNumber,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import type { CatalogNames } from './names.ts'
import { joinComment } from './scope.ts'
import { countSettings, readSequenceSettings } from './sequence-settings.ts'

/**
 * One row for each column; its type and its collation by their ids, and no text where there is none to write. A default names
 * no columns: where no table is said, the server need not name those of the table to write it. Only for what counts it looks
 * among what depends.
 */
export const COLUMNS = `SELECT w.id, a.attnum AS number, a.attname AS name,
  a.atttypid || ' ' || a.atttypmod AS type, NOT a.attnotnull AS nullable,
  CASE WHEN d.oid IS NOT NULL THEN pg_catalog.pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE d.adrelid END) END AS expression,
  nullif(a.attidentity, '') AS identity, nullif(a.attgenerated, '') AS generated,
  a.attcollation::text AS own_collation, a.attcollation <> t.typcollation AS is_collated,
  CASE WHEN NOT a.attislocal THEN true END AS inherited, note.description AS comment, ${countSettings('s')}
FROM wanted w
JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON a.atthasdef AND d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_depend dep ON dep.refobjid = CASE WHEN a.attidentity <> '' THEN a.attrelid END AND dep.refobjsubid = a.attnum
  AND dep.refclassid = 'pg_catalog.pg_class'::regclass AND dep.classid = 'pg_catalog.pg_class'::regclass AND dep.deptype = 'i'
LEFT JOIN pg_catalog.pg_sequence s ON s.seqrelid = dep.objid
${joinComment('pg_class', 'a.attrelid', 'a.attnum')}
ORDER BY a.attrelid, a.attnum`

/** What columns need beside their rows. */
export interface ColumnContext {
  readonly types: ReadonlyMap<string, ColumnType>
  readonly names: CatalogNames
}

/** A column. */
export function readColumn(row: CatalogRow, { types, names }: ColumnContext): Column {
  const text = readText(row['expression'])
  const expression = text === undefined ? undefined : sql.raw(text)
  const generated = readText(row['generated'])
  const isGenerated = generated !== undefined && expression !== undefined
  const isCollated = readBoolean(row['is_collated'])
  return {
    name: requireText(row, 'name'),
    type: types.get(requireText(row, 'type')) ?? { kind: 'custom', sql: '' },
    nullable: readBoolean(row['nullable']),
    ...pickSaid({
      default: isGenerated ? undefined : expression,
      identity: readIdentity(row),
      generated: isGenerated ? { expression, stored: generated === 's' } : undefined,
      collation: isCollated ? names.findCollation(readText(row['own_collation'])) : undefined,
      comment: readText(row['comment']),
      inherited: readBoolean(row['inherited']) ? true : undefined,
    }),
  }
}

/** An identity column that counts from 1 by 1 says neither. */
function readIdentity(row: CatalogRow): Identity | undefined {
  const identity = readText(row['identity'])
  if (identity === undefined) return undefined
  return { always: identity === 'a', ...readSequenceSettings(row) }
}

/** The number of a column, by which constraints and indexes name it. */
export function readColumnNumber(row: CatalogRow): number {
  return readNumber(row['number']) ?? 0
}
