import type { Statement } from '../../dialect.ts'

/** Virtual tables, whose module makes what it needs. */
export const unmodelledObjects: Statement = {
  sql: `SELECT 'virtualTable' AS kind, name, NULL AS "schema", NULL AS "table", NULL AS part
FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'`,
}
