import type { CompileDialect } from '../dialects/dialect.ts'
import { findTable, tableOf } from '../operations/edit-model.ts'
import type { DropConstraint, Operation } from '../operations/index.ts'
import type { ForeignKey, SchemaModel, Table } from '../schema/schema-model.ts'
import { isServed } from './key-indexes.ts'
import { walkOperations } from './walk-operations.ts'

/**
 * Operations in which a foreign key goes with the index that the engine made for it, under the name of the key; the engine
 * leaves it behind, and tells nobody of it while the key is there. `before` is the schema that the operations meet.
 */
export function dropKeyIndexes(
  operations: readonly Operation[],
  before: SchemaModel,
  { features }: CompileDialect,
): readonly Operation[] {
  return features.indexesForeignKeys ? withDroppedIndexes(operations, before) : operations
}

function withDroppedIndexes(
  operations: readonly Operation[],
  before: SchemaModel,
): readonly Operation[] {
  return walkOperations(operations, before, (operation, model) => {
    if (operation.kind === 'batchAlterTable')
      return [{ ...operation, operations: withDroppedIndexes(operation.operations, model()) }]
    return operation.kind === 'dropConstraint' && operation.type === 'foreignKey'
      ? [operation, ...dropOwnIndex(operation, findTable(model(), tableOf(operation)))]
      : [operation]
  }).flat()
}

function dropOwnIndex(
  { name, table, schema }: DropConstraint,
  owner: Table | undefined,
): readonly Operation[] {
  const keys = (owner?.constraints ?? []).filter(
    (item): item is ForeignKey => item.kind === 'foreignKey',
  )
  const key = keys.find((item) => item.name === name)
  if (owner === undefined || key === undefined || isServed(owner, key.columns)) return []
  // Another foreign key over the same columns goes on with the index.
  const isShared = keys.some((item) => item !== key && item.columns[0] === key.columns[0])
  return isShared
    ? []
    : [{ kind: 'dropIndex', name, table, ...(schema === undefined ? {} : { schema }) }]
}
