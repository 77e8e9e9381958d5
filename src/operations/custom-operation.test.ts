import { describe, expect, it } from 'vitest'
import type { SchemaModel } from '../schema/schema-model.ts'
import {
  applyOperation,
  describeOperation,
  isApplied,
  reverseOperation,
  tablesTouched,
} from './apply-operation.ts'
import type { AnyOperation, CustomDefinition } from './custom-operation.ts'
import { irreversible } from './operation.ts'

interface Mark {
  readonly kind: 'mark'
  readonly table: string
}

const mark: CustomDefinition<Mark> = {
  reverse: ({ table }) => [{ kind: 'dropTableComment', table }],
  describe: ({ table }) => `mark "${table}"`,
  apply({ table }, model) {
    const marked = model.tables[table]
    if (marked === undefined || marked.comment === 'marked') return model
    return { tables: { ...model.tables, [table]: { ...marked, comment: 'marked' } } }
  },
  findTables: ({ table }) => [{ name: table }],
}

const silent: CustomDefinition = {
  reverse: () => irreversible('nobody knows how'),
  describe: () => 'say nothing',
}

const custom = new Map<string, CustomDefinition>([
  ['mark', mark],
  ['silent', silent],
])

const before: SchemaModel = {
  tables: { a: { name: 'a', columns: [], constraints: [], indexes: [] } },
}
const operation = { kind: 'mark', table: 'a' } as unknown as AnyOperation
const other = { kind: 'silent' } as unknown as AnyOperation

describe('an operation that somebody else defines', () => {
  it('has an effect on the schema that tells whether it was done', () => {
    const after = applyOperation(operation, before, custom)
    expect(after.tables['a']?.comment).toBe('marked')
    expect(tablesTouched(operation, custom)).toEqual([{ name: 'a' }])
    expect(isApplied(operation, before, custom)).toBe(false)
    expect(isApplied(operation, after, custom)).toBe(true)
    expect(reverseOperation(operation, before, custom)).toEqual({
      kind: 'operations',
      operations: [{ kind: 'dropTableComment', table: 'a' }],
    })
    expect(describeOperation(operation, custom)).toBe('mark "a"')
  })

  it('changes nothing that is known, and tells nothing, where it does not say so', () => {
    expect(applyOperation(other, before, custom)).toBe(before)
    expect(tablesTouched(other, custom)).toBeUndefined()
    expect(isApplied(other, before, custom)).toBeUndefined()
    expect(reverseOperation(other, before, custom)).toEqual(irreversible('nobody knows how'))
  })

  it('is known only where its definition is', () => {
    expect(() => describeOperation(operation)).toThrow(
      expect.objectContaining({
        code: 'invalid_argument',
        message: 'There is no operation of the kind "mark".',
      }),
    )
  })
})
