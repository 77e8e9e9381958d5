import type { Check, Domain } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readRows,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import type { ColumnContext } from './columns.ts'
import { isNotOfExtension, joinComment } from './scope.ts'

/** One row for each domain. */
export const DOMAINS = `SELECT t.typname AS name, scope."schema", t.typbasetype || ' ' || t.typtypmod AS type,
  NOT t.typnotnull AS nullable, pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS expression,
  CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::text END AS collation, note.description AS comment,
  (SELECT json_agg(json_build_object('name', con.conname, 'expression', pg_catalog.pg_get_expr(con.conbin, 0),
      'validated', con.convalidated, 'comment', pg_catalog.obj_description(con.oid, 'pg_constraint')) ORDER BY con.conname COLLATE "C")
    FROM pg_catalog.pg_constraint con WHERE con.contypid = t.oid AND con.contype = 'c') AS checks
FROM scope JOIN pg_catalog.pg_type t ON t.typnamespace = scope.oid AND t.typtype = 'd'
JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
${joinComment('pg_type', 't.oid')}
WHERE ${isNotOfExtension('pg_type', 't.oid')}
ORDER BY 2 NULLS FIRST, 1`

/** A domain. */
export function readDomain(row: CatalogRow, { types, names }: ColumnContext): Domain {
  const expression = readText(row['expression'])
  return {
    name: requireText(row, 'name'),
    ...pickSaid({ schema: readText(row['schema']) }),
    type: types.get(requireText(row, 'type')) ?? { kind: 'custom', sql: '' },
    nullable: readBoolean(row['nullable']),
    ...pickSaid({
      default: expression === undefined ? undefined : sql.raw(expression),
      collation: names.findCollation(readText(row['collation'])),
      comment: readText(row['comment']),
    }),
    checks: readRows(row['checks']).map(readCheck),
  }
}

function readCheck(row: CatalogRow): Check {
  return {
    kind: 'check',
    name: requireText(row, 'name'),
    expression: sql.raw(requireText(row, 'expression')),
    ...pickSaid({
      notValid: readBoolean(row['validated']) ? undefined : true,
      comment: readText(row['comment']),
    }),
  }
}
