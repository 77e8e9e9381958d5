import type { View } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { type CatalogRow, pickSaid, requireText } from '../../shared/read-row.ts'
import { scanTokens, type Token } from '../../shared/scan-sql.ts'
import { mysqlLexicalRules } from '../lexical-rules.ts'
import { quoteIdentifier } from '../literals.ts'
import type { CatalogView } from './catalog-view.ts'
import type { Place } from './place.ts'
import { writePlainExpression } from './plain-expression.ts'

/** The views with their queries. */
export const viewsView: CatalogView = {
  from: 'information_schema.VIEWS v',
  columns: {
    definition: 'VIEW_DEFINITION',
    check_option: 'CHECK_OPTION',
    security: 'SECURITY_TYPE',
  },
  schema: 'TABLE_SCHEMA',
  table: 'TABLE_NAME',
}

const CHECK_OPTIONS: Readonly<Record<string, View['checkOption']>> = {
  LOCAL: 'local',
  CASCADED: 'cascaded',
}

/** Reads a view. With whose rights it reads is said where it is not the usual: those of who made it. */
export function readView(row: CatalogRow, { schema }: Place): View {
  const place = requireText(row, 'schema')
  const text = writePlainExpression(requireText(row, 'definition'))
  return {
    name: requireText(row, 'table'),
    definition: sql.raw(schema === undefined ? dropSchema(text, place) : text),
    ...pickSaid({
      schema,
      security: requireText(row, 'security') === 'INVOKER' ? ('invoker' as const) : undefined,
      checkOption: CHECK_OPTIONS[requireText(row, 'check_option')],
    }),
  }
}

/**
 * The catalog names the schema wherever it can. A view in the schema of the session is written without, so that it is the
 * same in every database; where a table goes by the name of the schema, all of them stay.
 */
function dropSchema(text: string, schema: string): string {
  const name = quoteIdentifier(schema)
  const tokens = [...scanTokens(text, mysqlLexicalRules)]
  const isAlias = (token: Token, index: number) =>
    token.text === name && tokens[index + 1]?.text !== '.' && tokens[index - 1]?.kind === 'space'
  if (tokens.some(isAlias)) return text
  return tokens
    .filter((token, index) => {
      const isSchema = token.text === name && tokens[index + 1]?.text === '.'
      const isDot = token.text === '.' && tokens[index - 1]?.text === name
      const start = isDot ? index - 1 : index
      return !((isSchema || isDot) && tokens[start - 1]?.text !== '.')
    })
    .map((token) => token.text)
    .join('')
}
