import { array, string } from '../code.ts'
import type { OperationRenderer } from '../directive.ts'
import { renderElement } from '../render-item.ts'
import { renderNewName, renderOldName } from '../render-name.ts'
import { renderEntries, renderKnown } from '../render-value.ts'

/** What the options of a new index say of it beside `unique`. */
const SETTINGS = [
  'using',
  'include',
  'where',
  'with',
  'nullsNotDistinct',
  'tablespace',
  'withParser',
] as const

/** `op.createIndex(…)` */
export const renderCreateIndex: OperationRenderer<'createIndex'> = (
  { kind: _kind, table, index, ...options },
  scope,
) => {
  const { name, elements, unique } = index
  return {
    name: 'createIndex',
    before: [renderNewName('ix', name, { table, schema: options.schema, columns: [] }, scope)],
    table,
    args: [array(elements.map((element) => renderElement(element, string, scope)))],
    options: {
      ...renderEntries(unique ? { unique } : {}, scope),
      ...renderKnown(index, SETTINGS, scope),
      ...renderEntries(options, scope),
    },
  }
}

/** `op.dropIndex(…)` */
export const renderDropIndex: OperationRenderer<'dropIndex'> = (
  { kind: _kind, name, table, ...options },
  scope,
) => {
  const owner = table === undefined ? undefined : { name: table, schema: options.schema }
  return {
    name: 'dropIndex',
    before: [renderOldName('ix', name, owner, scope)],
    ...(table === undefined ? {} : { table }),
    isTableOption: true,
    options: renderEntries(options, scope),
  }
}

/** `op.renameIndex(…)` */
export const renderRenameIndex: OperationRenderer<'renameIndex'> = (
  { kind: _kind, name, newName, table, ...options },
  scope,
) => {
  const owner = table === undefined ? undefined : { name: table, schema: options.schema }
  return {
    name: 'renameIndex',
    before: [renderOldName('ix', name, owner, scope), renderOldName('ix', newName, owner, scope)],
    ...(table === undefined ? {} : { table }),
    isTableOption: true,
    options: renderEntries(options, scope),
  }
}
