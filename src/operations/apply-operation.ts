import { LimbeckError } from '../errors/index.ts'
import type { TableName } from '../schema/column-reference.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { findNearest } from '../util/nearest.ts'
import {
  type AnyOperation,
  type CustomDefinitions,
  completeDefinition,
  type OperationData,
} from './custom-operation.ts'
import type {
  Operation,
  OperationContract,
  OperationKind,
  Reversal,
  SchemaPlace,
} from './operation.ts'
import { operationDefinitions } from './registry.ts'
import { readConflict } from './schema-conflict.ts'

const NO_CUSTOM: CustomDefinitions = new Map()

/** The schema after an operation. Throws `schema_conflict` where it does not fit the schema before. */
export function applyOperation(
  operation: AnyOperation,
  model: SchemaModel,
  custom?: CustomDefinitions,
): SchemaModel {
  return requireDefinition(operation, custom).apply(operation, model)
}

/** What undoes an operation that meets the schema `before`, or the reason why nothing does. */
export function reverseOperation(operation: Operation, before: SchemaModel): Reversal
export function reverseOperation(
  operation: AnyOperation,
  before: SchemaModel,
  custom: CustomDefinitions,
): Reversal<AnyOperation>
export function reverseOperation(
  operation: AnyOperation,
  before: SchemaModel,
  custom?: CustomDefinitions,
): Reversal<AnyOperation> {
  return requireDefinition(operation, custom).reverse(operation, before)
}

/** One line on an operation for people. */
export function describeOperation(operation: AnyOperation, custom?: CustomDefinitions): string {
  return requireDefinition(operation, custom).describe(operation)
}

/** The tables that tell whether an operation took effect; nothing where tables do not tell. */
export function tablesTouched(
  operation: AnyOperation,
  custom?: CustomDefinitions,
): readonly TableName[] | undefined {
  return requireDefinition(operation, custom).findTables(operation)
}

/** The schema whose objects tell whether an operation took effect; nothing where they do not tell. */
export function placeTouched(
  operation: AnyOperation,
  custom?: CustomDefinitions,
): SchemaPlace | undefined {
  return requireDefinition(operation, custom).findPlace?.(operation)
}

/**
 * Whether an operation took effect, judged by a schema read afterwards. Nothing where it cannot be told: the schema
 * does not show such operations, shows a part of the effect, or is not one that the operation was written for.
 */
export function isApplied(
  operation: AnyOperation,
  model: SchemaModel,
  custom?: CustomDefinitions,
): boolean | undefined {
  const definition = requireDefinition(operation, custom)
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

/** Whether an operation is one that comes with Limbeck. */
export function isBuiltIn(operation: OperationData): operation is Operation {
  return Object.hasOwn(operationDefinitions, operation.kind)
}

/** The error for an operation of a kind that nobody knows. */
export function refuseUnknownKind(
  kind: unknown,
  custom: ReadonlyMap<string, unknown>,
): LimbeckError {
  const known = [...Object.keys(operationDefinitions), ...custom.keys()]
  const nearest = typeof kind === 'string' ? findNearest(kind, known) : undefined
  return new LimbeckError(
    'invalid_argument',
    `There is no operation of the kind "${String(kind)}".`,
    {
      hint: nearest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
    },
  )
}

function requireDefinition(
  operation: AnyOperation,
  custom: CustomDefinitions = NO_CUSTOM,
): OperationContract<AnyOperation, AnyOperation> {
  const kind: unknown = (operation as { readonly kind?: unknown } | null | undefined)?.kind
  if (typeof kind === 'string') {
    const added = custom.get(kind)
    if (added !== undefined) return completeDefinition(added)
    if (Object.hasOwn(operationDefinitions, kind))
      return operationDefinitions[kind as OperationKind]
  }
  throw refuseUnknownKind(kind, custom)
}
