import type { DialectFeatures } from '../../dialects/features.ts'
import type { Operation } from '../../operations/index.ts'
import type { Constraint, Index, Table } from '../../schema/schema-model.ts'
import { placeOf } from '../compare/place.ts'

/** What is in a table beside its columns. */
export type TableItem = Constraint | Index

/** Whether an engine gives another name to what it has; what it cannot rename is dropped and made again. */
export function isRenamable(item: TableItem, { constraintRenames }: DialectFeatures): boolean {
  return !('kind' in item) || item.kind === 'unique' || constraintRenames !== 'unique'
}

/** What renames an item of a table. */
export function writeItemRename(
  { name = '', ...item }: TableItem,
  newName: string,
  table: Table,
): Operation {
  const names = { ...placeOf(table), name, newName }
  return 'kind' in item
    ? { kind: 'renameConstraint', ...names, type: item.kind }
    : { kind: 'renameIndex', ...names }
}
