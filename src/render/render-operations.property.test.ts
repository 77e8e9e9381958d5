import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detailOperation } from '../../test/setup/arbitrary-details.ts'
import { operationsOf } from '../../test/setup/arbitrary-operations.ts'
import {
  type BatchOperations,
  directives,
  draftBatch,
  type Operation,
} from '../operations/index.ts'
import type { OperationKind } from '../operations/operation.ts'
import { DEFAULT_NAMING } from '../schema/naming.ts'
import * as schema from '../schema.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'
import { renderOperations } from './index.ts'
import { renderers } from './renderers.ts'
import { leftOut } from './sayable/index.ts'
import { splitOperation } from './split-operation.ts'

const scope = { naming: DEFAULT_NAMING }

/** Runs rendered code, and gives the operations that its directives make. */
async function load(code: string): Promise<readonly Operation[]> {
  const operations: Operation[] = []
  const recorder = Object.fromEntries(
    Object.entries(directives).map(([name, directive]) => [
      name,
      (...args: readonly unknown[]) => {
        const make = directive as (...args: readonly unknown[]) => Operation
        operations.push(make(scope, ...args))
      },
    ]),
  )
  const op = {
    ...recorder,
    f: schema.f,
    invoke: (operation: Operation) => void operations.push(operation),
    async autocommit(run: () => Promise<void>) {
      await run()
      const added = operations.pop()
      if (added?.kind === 'addEnumValue') operations.push({ ...added, isUsed: true })
    },
    batchAlterTable(name: string, run: (batch: BatchOperations) => void, options: undefined) {
      const { batch, finish } = draftBatch(scope, name, options)
      run(batch)
      operations.push(finish())
    },
  }
  const names = { op, ...schema }
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: readonly string[]
  ) => (...values: readonly unknown[]) => Promise<void>
  await new AsyncFunction(...Object.keys(names), code)(...Object.values(names))
  return operations
}

/** Constraints have no order, nor has what is said of an operation; those without a name are named when they are made. */
function toComparable(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return value.map(toComparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => item !== undefined && !Object.hasOwn(leftOut, key))
      .toSorted(([one], [other]) => compareCodeUnits(one, other))
      .map(([key, item]) => [
        key,
        key === 'constraints' && Array.isArray(item)
          ? item
              .map(toComparable)
              .toSorted((one, other) =>
                compareCodeUnits(JSON.stringify(one), JSON.stringify(other)),
              )
          : toComparable(item),
      ]),
  )
}

/** Directives refuse a new name that is the old one, and name what has none. */
function canBeSaid(operation: Operation): boolean {
  if ('newName' in operation && 'name' in operation) return operation.newName !== operation.name
  if (operation.kind === 'renameEnumValue') return operation.newValue !== operation.value
  if (operation.kind === 'addConstraint') return operation.constraint.name !== undefined
  return operation.kind !== 'batchAlterTable' || operation.operations.every(canBeSaid)
}

/** Directives refuse what contradicts itself. */
function isPossible(operation: Operation): boolean {
  if (operation.kind === 'batchAlterTable') return operation.operations.every(isPossible)
  const said: Readonly<Record<string, unknown>> = { ...operation }
  const isTwice = said['after'] !== undefined && (said['first'] === true || 'before' in said)
  const hasBoth = (...keys: readonly string[]) => keys.every((key) => said[key] === true)
  return !isTwice && !hasBoth('ifNotExists', 'replace') && !hasBoth('ifUnused', 'cascade')
}

const kinds = Object.keys(renderers) as OperationKind[]

describe.each(kinds)('%s', (kind) => {
  test('what was rendered gives the same operations', async () => {
    const some = fc.array(operationsOf[kind].filter(canBeSaid), { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(some, async (operations) => {
        const { code } = renderOperations(operations)
        const wanted = operations.flatMap((each) => splitOperation(each, DEFAULT_NAMING))
        expect(toComparable(await load(code))).toEqual(toComparable(wanted))
      }),
      { numRuns: 100 },
    )
  })

  test('nothing that can be said of an operation is lost', async () => {
    const detailed = operationsOf[kind].chain(detailOperation).filter(canBeSaid).filter(isPossible)
    await fc.assert(
      fc.asyncProperty(detailed, async (operation) => {
        const { code } = renderOperations([operation])
        const wanted = splitOperation(operation, DEFAULT_NAMING)
        expect(toComparable(await load(code))).toEqual(toComparable(wanted))
      }),
      { numRuns: 150 },
    )
  })
})

const REMARKS = ['Loses data: the values of "a  b".', "await op.execute('UPDATE t SET a = …')"]

/** An operation with those that it holds. */
function listMembers(operation: Operation): readonly Operation[] {
  if (operation.kind !== 'batchAlterTable') return [operation]
  return [operation, ...operation.operations.flatMap(listMembers)]
}

test('Biome leaves what was rendered as it is', () => {
  const any = fc.oneof(...kinds.map((kind) => operationsOf[kind]))
  const detailed = fc.oneof(any, any.chain(detailOperation))
  const operations = fc.sample(detailed, { numRuns: 2000, seed: 1 })
  const functions = operations.map((operation, index) => {
    const remarks = new Map(listMembers(operation).map((each) => [each, REMARKS]))
    const code = renderOperations([operation], { remarks }).code.split('\n').join('\n  ')
    return `async function f${index}(op: Operations) {\n  ${code}\n}\n`
  })
  const text = functions.join('\n')
  const formatted = execFileSync('npx', ['biome', 'format', '--stdin-file-path=script.ts'], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  expect(formatted).toBe(text)
})
