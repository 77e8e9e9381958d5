import type { Statement } from '../../dialect.ts'

/** Procedures, packages and events. */
export const unmodelledObjects: Statement = {
  sql: `SELECT kind, name, nullif(place, DATABASE()) AS \`schema\`, NULL AS \`table\`, NULL AS part FROM (
  SELECT REPLACE(LOWER(ROUTINE_TYPE), ' ', '_') AS kind, ROUTINE_NAME AS name, ROUTINE_SCHEMA AS place
  FROM information_schema.ROUTINES WHERE ROUTINE_TYPE <> 'FUNCTION'
  UNION ALL SELECT 'event', EVENT_NAME, EVENT_SCHEMA FROM information_schema.EVENTS
) AS found WHERE place NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')`,
}
