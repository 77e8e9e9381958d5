import type { BoundSql } from '../schema/schema-model.ts'
import { isSql, type Sql } from '../schema/sql.ts'
import { type Code, object } from './code.ts'
import { escapeTemplate } from './layout/index.ts'
import type { RenderScope } from './render-scope.ts'
import { renderEntries, renderSql } from './render-value.ts'

/** The query of a view, or a statement: an expression, or the text of a query builder with its values. */
export function renderStatement(statement: string | Sql | BoundSql, scope: RenderScope): Code {
  if (typeof statement === 'string') return renderText(statement)
  return isSql(statement) ? renderSql(statement, scope) : object(renderEntries(statement, scope))
}

/** SQL as plain text, as it is where it has several lines. */
function renderText(sql: string): Code {
  if (!sql.includes('\n')) return { kind: 'string', text: sql }
  return { kind: 'template', text: `\`${escapeTemplate(sql)}\`` }
}
