import { readOptions } from '../util/read-options.ts'
import { commentTable } from './comment-table.ts'
import { findTable, inSchema, type OnTable, requireTable, tableOf } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireName, requireText } from './require-argument.ts'

/** Gives a table a comment, in place of the one it has. */
export interface CreateTableComment extends OnTable {
  readonly kind: 'createTableComment'
  readonly comment: string
  /** The comment as it is, for whoever cannot ask the database; null for none. */
  readonly existing?: string | null
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createTableComment: CreateTableComment
  }
}

/** What can be said of a comment. */
export interface TableCommentOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** The comment that the table has now, or null: what a reversal puts back where no database tells. */
  readonly existing?: string | null | undefined
}

/** The names of {@link TableCommentOptions}. */
export const tableCommentOptions = ['schema', 'existing'] as const

const where = 'createTableComment()'

/** Sets the comment of a table, in the place of one that is there. SQLite keeps no comments, and nothing runs there. */
export function createTableComment(
  _scope: DirectiveScope,
  table: string,
  comment: string,
  options?: TableCommentOptions,
): CreateTableComment {
  requireName(table, where, 'table')
  requireText(comment, where, 'comment')
  const said = readOptions<TableCommentOptions>(options, tableCommentOptions, where)
  return { kind: 'createTableComment', table, comment, ...said }
}

/** What a comment on a table means for the schema. */
export const createTableCommentDefinition: OperationDefinition<'createTableComment'> = {
  kind: 'createTableComment',
  reverse(operation, before) {
    const { table, schema, comment } = operation
    const own = findTable(before, tableOf(operation))
    const existing = own === undefined ? operation.existing : (own.comment ?? null)
    if (existing === undefined)
      return irreversible(
        `What the comment of ${formatTable(tableOf(operation))} was is not known: say it with "existing".`,
      )
    const place = { table, ...inSchema(schema) }
    if (existing === null)
      return reverseBy({ kind: 'dropTableComment', ...place, existing: comment })
    return reverseBy({ kind: 'createTableComment', ...place, comment: existing, existing: comment })
  },
  apply: (operation, model) =>
    commentTable(model, requireTable(model, tableOf(operation)), operation.comment),
  isVisible: () => true,
  describe: (operation) => `comment on table ${formatTable(tableOf(operation))}`,
  findTables: (operation) => [tableOf(operation)],
}
