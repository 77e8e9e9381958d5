import { describe, expect, test } from 'vitest'
import { f } from '../schema/final-name.ts'
import { DEFAULT_NAMING } from '../schema/naming.ts'
import { sql } from '../schema/sql.ts'
import { t } from '../schema/t.ts'
import { applyOperation, describeOperation, reverseOperation } from './apply-operation.ts'
import type { DirectiveScope, Operation } from './operation.ts'
import { directives } from './registry.ts'

const scope: DirectiveScope = { naming: DEFAULT_NAMING }
const d = directives

describe('directives for objects beside tables make operations', () => {
  test.each<[Operation, Operation, string]>([
    [
      d.createTableComment(scope, 'a', 'c', { schema: 's', existing: null }),
      { kind: 'createTableComment', table: 'a', comment: 'c', schema: 's', existing: null },
      'comment on table "s.a"',
    ],
    [
      d.dropTableComment(scope, 'a'),
      { kind: 'dropTableComment', table: 'a' },
      'drop the comment on table "a"',
    ],
    [
      d.renameIndex(scope, 'i', f('j'), { table: 'a', schema: 's' }),
      { kind: 'renameIndex', name: 'i', newName: 'j', table: 'a', schema: 's' },
      'rename index "s.a.i" to "j"',
    ],
    // Wrapped by the convention as they were when they were made.
    [
      d.renameConstraint(scope, 'old', 'a', 'new', { type: 'check' }),
      {
        kind: 'renameConstraint',
        table: 'a',
        name: 'ck_a_old',
        newName: 'ck_a_new',
        type: 'check',
      },
      'rename constraint "a.ck_a_old" to "ck_a_new"',
    ],
    [
      d.validateConstraint(scope, f('c'), 'a', { schema: 's' }),
      { kind: 'validateConstraint', table: 'a', schema: 's', name: 'c' },
      'validate constraint "s.a.c"',
    ],
    [
      d.createSchema(scope, 's', { owner: 'r', ifNotExists: true }),
      { kind: 'createSchema', name: 's', owner: 'r', ifNotExists: true },
      'create schema "s"',
    ],
    [
      d.dropSchema(scope, 's', { existing: { owner: 'r' } }),
      { kind: 'dropSchema', name: 's', existing: { name: 's', owner: 'r' } },
      'drop schema "s"',
    ],
    [
      d.createExtension(scope, 'e', { schema: 's', version: '1' }),
      { kind: 'createExtension', name: 'e', schema: 's', version: '1' },
      'create extension "e"',
    ],
    [
      d.dropExtension(scope, 'e', { cascade: true }),
      { kind: 'dropExtension', name: 'e', cascade: true },
      'drop extension "e"',
    ],
    [
      d.createSequence(scope, 'n', { schema: 's', start: 5n, ifNotExists: true }),
      {
        kind: 'createSequence',
        sequence: { name: 'n', schema: 's', start: 5n },
        ifNotExists: true,
      },
      'create sequence "s.n"',
    ],
    [
      d.alterSequence(scope, 'n', { increment: 2, maxValue: null, restart: true }),
      {
        kind: 'alterSequence',
        name: 'n',
        change: { increment: 2, maxValue: null },
        restart: true,
      },
      'alter sequence "n": increment, maxValue, restart',
    ],
    [
      d.dropSequence(scope, 'n', { schema: 's', existing: { start: 5 } }),
      {
        kind: 'dropSequence',
        name: 'n',
        schema: 's',
        existing: { name: 'n', schema: 's', start: 5 },
      },
      'drop sequence "s.n"',
    ],
    [
      d.createEnum(scope, 'e', ['a', 'b'], { schema: 's' }),
      { kind: 'createEnum', name: 'e', values: ['a', 'b'], schema: 's' },
      'create enumeration "s.e"',
    ],
    [
      d.addEnumValue(scope, 'e', 'a\nb', { before: 'c' }),
      { kind: 'addEnumValue', name: 'e', value: 'a\nb', before: 'c' },
      'add value "a\\nb" to enumeration "e"',
    ],
    [
      d.renameEnumValue(scope, 'e', 'a', 'b'),
      { kind: 'renameEnumValue', name: 'e', value: 'a', newValue: 'b' },
      'rename value "a" of enumeration "e" to "b"',
    ],
    [
      d.dropEnumValue(scope, 'e', 'a', { ifExists: true }),
      { kind: 'dropEnumValue', name: 'e', value: 'a', ifExists: true },
      'drop value "a" of enumeration "e"',
    ],
    [
      d.dropEnum(scope, 'e', { ifUnused: true, existing: ['a'] }),
      { kind: 'dropEnum', name: 'e', ifUnused: true, existing: { name: 'e', values: ['a'] } },
      'drop enumeration "e"',
    ],
    [
      d.createView(scope, 'v', sql`select ${1}`, { columns: ['n'], ifNotExists: true }),
      {
        kind: 'createView',
        view: { name: 'v', columns: ['n'], definition: sql`select ${1}` },
        ifNotExists: true,
      },
      'create view "v"',
    ],
    [
      d.createView(scope, 'v', { compile: () => ({ sql: 'select ?', parameters: [1] }) }),
      {
        kind: 'createView',
        view: { name: 'v', definition: { sql: 'select ?', parameters: [1] } },
      },
      'create view "v"',
    ],
    [
      d.replaceView(scope, 'v', 'select 2', { schema: 's', existing: 'select 1' }),
      {
        kind: 'replaceView',
        view: { name: 'v', schema: 's', definition: sql.raw('select 2') },
        existing: { name: 'v', schema: 's', definition: sql.raw('select 1') },
      },
      'replace view "s.v"',
    ],
    [
      d.dropView(scope, 'v', { existing: 'select 1' }),
      {
        kind: 'dropView',
        name: 'v',
        existing: { name: 'v', definition: sql.raw('select 1') },
      },
      'drop view "v"',
    ],
    [
      d.createMaterializedView(scope, 'v', 'select 1', { withData: false }),
      {
        kind: 'createMaterializedView',
        view: { name: 'v', definition: sql.raw('select 1'), materialized: true },
        withData: false,
      },
      'create materialized view "v"',
    ],
    [
      d.refreshMaterializedView(scope, 'v', { concurrently: true }),
      { kind: 'refreshMaterializedView', name: 'v', concurrently: true },
      'refresh materialized view "v"',
    ],
    [
      d.dropMaterializedView(scope, 'v', { existing: 'select 1' }),
      {
        kind: 'dropMaterializedView',
        name: 'v',
        existing: { name: 'v', definition: sql.raw('select 1'), materialized: true },
      },
      'drop materialized view "v"',
    ],
    [
      d.createFunction(scope, 'f', {
        returns: 'int',
        body: 'select 1',
        schema: 's',
        replace: true,
      }),
      {
        kind: 'createFunction',
        function: { name: 'f', schema: 's', returns: 'int', body: sql.raw('select 1') },
        replace: true,
      },
      'create function "s.f"',
    ],
    [
      d.dropFunction(scope, 'f', {
        parameters: 'a int',
        existing: { parameters: 'a int', returns: 'int', body: sql`select 1` },
      }),
      {
        kind: 'dropFunction',
        name: 'f',
        parameters: 'a int',
        existing: { name: 'f', parameters: 'a int', returns: 'int', body: sql`select 1` },
      },
      'drop function "f"',
    ],
    [
      d.createTrigger(scope, 'tr', 'a', {
        schema: 's',
        timing: 'after',
        events: 'update',
        columns: ['b'],
        when: 'new.b > 1',
        function: 'f',
      }),
      {
        kind: 'createTrigger',
        trigger: {
          name: 'tr',
          table: 'a',
          schema: 's',
          timing: 'after',
          events: ['update'],
          columns: ['b'],
          when: sql.raw('new.b > 1'),
          function: { name: 'f' },
        },
      },
      'create trigger "s.a.tr"',
    ],
    [
      d.dropTrigger(scope, 'tr', 'a', { ifExists: true }),
      { kind: 'dropTrigger', name: 'tr', table: 'a', ifExists: true },
      'drop trigger "a.tr"',
    ],
  ])('%o', (made, expected, description) => {
    expect(made).toEqual(expected)
    expect(describeOperation(made)).toBe(description)
  })
})

const call =
  (name: keyof typeof directives, ...args: readonly unknown[]) =>
  () =>
    (directives[name] as (...all: readonly unknown[]) => unknown)(scope, ...args)

describe('directives for objects beside tables refuse', () => {
  test.each<[string, () => unknown, string]>([
    ['an index renamed to its name', call('renameIndex', 'i', 'i'), 'second'],
    ['a comment that is none', call('createTableComment', 'a', null), 'text'],
    ['an unknown option', call('createSchema', 's', { ifNotExist: true }), '"ifNotExists"'],
    [
      'a sequence that starts with text',
      call('createSequence', 'n', { start: '1; DROP' }),
      'whole',
    ],
    ['a sequence that starts at a half', call('createSequence', 'n', { start: 0.5 }), 'whole'],
    ['a sequence of an unknown type', call('createSequence', 'n', { type: 'int8' }), '"bigint"'],
    ['a sequence that nothing changes', call('alterSequence', 'n', {}), '"restart"'],
    ['a restart with text', call('alterSequence', 'n', { restart: 'x' }), 'whole'],
    ['an enumeration without values', call('createEnum', 'e', []), '"new"'],
    ['an enumeration with a value twice', call('createEnum', 'e', ['a', 'a']), '"new"'],
    ['a value at two places', call('addEnumValue', 'e', 'a', { before: 'b', after: 'c' }), 'one'],
    ['a view without a query', call('createView', 'v'), 'op.execute'],
    ['a function without a result', call('createFunction', 'f', { body: 'x' }), 'returns'],
    [
      'a function that is kept and replaced',
      call('createFunction', 'f', { returns: 'int', body: 'x', ifNotExists: true, replace: true }),
      'one',
    ],
    [
      'a trigger at an unknown time',
      call('createTrigger', 'tr', 'a', { timing: 'during', events: 'insert', body: 'x' }),
      '"instead of"',
    ],
    [
      'a trigger that nothing sets off',
      call('createTrigger', 'tr', 'a', { timing: 'after', events: [], body: 'x' }),
      '"insert"',
    ],
    [
      'a trigger that does nothing',
      call('createTrigger', 'tr', 'a', { timing: 'after', events: 'insert' }),
      'function',
    ],
    [
      'a column at two places',
      call('addColumn', 'a', 'b', t.text(), { first: true, after: 'c' }),
      'one',
    ],
    ['an unknown algorithm', call('dropColumn', 'a', 'b', { algorithm: 'fast' }), '"instant"'],
    ['an unknown lock', call('createIndex', 'i', 'a', ['b'], { lock: 'all' }), '"exclusive"'],
    [
      'an exclusion without an operator',
      call('createExcludeConstraint', 'x', 'a', { elements: [{ column: 'b' }] }),
      '"&&"',
    ],
  ])('%s', (_, make, hint) => {
    expect(make).toThrow(
      expect.objectContaining({ code: 'invalid_argument', hint: expect.stringContaining(hint) }),
    )
  })
})

describe('what is dropped comes back as it was said to be', () => {
  const empty = { tables: {} }
  test.each<[string, Operation, readonly Operation[]]>([
    [
      'a comment',
      d.dropTableComment(scope, 'a', { existing: 'c' }),
      [{ kind: 'createTableComment', table: 'a', comment: 'c', existing: null }],
    ],
    [
      'a sequence',
      d.dropSequence(scope, 'n', { existing: { start: 5 } }),
      [{ kind: 'createSequence', sequence: { name: 'n', start: 5 } }],
    ],
    [
      'what a sequence was',
      d.alterSequence(scope, 'n', { increment: 2, cycle: true, existing: { increment: 3 } }),
      [{ kind: 'alterSequence', name: 'n', change: { increment: 3, cycle: null } }],
    ],
    [
      'an enumeration',
      d.dropEnum(scope, 'e', { existing: ['a'] }),
      [{ kind: 'createEnum', name: 'e', values: ['a'] }],
    ],
    [
      'the query of a view',
      d.replaceView(scope, 'v', 'select 2', { existing: 'select 1' }),
      [
        { kind: 'dropView', name: 'v' },
        { kind: 'createView', view: { name: 'v', definition: sql.raw('select 1') } },
      ],
    ],
  ])('%s', (_, operation, operations) => {
    expect(reverseOperation(operation, empty)).toEqual({ kind: 'operations', operations })
  })

  test.each<[string, Operation]>([
    ['a view', d.dropView(scope, 'v')],
    ['a sequence', d.dropSequence(scope, 'n')],
    ['a function', d.dropFunction(scope, 'f')],
    ['a trigger', d.dropTrigger(scope, 'tr', 'a')],
    ['an extension', d.dropExtension(scope, 'e')],
  ])('%s that nobody describes does not', (_, operation) => {
    expect(reverseOperation(operation, empty)).toMatchObject({
      kind: 'irreversible',
      reason: expect.stringContaining('existing'),
    })
  })

  test('an enumeration goes with the table that brought it', () => {
    const create = d.createTable(scope, 'a', {
      b: t.enum(['x'], { name: 'e', schema: 's' }),
      c: t.array(t.enum(['x'], { name: 'e', schema: 's' })),
    })
    expect(reverseOperation(create, empty)).toEqual({
      kind: 'operations',
      operations: [
        { kind: 'dropTable', name: 'a' },
        {
          kind: 'dropEnum',
          name: 'e',
          schema: 's',
          ifUnused: true,
          existing: { name: 'e', schema: 's', values: ['x'] },
        },
      ],
    })
    expect(applyOperation(create, empty).enums).toEqual({
      's.e': { name: 'e', schema: 's', values: ['x'] },
    })
  })
})
