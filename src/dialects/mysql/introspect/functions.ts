import type { DatabaseFunction } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { type CatalogRow, pickSaid, readText, requireText } from '../../shared/read-row.ts'
import { quoteIdentifier } from '../literals.ts'
import type { CatalogView } from './catalog-view.ts'
import type { Place } from './place.ts'

/** The functions. */
export const functionsView: CatalogView = {
  from: 'information_schema.ROUTINES v',
  columns: {
    name: 'ROUTINE_NAME',
    returns: 'DTD_IDENTIFIER',
    charset: 'CHARACTER_SET_NAME',
    collation: 'COLLATION_NAME',
    usual_collation: 'DATABASE_COLLATION',
    body: 'ROUTINE_DEFINITION',
    deterministic: 'IS_DETERMINISTIC',
    access: 'SQL_DATA_ACCESS',
    security: 'SECURITY_TYPE',
    comment: 'ROUTINE_COMMENT',
  },
  schema: 'ROUTINE_SCHEMA',
  where: "v.ROUTINE_TYPE = 'FUNCTION'",
}

/** The parameters of functions. That at 0 is the result. */
export const parametersView: CatalogView = {
  from: 'information_schema.PARAMETERS v',
  columns: {
    function: 'SPECIFIC_NAME',
    position: 'ORDINAL_POSITION',
    name: 'PARAMETER_NAME',
    type: 'DTD_IDENTIFIER',
    charset: 'CHARACTER_SET_NAME',
    collation: 'COLLATION_NAME',
  },
  schema: 'SPECIFIC_SCHEMA',
  where: "v.ROUTINE_TYPE = 'FUNCTION' AND v.ORDINAL_POSITION > 0",
}

/** What the server says of how a function reaches data; that it may do anything is not said. */
const ACCESS: Readonly<Record<string, DatabaseFunction['volatility']>> = {
  'READS SQL DATA': 'stable',
  'MODIFIES SQL DATA': 'volatile',
}

/** The function that a parameter belongs to. */
export function functionKey(row: CatalogRow, name: 'name' | 'function'): string {
  return JSON.stringify([readText(row['schema']), readText(row[name])])
}

/** Reads a function; nothing where the session may not see its body. */
export function readFunction(
  row: CatalogRow,
  parameters: readonly CatalogRow[],
  { schema }: Place,
): DatabaseFunction | undefined {
  const body = readText(row['body'])
  if (body === undefined) return undefined
  const usual = readText(row['usual_collation'])
  const list = parameters
    .toSorted((a, b) => Number(a['position']) - Number(b['position']))
    .map(
      (item) => `${quoteIdentifier(requireText(item, 'name'))} ${writeType(item, 'type', usual)}`,
    )
  const isDeterministic = readText(row['deterministic']) === 'YES'
  return {
    name: requireText(row, 'name'),
    returns: writeType(row, 'returns', usual),
    body: sql.raw(body),
    ...pickSaid({
      schema,
      parameters: list.length === 0 ? undefined : list.join(', '),
      volatility: isDeterministic ? ('immutable' as const) : ACCESS[requireText(row, 'access')],
      security: requireText(row, 'security') === 'INVOKER' ? ('invoker' as const) : undefined,
      comment: readText(row['comment']) || undefined,
    }),
  }
}

/** A type with its character set where that is not the one of the database. */
function writeType(row: CatalogRow, name: string, usual: string | undefined): string {
  const type = requireText(row, name)
  const collation = readText(row['collation'])
  if (collation === undefined || collation === usual) return type
  return `${type} CHARSET ${requireText(row, 'charset')} COLLATE ${collation}`
}
