import type { Statement } from '../../dialect.ts'

/**
 * Procedures, packages and events; and of keys the prefix of a primary one, and the method of those that are kept in memory
 * and are no hash. Those of the schema of the session alone, for the server opens every table that it tells keys of.
 */
export const unmodelledObjects: Statement = {
  sql: `SELECT kind, name, nullif(place, DATABASE()) AS \`schema\`, owner AS \`table\`, part FROM (
  SELECT REPLACE(LOWER(ROUTINE_TYPE), ' ', '_') AS kind, ROUTINE_NAME AS name, ROUTINE_SCHEMA AS place, NULL AS owner, NULL AS part
  FROM information_schema.ROUTINES WHERE ROUTINE_TYPE <> 'FUNCTION'
  UNION ALL SELECT 'event', EVENT_NAME, EVENT_SCHEMA, NULL, NULL FROM information_schema.EVENTS
  UNION ALL SELECT DISTINCT 'index', INDEX_NAME, TABLE_SCHEMA, TABLE_NAME, 'length' FROM information_schema.STATISTICS
    WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' AND SUB_PART IS NOT NULL
  UNION ALL SELECT DISTINCT 'index', s.INDEX_NAME, s.TABLE_SCHEMA, s.TABLE_NAME, 'using' FROM information_schema.STATISTICS s
    JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = s.TABLE_NAME
    WHERE s.TABLE_SCHEMA = DATABASE() AND t.ENGINE = 'MEMORY' AND s.NON_UNIQUE = 0 AND s.INDEX_TYPE <> 'HASH'
) AS found WHERE place NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')`,
}
