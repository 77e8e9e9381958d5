import { describe, expect, test } from 'vitest'
import { directives } from '../operations/index.ts'
import { isColumnBuilder } from '../schema/column-builder.ts'
import { DEFAULT_NAMING } from '../schema/naming.ts'
import { check, f, index, sql, t } from '../schema.ts'
import { renderOperations } from './index.ts'
import { printFlat } from './layout/index.ts'
import { createRenderScope } from './render-scope.ts'
import { renderType } from './render-type.ts'

const scope = { naming: DEFAULT_NAMING }

const invoices = directives.createTable(
  scope,
  'invoices',
  {
    id: t.integer().primaryKey(),
    '1': t.varchar(20),
    customer_id: t.bigint().notNull().references('customers.id', { onDelete: 'cascade' }),
    number: t.varchar(40).notNull().unique(),
    total: t.numeric(12, 2).notNull().default(0),
    data: t.pg.jsonb().default(sql`'{}'::jsonb`),
    created_on: t.timestamptz().notNull().default(sql`now()`).comment("the day it's written"),
  },
  (c) => [
    check('total', sql`total >= 0`),
    index().on(c.customer_id, { column: 'created_on', order: 'desc' }),
  ],
)

test('a table looks as if it were written by hand', () => {
  expect(renderOperations([invoices])).toEqual({
    imports: { limbeck: ['sql', 't'], 'limbeck/schema': ['check', 'index'] },
    code: `await op.createTable(
  'invoices',
  {
    column_1: t.varchar('1', 20),
    id: t.integer().primaryKey(),
    customer_id: t.bigint().notNull().references('customers.id', {
      name: 'fk_invoices_customer_id_customers',
      onDelete: 'cascade',
    }),
    number: t.varchar(40).notNull().unique('uq_invoices_number'),
    total: t.numeric(12, 2).notNull().default(0),
    data: t.pg.jsonb().default(sql\`'{}'::jsonb\`),
    created_on: t.timestamptz().notNull().default(sql\`now()\`).comment("the day it's written"),
  },
  (c) => [
    check('ck_invoices_total', sql\`total >= 0\`),
    index('ix_invoices_customer_id_created_on').on(c.customer_id, {
      column: 'created_on',
      order: 'desc',
    }),
  ],
)`,
  })
})

test('a name that the convention would change is final', () => {
  const { code } = renderOperations([
    directives.createCheckConstraint(scope, f('positive'), 'invoices', 'total > 0'),
    directives.dropConstraint(scope, 'positive', 'invoices'),
  ])
  expect(code).toBe(
    "await op.createCheckConstraint(op.f('positive'), 'invoices', sql`total > 0`)\nawait op.dropConstraint('positive', 'invoices')",
  )
})

test('lines, back ticks and placeholders in SQL stay what they are', () => {
  const text = "SELECT `a`,\n  '\\d' || '${x}' || $1"
  const { code } = renderOperations([directives.createView(scope, 'v', text)])
  expect(code).toBe(
    "await op.createView(\n  'v',\n  sql`SELECT \\`a\\`,\n  '\\\\d' || '\\${x}' || $1`,\n)",
  )
})

describe('every type of t is written as it was', () => {
  const samples: Readonly<Record<string, readonly unknown[]>> = {
    enum: [['a', 'b'], { name: 'letters', schema: 'own' }],
    array: [t.array(t.varchar(3))],
    set: [['a', "it's"]],
    custom: ['geometry(Point,4326)'],
    type: ['anything(1, 2)'],
    numeric: [10, 2],
    decimal: [{ precision: 8, scale: 3, unsigned: true }],
    tinyint: [{ width: 1, unsigned: true }],
    varchar: [100],
    timestamp: [3],
    vector: [3],
  }
  const namespaces = { t, 't.pg': t.pg, 't.mysql': t.mysql, 't.sqlite': t.sqlite }
  const builders = Object.entries(namespaces).flatMap(([path, namespace]) =>
    Object.entries(namespace).flatMap(([name, make]: readonly [string, unknown]) =>
      typeof make === 'function' ? [{ path: `${path}.${name}`, name, make }] : [],
    ),
  )
  test.each(builders)('$path', ({ path, name, make }) => {
    const builder: unknown = make(...(path === 't.sqlite.numeric' ? [] : (samples[name] ?? [])))
    if (!isColumnBuilder(builder)) throw new Error(`${name} makes no column`)
    const { type } = builder.definition
    const code = printFlat(
      renderType(type, createRenderScope({ naming: DEFAULT_NAMING, renderItem: undefined })),
    )
    // oxlint-disable-next-line typescript/no-implied-eval -- the code is what was just rendered
    const again: unknown = new Function('t', `return ${code}`)(t)
    expect(isColumnBuilder(again) && again.definition.type).toEqual(type)
  })
})

test('a change of a column says what it is to be', () => {
  const { code } = renderOperations([
    directives.alterColumn(scope, 'invoices', 'total', { generated: 'a * 2' }),
    directives.alterColumn(scope, 'invoices', 'total', { generated: null, collation: null }),
    directives.alterColumn(scope, 'invoices', 'code', {
      type: t.varchar(5).collate('C'),
      identity: { always: true, cache: 5 },
      existing: t.text().notNull(),
    }),
  ])
  expect(code).toBe(`await op.alterColumn('invoices', 'total', { generated: sql\`a * 2\` })
await op.alterColumn('invoices', 'total', { collation: null, generated: null })
await op.alterColumn('invoices', 'code', {
  type: t.varchar(5).collate('C'),
  identity: { always: true, cache: 5 },
  existing: t.text().notNull(),
})`)
})

test('what no directive can say in full is invoked as data', () => {
  const partition = {
    name: 'y2024',
    columns: [{ name: 'id', type: { kind: 'bigint' }, nullable: false, inherited: true }],
    constraints: [],
    indexes: [],
    with: { fillfactor: 70 },
    partitionOf: { table: 'visits', bounds: 'FOR VALUES IN (2024)' },
  } as const
  const total = {
    kind: 'check',
    name: 'total',
    expression: sql`total > 0`,
    notValid: true,
    comment: 'seen',
  } as const
  const index = { name: 'i', elements: [{ column: 'a' }], unique: false, comment: 'for lists' }
  const { code, imports } = renderOperations([
    { kind: 'createTable', table: partition },
    { kind: 'addConstraint', table: 'invoices', constraint: total },
    { kind: 'createIndex', table: 'invoices', index },
    {
      kind: 'batchAlterTable',
      table: 'invoices',
      operations: [{ kind: 'createIndex', table: 'invoices', index }],
    },
  ])
  expect(imports).toEqual({ limbeck: ['sql'] })
  expect(code).toBe(`await op.invoke({
  kind: 'createTable',
  table: {
    name: 'y2024',
    columns: [{ name: 'id', type: { kind: 'bigint' }, nullable: false, inherited: true }],
    constraints: [],
    indexes: [],
    with: { fillfactor: 70 },
    partitionOf: { table: 'visits', bounds: 'FOR VALUES IN (2024)' },
  },
})
await op.invoke({
  kind: 'addConstraint',
  table: 'invoices',
  constraint: {
    kind: 'check',
    name: 'total',
    expression: sql\`total > 0\`,
    notValid: true,
    comment: 'seen',
  },
})
await op.invoke({
  kind: 'createIndex',
  table: 'invoices',
  index: { name: 'i', elements: [{ column: 'a' }], unique: false, comment: 'for lists' },
})
await op.invoke({
  kind: 'batchAlterTable',
  table: 'invoices',
  operations: [
    {
      kind: 'createIndex',
      table: 'invoices',
      index: { name: 'i', elements: [{ column: 'a' }], unique: false, comment: 'for lists' },
    },
  ],
})`)
})

test('what a database tells of an index is no wish', () => {
  const { code } = renderOperations([
    {
      kind: 'createIndex',
      table: 'a',
      index: {
        name: 'i',
        elements: [{ column: 'p' }],
        unique: false,
        isValid: false,
        forForeignKey: true,
      },
    },
  ])
  expect(code).toBe("await op.createIndex('i', 'a', ['p'])")
})

test('the project writes an item in its own way, or leaves it out', () => {
  const renderItem = (kind: string, item: unknown) => {
    if (kind === 'type' && (item as { kind: string }).kind === 'bigint') return 't.custom("id")'
    return kind === 'check' || kind === 'index' || kind === 'default' ? false : undefined
  }
  const { code, imports } = renderOperations([invoices], { renderItem })
  expect(imports).toEqual({ limbeck: ['t'] })
  expect(code).toContain('customer_id: t.custom("id").notNull()')
})
