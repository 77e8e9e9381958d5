import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDatabase, operationsOf } from '../../test/setup/arbitrary-operations.ts'
import { isLimbeckError } from '../errors/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import {
  applyOperation,
  describeOperation,
  isApplied,
  reverseOperation,
} from './apply-operation.ts'
import type { Operation, OperationKind } from './operation.ts'
import { operationDefinitions } from './registry.ts'

/** The model without the order of what has none: columns come back at the end of their table. */
function sortModel(model: SchemaModel): unknown {
  const tables = Object.entries(model.tables).map(([key, table]) => [
    key,
    {
      ...table,
      columns: table.columns.toSorted((one, other) => compareCodeUnits(one.name, other.name)),
      constraints: table.constraints.toSorted(compareNames),
      indexes: table.indexes.toSorted(compareNames),
    },
  ])
  return { ...model, tables: Object.fromEntries(tables) }
}

function compareNames(one: { readonly name?: string }, other: { readonly name?: string }): number {
  return compareCodeUnits(one.name ?? '', other.name ?? '')
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const item of Object.values(value)) freeze(item)
  }
  return value
}

/** The schema after, where the operation fits. */
function tryApply(operation: Operation, model: SchemaModel): SchemaModel | undefined {
  try {
    return applyOperation(operation, model)
  } catch (error) {
    if (isLimbeckError(error) && error.code === 'schema_conflict') return undefined
    throw error
  }
}

const runs = 400

describe.each(Object.keys(operationDefinitions) as OperationKind[])('%s', (kind) => {
  const any = fc.tuple(anyDatabase, operationsOf[kind])

  test('its reverse brings the schema back', () => {
    let fitting = 0
    fc.assert(
      fc.property(any, ([model, operation]) => {
        freeze(model)
        freeze(operation)
        const after = tryApply(operation, model)
        const reversal = reverseOperation(operation, model)
        if (after === undefined || reversal.kind === 'irreversible') return
        fitting++
        const back = reversal.operations.reduce(
          (now, step) => applyOperation(step, freeze(now)),
          after,
        )
        expect(sortModel(back)).toEqual(sortModel(model))
      }),
      { numRuns: runs },
    )
    const isReversible = kind !== 'bulkInsert' && kind !== 'execute'
    expect(fitting > 0).toBe(isReversible)
  })

  test('its effect is known after it and not before', () => {
    fc.assert(
      fc.property(any, ([model, operation]) => {
        const after = tryApply(operation, model)
        if (after === undefined) return
        const isKnown = operationDefinitions[kind].isVisible(operation as never)
        expect(isApplied(operation, model)).toBe(isKnown ? after === model : undefined)
        expect(isApplied(operation, after)).toBe(isKnown ? true : undefined)
      }),
      { numRuns: runs },
    )
  })

  test('its description is one line', () => {
    fc.assert(
      fc.property(operationsOf[kind], (operation) => {
        const line = describeOperation(operation)
        expect(line.split(/\r\n|[\n\r\u2028\u2029]/)).toHaveLength(1)
        expect(line).not.toBe('')
      }),
    )
  })
})
