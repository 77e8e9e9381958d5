import type { DatabaseFunction } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readNumber,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { isNotOfExtension, joinComment } from './scope.ts'

// What is written in C lies outside of the database. A parsed body came with PostgreSQL 14: before
// it the name means the column of `earlier`.
/** One row for each function that has its body in the database. */
export const FUNCTIONS = `SELECT p.proname AS name, scope."schema", pg_catalog.pg_get_function_arguments(p.oid) AS parameters,
  pg_catalog.pg_get_function_result(p.oid) AS returns, l.lanname AS language, p.prosrc AS body,
  p.provolatile::text AS volatility, p.prosecdef AS is_definer, p.proisstrict AS strict, p.proparallel::text AS parallel,
  p.proleakproof AS leakproof, p.procost AS cost, CASE WHEN p.proretset THEN p.prorows END AS rows,
  array_to_json(p.proconfig) AS settings, note.description AS comment,
  CASE WHEN p.is_parsed THEN pg_catalog.pg_get_functiondef(p.oid) END AS definition
FROM scope CROSS JOIN (VALUES (NULL::text)) AS earlier(prosqlbody)
CROSS JOIN LATERAL (SELECT x.*, prosqlbody IS NOT NULL AS is_parsed FROM pg_catalog.pg_proc x
  WHERE x.pronamespace = scope.oid AND x.prokind = 'f') p
JOIN pg_catalog.pg_language l ON l.oid = p.prolang AND l.lanname NOT IN ('c', 'internal')
${joinComment('pg_proc', 'p.oid')}
WHERE ${isNotOfExtension('pg_proc', 'p.oid')}
ORDER BY 2 NULLS FIRST, 1, 3`

const VOLATILITIES: Readonly<Record<string, DatabaseFunction['volatility']>> = {
  i: 'immutable',
  s: 'stable',
}

const PARALLEL: Readonly<Record<string, DatabaseFunction['parallel']>> = {
  s: 'safe',
  r: 'restricted',
}

const USUAL_COST = 100
const USUAL_ROWS = 1000

/** A function, without what the server takes when nothing is said. */
export function readFunction(row: CatalogRow): DatabaseFunction {
  const cost = readNumber(row['cost'])
  const rows = readNumber(row['rows'])
  const settings = readTexts(row['settings'])
  const parameters = readText(row['parameters'])
  const parsed = readParsedBody(readText(row['definition']))
  return {
    name: requireText(row, 'name'),
    ...pickSaid({
      schema: readText(row['schema']),
      parameters: parameters === '' ? undefined : parameters,
    }),
    returns: requireText(row, 'returns'),
    language: requireText(row, 'language'),
    body: sql.raw((parsed ?? requireText(row, 'body')).trim()),
    ...pickSaid({
      volatility: VOLATILITIES[requireText(row, 'volatility')],
      security: readBoolean(row['is_definer']) ? ('definer' as const) : undefined,
      strict: readBoolean(row['strict']) ? true : undefined,
      parallel: PARALLEL[requireText(row, 'parallel')],
      leakproof: readBoolean(row['leakproof']) ? true : undefined,
      cost: cost === USUAL_COST ? undefined : cost,
      rows: rows === USUAL_ROWS ? undefined : rows,
      settings: settings.length === 0 ? undefined : settings,
      isParsed: parsed === undefined ? undefined : true,
      comment: readText(row['comment']),
    }),
  }
}

/** A body that is no text is the end of the definition; the lines before it begin with a space or with CREATE. */
function readParsedBody(definition: string | undefined): string | undefined {
  if (definition === undefined) return undefined
  return /^(?:BEGIN ATOMIC|RETURN )[^]*/m.exec(definition)?.[0]
}
