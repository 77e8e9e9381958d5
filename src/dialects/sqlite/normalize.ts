import type { Column, Constraint, Table } from '../../schema/schema-model.ts'
import type { TableName } from '../dialect.ts'
import * as shared from '../shared/normalize-expression.ts'
import { normalizeTable as tidyTable } from '../shared/normalize-table.ts'
import { sqliteSplitRules } from './split-statements.ts'

/** One text for what is the same expression to its tokens; SQLite keeps them as they were written. */
export function normalizeExpression(text: string, table?: TableName): string {
  return shared.normalizeExpression(text, {
    table,
    lexical: sqliteSplitRules.lexical,
    // https://sqlite.org/lang_expr.html#boolean_expressions
    synonyms: { true: '1', false: '0' },
    unquote: (name) =>
      /^["`[][a-z_][a-z0-9_]*["`\]]$/i.test(name) ? name.slice(1, -1).toLowerCase() : name,
  })
}

/** A table in the one form of all that SQLite takes for the same. */
export function normalizeTable(table: Table): Table {
  const { comment: _, ...rest } = table
  return tidyTable(rest, {
    column: normalizeColumn,
    constraint: withoutKeyName,
    index: (index) => index,
  })
}

/**
 * A lone INTEGER PRIMARY KEY numbers itself in any case, and nothing else can. There are no comments, and BINARY is how
 * what says no collation is compared. That a key of another type takes NULL is a mistake that SQLite keeps, as its manual
 * says, and no model can ask for it. https://www.sqlite.org/lang_createtable.html#the_primary_key
 */
function normalizeColumn(
  { autoIncrement, identity, collation, comment: _comment, ...rest }: Column,
  { constraints }: Table,
): Column {
  const isUsual = collation === undefined || /^binary$/i.test(collation)
  const key = constraints.find((item) => item.kind === 'primaryKey')?.columns ?? []
  const column = {
    ...rest,
    ...(isUsual ? {} : { collation }),
    ...(key.includes(rest.name) ? { nullable: false } : {}),
  }
  if (autoIncrement !== true && identity === undefined) return column
  return { ...column, type: { kind: 'native', dialect: 'sqlite', sql: 'integer' } }
}

function withoutKeyName(constraint: Constraint): Constraint {
  if (constraint.kind !== 'primaryKey') return constraint
  const { name: _, ...rest } = constraint
  return rest
}
