import {
  applyOperation,
  type CustomDefinitions,
  type Operation,
  reverseOperation,
} from '../operations/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'

/** The operations that undo others, the last one first, and the reasons where nothing does. */
export interface ReversedOperations {
  readonly operations: readonly Operation[]
  readonly irreversible: readonly string[]
  /** The schema that they meet. */
  readonly after: SchemaModel
}

/** Reverses operations that meet the schema `before`: what they drop is taken from there. */
export function reverseOperations(
  operations: readonly Operation[],
  before: SchemaModel,
  custom: CustomDefinitions = new Map(),
): ReversedOperations {
  const irreversible: string[] = []
  const reversed: Operation[] = []
  let model = before
  for (const operation of operations) {
    const reversal = reverseOperation(operation, model, custom)
    if (reversal.kind === 'irreversible') irreversible.push(reversal.reason)
    else reversed.unshift(...(reversal.operations as readonly Operation[]))
    model = applyOperation(operation, model, custom)
  }
  return { operations: reversed, irreversible, after: model }
}
