import { describe, expect, test } from 'vitest'
import type { Constraint, SchemaModel, Table } from '../schema/schema-model.ts'
import { applyOperation, reverseOperation } from './apply-operation.ts'
import type { Operation } from './operation.ts'

const key: Constraint = { kind: 'unique', name: 'uq', columns: ['code'] }
const second: Constraint = { kind: 'unique', name: 'uq2', columns: ['code'] }
const reference: Constraint = {
  kind: 'foreignKey',
  name: 'fk',
  columns: ['team'],
  references: { table: 'teams', columns: ['code'] },
}

function build(...keys: readonly Constraint[]): SchemaModel {
  const table = (name: string, column: string, constraints: readonly Constraint[]): Table => ({
    name,
    columns: [{ name: column, type: { kind: 'text' }, nullable: false }],
    constraints,
    indexes: [],
  })
  return {
    tables: { teams: table('teams', 'code', keys), users: table('users', 'team', [reference]) },
  }
}

const dropped: Operation = { kind: 'dropConstraint', table: 'teams', name: 'uq', cascade: true }
const batch: Operation = { kind: 'batchAlterTable', table: 'teams', operations: [dropped] }
const addKey: Operation = { kind: 'addConstraint', table: 'teams', constraint: key }
const addReference: Operation = { kind: 'addConstraint', table: 'users', constraint: reference }

describe('with a key, the foreign keys that stand on it', () => {
  test.each([dropped, batch])('go', (operation) => {
    const { tables } = applyOperation(operation, build(key))
    expect(tables['users']?.constraints).toEqual([])
  })

  test('stay without the word', () => {
    const { tables } = applyOperation({ ...dropped, cascade: false }, build(key))
    expect(tables['users']?.constraints).toEqual([reference])
  })

  test('come back behind it, also out of a batch', () => {
    expect(reverseOperation(dropped, build(key))).toEqual({
      kind: 'operations',
      operations: [addKey, addReference],
    })
    expect(reverseOperation(batch, build(key))).toEqual({
      kind: 'operations',
      operations: [{ ...batch, operations: [addKey] }, addReference],
    })
  })

  test('are in doubt where there is another such key', () => {
    expect(reverseOperation(dropped, build(key, second))).toEqual({
      kind: 'irreversible',
      reason: expect.stringContaining('"users.fk"'),
    })
  })
})
