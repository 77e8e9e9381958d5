import { LimbeckError } from '../errors/index.ts'
import type { TableName } from '../schema/column-reference.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { findNearest } from '../util/nearest.ts'
import type { Operation, OperationDefinition, OperationKind, Reversal } from './operation.ts'
import { operationDefinitions } from './registry.ts'
import { readConflict } from './schema-conflict.ts'

/** The schema after an operation. Throws `schema_conflict` where it does not fit the schema before. */
export function applyOperation(operation: Operation, model: SchemaModel): SchemaModel {
  return requireDefinition(operation).apply(operation, model)
}

/** What undoes an operation that meets the schema `before`, or the reason why nothing does. */
export function reverseOperation(operation: Operation, before: SchemaModel): Reversal {
  return requireDefinition(operation).reverse(operation, before)
}

/** One line on an operation for people. */
export function describeOperation(operation: Operation): string {
  return requireDefinition(operation).describe(operation)
}

/** The tables that tell whether an operation took effect; nothing where only the whole schema tells. */
export function tablesTouched(operation: Operation): readonly TableName[] | undefined {
  return requireDefinition(operation).findTables(operation)
}

/**
 * Whether an operation took effect, judged by a schema read afterwards. Nothing where it cannot be told: the schema
 * does not show such operations, shows a part of the effect, or is not one that the operation was written for.
 */
export function isApplied(operation: Operation, model: SchemaModel): boolean | undefined {
  const definition = requireDefinition(operation)
  if (!definition.isVisible(operation)) return undefined
  try {
    // An operation that changes nothing, such as "if not exists" where it exists, has nothing left to do.
    return definition.apply(operation, model) === model
  } catch (error) {
    const effect = readConflict(error)
    if (effect === undefined) throw error
    if (effect === 'present') return true
    return effect === 'absent' ? false : undefined
  }
}

function requireDefinition(operation: Operation): OperationDefinition<OperationKind> {
  const kind: unknown = (operation as { readonly kind?: unknown } | null | undefined)?.kind
  const known = Object.keys(operationDefinitions)
  if (typeof kind === 'string' && known.includes(kind))
    return operationDefinitions[kind as OperationKind]
  const nearest = typeof kind === 'string' ? findNearest(kind, known) : undefined
  throw new LimbeckError(
    'invalid_argument',
    `There is no operation of the kind "${String(kind)}".`,
    {
      hint: nearest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
    },
  )
}
