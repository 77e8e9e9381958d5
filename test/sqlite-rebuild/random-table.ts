import * as fc from 'fast-check'
import type { Operation } from '../../src/operations/operation.ts'
import type { ColumnType } from '../../src/schema/column-type.ts'
import type { Column, Constraint, Index, Table } from '../../src/schema/schema-model.ts'
import { sql } from '../../src/schema/sql.ts'

const NAMES = ['a', 'b b', 'order', 'D']
const TYPES = ['INTEGER', 'TEXT', 'VARCHAR(9)', 'NUMERIC(4, 2)', 'BLOB']

const type: fc.Arbitrary<ColumnType> = fc
  .constantFrom(...TYPES)
  .map((text) => ({ kind: 'native', dialect: 'sqlite', sql: text }))

const value = fc.constantFrom<Column['default']>(1, `it's`, sql`(1 + 2)`, sql`CURRENT_TIMESTAMP`)

export const anyColumn = (name: string): fc.Arbitrary<Column> =>
  fc
    .record({
      type,
      nullable: fc.boolean(),
      default: fc.option(value, { nil: undefined }),
      collation: fc.option(fc.constantFrom('NOCASE', 'RTRIM'), { nil: undefined }),
    })
    .map(({ default: given, collation, ...rest }) => ({
      name,
      ...rest,
      ...(given === undefined ? {} : { default: given }),
      ...(collation === undefined ? {} : { collation }),
    }))

const subset = (names: readonly string[]) =>
  fc.shuffledSubarray([...names], { minLength: 1, maxLength: Math.min(2, names.length) })

export const anyConstraint = (name: string, names: readonly string[]): fc.Arbitrary<Constraint> =>
  fc.oneof(
    subset(names).map((columns): Constraint => ({ kind: 'unique', name, columns })),
    fc.constantFrom(...names).map(
      (column): Constraint => ({
        kind: 'check',
        name,
        expression: sql`${sql.id(column)} <> ${'z'}`,
      }),
    ),
    fc.constantFrom(...names).map(
      (column): Constraint => ({
        kind: 'foreignKey',
        name,
        columns: [column],
        references: { table: 'other', columns: ['id'] },
        onDelete: 'cascade',
      }),
    ),
  )

export const anyIndex = (name: string, names: readonly string[]): fc.Arbitrary<Index> =>
  fc
    .record({
      columns: subset(names),
      unique: fc.boolean(),
      where: fc.boolean(),
      over: fc.boolean(),
    })
    .map(({ columns, unique, where, over }) => ({
      name,
      unique,
      elements: [
        ...columns.map((column) => ({ column })),
        ...(over ? [{ expression: sql`lower(${sql.id(columns[0] ?? '')})` }] : []),
      ],
      ...(where ? { where: sql`${sql.id(columns[0] ?? '')} > ${1}` } : {}),
    }))

/** A table with a key, some columns, constraints and indexes. */
export const anyTable: fc.Arbitrary<Table> = fc
  .shuffledSubarray(NAMES, { minLength: 2, maxLength: 4 })
  .chain((names) =>
    fc.record({
      columns: fc.tuple(...names.map(anyColumn)),
      constraints: fc.tuple(...['c1', 'c2'].map((name) => anyConstraint(name, names))),
      count: fc.nat(2),
      indexes: fc.array(anyIndex('i1', names), { maxLength: 1 }),
      autoincrement: fc.boolean(),
    }),
  )
  .map(({ columns, constraints, count, indexes, autoincrement }) => ({
    name: 't',
    columns: [
      { name: 'id', type: { kind: 'integer' }, nullable: false, autoIncrement: true },
      ...columns,
    ],
    constraints: [
      { kind: 'primaryKey', name: 'pk', columns: ['id'] },
      ...constraints.slice(0, count),
    ],
    indexes,
    ...(autoincrement ? { options: { autoincrement: true } } : {}),
  }))

/** A change of the table, of a kind that needs it to be made anew or may do so. */
export function anyChange(table: Table): fc.Arbitrary<Operation> {
  const names = table.columns.map(({ name }) => name).filter((name) => name !== 'id')
  const named = table.constraints.flatMap(({ kind, name }) =>
    name === undefined || kind === 'primaryKey' ? [] : [name],
  )
  const own = { table: 't' }
  const changes: fc.Arbitrary<Operation>[] = [
    fc
      .tuple(
        fc.constantFrom(...names),
        anyColumn('x'),
        fc.subarray(['type', 'nullable', 'default', 'collation'] as const, { minLength: 1 }),
      )
      .map(
        ([name, wanted, parts]): Operation => ({
          kind: 'alterColumn',
          ...own,
          name,
          change: Object.fromEntries(parts.map((part) => [part, wanted[part] ?? null])),
        }),
      ),
    fc.constantFrom(...names).map((name): Operation => ({ kind: 'dropColumn', ...own, name })),
    anyColumn('added').chain((column) =>
      fc
        .array(anyConstraint('n1', ['added']), { maxLength: 1 })
        .map((constraints): Operation => ({ kind: 'addColumn', ...own, column, constraints })),
    ),
    anyConstraint('n1', names).map(
      (constraint): Operation => ({ kind: 'addConstraint', ...own, constraint }),
    ),
    fc
      .constantFrom(...names)
      .map((name): Operation => ({ kind: 'renameColumn', ...own, name, newName: 'new name' })),
  ]
  if (named.length > 0) {
    changes.push(
      fc
        .constantFrom(...named)
        .map((name): Operation => ({ kind: 'dropConstraint', ...own, name })),
      fc
        .constantFrom(...named)
        .map((name): Operation => ({ kind: 'renameConstraint', ...own, name, newName: 'n2' })),
    )
  }
  return fc.oneof(...changes)
}
