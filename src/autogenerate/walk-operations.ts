import {
  applyOperation,
  isBuiltIn,
  type Operation,
  type OperationData,
} from '../operations/index.ts'
import { readConflict } from '../operations/schema-conflict.ts'
import type { SchemaModel } from '../schema/schema-model.ts'

/** Sees an operation, and can ask for the schema that it meets. */
export type Visit<Result, Seen = Operation> = (operation: Seen, before: () => SchemaModel) => Result

/**
 * What somebody sees who goes through operations one after the other, from the schema `before` on. The schema is
 * followed where it is asked for, and an operation that does not fit it leaves it as it is, as do those of
 * plugins: a project can put in its own.
 */
export function walkOperations<Result, Seen extends OperationData>(
  operations: readonly Seen[],
  before: SchemaModel,
  visit: Visit<Result, Seen>,
): readonly Result[] {
  let model = before
  let followed = 0
  return operations.map((operation, index) =>
    visit(operation, () => {
      for (const each of operations.slice(followed, index)) model = follow(each, model)
      followed = index
      return model
    }),
  )
}

/** Operations in the place of others, also of those in a batch. */
export function mapOperations(
  operations: readonly Operation[],
  before: SchemaModel,
  map: Visit<Operation>,
): readonly Operation[] {
  return walkOperations(operations, before, (operation, model) =>
    operation.kind === 'batchAlterTable'
      ? { ...operation, operations: mapOperations(operation.operations, model(), map) }
      : map(operation, model),
  )
}

function follow(operation: OperationData, model: SchemaModel): SchemaModel {
  try {
    return isBuiltIn(operation) ? applyOperation(operation, model) : model
  } catch (error) {
    if (readConflict(error) === undefined) throw error
    return model
  }
}
