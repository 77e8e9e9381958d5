import { string } from '../code.ts'
import type { OperationRenderer } from '../directive.ts'
import { renderTable } from '../render-table.ts'
import { renderEntries, renderValue } from '../render-value.ts'

/** `op.createTable(…)` */
export const renderCreateTable: OperationRenderer<'createTable'> = (
  { table, ifNotExists },
  scope,
) => ({
  name: 'createTable',
  args: renderTable(table, scope, renderEntries({ ifNotExists }, scope)),
})

/** `op.dropTable(…)` */
export const renderDropTable: OperationRenderer<'dropTable'> = (
  { kind: _kind, name, ...options },
  scope,
) => ({ name: 'dropTable', args: [string(name)], options: renderEntries(options, scope) })

/** `op.renameTable(…)` */
export const renderRenameTable: OperationRenderer<'renameTable'> = (
  { kind: _kind, name, newName, ...options },
  scope,
) => ({
  name: 'renameTable',
  args: [string(name), string(newName)],
  options: renderEntries(options, scope),
})

/** `op.createTableComment(…)` */
export const renderCreateTableComment: OperationRenderer<'createTableComment'> = (
  { kind: _kind, table, comment, ...options },
  scope,
) => ({
  name: 'createTableComment',
  table,
  args: [renderValue(comment, scope)],
  options: renderEntries(options, scope),
})

/** `op.dropTableComment(…)` */
export const renderDropTableComment: OperationRenderer<'dropTableComment'> = (
  { kind: _kind, table, ...options },
  scope,
) => ({ name: 'dropTableComment', table, options: renderEntries(options, scope) })

/** `op.alterTableOptions(…)` */
export const renderAlterTableOptions: OperationRenderer<'alterTableOptions'> = (
  { kind: _kind, table, options, ...more },
  scope,
) => ({
  name: 'alterTableOptions',
  table,
  args: [renderValue(options, scope)],
  options: renderEntries(more, scope),
})
