import { readOptions } from '../util/read-options.ts'
import { commentTable } from './comment-table.ts'
import { type TableCommentOptions, tableCommentOptions } from './create-table-comment.ts'
import { findTable, inSchema, type OnTable, requireTable, tableOf } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireName } from './require-argument.ts'

/** Takes the comment of a table away. */
export interface DropTableComment extends OnTable {
  readonly kind: 'dropTableComment'
  /** The comment as it is, for whoever cannot ask the database; null for none. */
  readonly existing?: string | null
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropTableComment: DropTableComment
  }
}

const where = 'dropTableComment()'

/** Takes the comment of a table away. SQLite keeps no comments, and nothing runs there. */
export function dropTableComment(
  _scope: DirectiveScope,
  table: string,
  options?: TableCommentOptions,
): DropTableComment {
  requireName(table, where, 'table')
  const said = readOptions<TableCommentOptions>(options, tableCommentOptions, where)
  return { kind: 'dropTableComment', table, ...said }
}

/** What the end of a comment means for the schema. */
export const dropTableCommentDefinition: OperationDefinition<'dropTableComment'> = {
  kind: 'dropTableComment',
  reverse(operation, before) {
    const { table, schema } = operation
    const own = findTable(before, tableOf(operation))
    const existing = own === undefined ? operation.existing : (own.comment ?? null)
    if (existing === null) return reverseBy()
    if (existing !== undefined)
      return reverseBy({
        kind: 'createTableComment',
        table,
        ...inSchema(schema),
        comment: existing,
        existing: null,
      })
    return irreversible(
      `What the comment of ${formatTable(tableOf(operation))} was is not known: say it with "existing".`,
    )
  },
  apply: (operation, model) =>
    commentTable(model, requireTable(model, tableOf(operation)), undefined),
  isVisible: () => true,
  describe: (operation) => `drop the comment on table ${formatTable(tableOf(operation))}`,
  findTables: (operation) => [tableOf(operation)],
}
