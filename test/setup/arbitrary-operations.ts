import * as fc from 'fast-check'
import { withEnums } from '../../src/operations/enum-types.ts'
import type { DomainChange } from '../../src/operations/index.ts'
import type { Operation, OperationKind } from '../../src/operations/operation.ts'
import type { SequenceSettings } from '../../src/operations/sequence-change.ts'
import {
  type Column,
  type Constraint,
  type DatabaseFunction,
  type Domain,
  type Index,
  type SchemaModel,
  type Table,
  type Trigger,
  tableKey,
} from '../../src/schema/schema-model.ts'
import { type Sql, sql } from '../../src/schema/sql.ts'

const tableNames = ['a', 'b', 'c', 'd']
const columnNames = ['p', 'q', 'r', 's']
const schemas = [undefined, 'z']

const schemaOf = (schema: string | undefined) => (schema === undefined ? {} : { schema })
const objectName = fc.constantFrom('k1', 'k2', 'k3', 'i1', 'i2', 'n1')
const schemaName = fc.constantFrom('z', 'y')
/** The name of an object beside tables. */
const objectPlace = fc
  .record({ name: fc.constantFrom('k1', 'k2'), schema: fc.constantFrom(undefined, 'z') })
  .map(({ name, schema }) => ({ name, ...schemaOf(schema) }))
const sequenceSettings = fc
  .record(
    { start: fc.integer(), increment: fc.integer(), cycle: fc.boolean() },
    { requiredKeys: [] },
  )
  .map((settings): SequenceSettings => settings)

const anyFunction = fc
  .record({
    place: objectPlace,
    parameters: fc.constantFrom('a integer', 'b text'),
    body: fc.constantFrom(sql`SELECT 1`, sql`SELECT 2`),
  })
  .map(({ place, ...rest }): DatabaseFunction => ({ ...place, ...rest, returns: 'integer' }))

/** Functions by their name and parameters. */
function functionsOf(
  item: fc.Arbitrary<DatabaseFunction>,
): fc.Arbitrary<Readonly<Record<string, DatabaseFunction>>> {
  const keyOf = (one: DatabaseFunction) => `${tableKey(one)}(${one.parameters ?? ''})`
  return fc
    .uniqueArray(item, { selector: keyOf, maxLength: 3 })
    .map((items) => Object.fromEntries(items.map((one) => [keyOf(one), one])))
}

const anyTrigger = fc
  .record({
    name: fc.constantFrom('k1', 'k2'),
    table: fc.constantFrom(...tableNames),
    schema: fc.constantFrom(...schemas),
    event: fc.constantFrom('insert' as const, 'update' as const),
  })
  .map(
    ({ name, table, schema, event }): Trigger => ({
      name,
      table,
      ...schemaOf(schema),
      timing: 'before',
      events: [event],
      body: sql`SELECT 1`,
    }),
  )

/** Triggers by their table and name. */
function triggersOf(item: fc.Arbitrary<Trigger>): fc.Arbitrary<Readonly<Record<string, Trigger>>> {
  const keyOf = ({ name, table, schema }: Trigger) => `${tableKey({ name: table, schema })}.${name}`
  return fc
    .uniqueArray(item, { selector: keyOf, maxLength: 3 })
    .map((items) => Object.fromEntries(items.map((one) => [keyOf(one), one])))
}

function keepOwned(
  triggers: Readonly<Record<string, Trigger>>,
  { tables }: SchemaModel,
): Readonly<Record<string, Trigger>> {
  return Object.fromEntries(
    Object.entries(triggers).filter(([, { table, schema }]) =>
      Object.hasOwn(tables, tableKey({ name: table, schema })),
    ),
  )
}

const anyView = fc
  .record({
    place: objectPlace,
    definition: fc.constantFrom(sql`SELECT 1`, { sql: 'SELECT ?', parameters: [1] }),
    isMaterialized: fc.boolean(),
  })
  .map(({ place, definition, isMaterialized }) => ({
    ...place,
    definition,
    ...(isMaterialized ? { materialized: true } : {}),
  }))
const plainView = anyView.map(({ name, definition, ...view }) => ({
  name,
  ...('schema' in view ? { schema: view.schema } : {}),
  definition,
}))
const enumValue = fc.constantFrom('a', 'b', 'c')
const enumValues = fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 })

const anyDomain = fc
  .tuple(
    objectPlace,
    fc.constantFrom<Partial<Domain>>(
      {},
      { nullable: false, default: 'a' },
      { checks: [{ kind: 'check', name: 'k1', expression: sql`VALUE > 'a'` }] },
    ),
  )
  .map(
    ([own, rest]): Domain => ({
      ...own,
      type: { kind: 'text' },
      nullable: true,
      checks: [],
      ...rest,
    }),
  )

/** A record of objects, by their keys. */
function someOf<Item extends { readonly name: string; readonly schema?: string }>(
  item: fc.Arbitrary<Item>,
): fc.Arbitrary<Readonly<Record<string, Item>>> {
  return fc
    .uniqueArray(item, { selector: tableKey, maxLength: 2 })
    .map((items) => Object.fromEntries(items.map((one) => [tableKey(one), one])))
}

const flag = (name: string) => fc.boolean().map((isOn) => (isOn ? { [name]: true } : {}))

function expressionOver(columns: readonly string[]): fc.Arbitrary<Sql> {
  return fc
    .record({ column: fc.constantFrom(...columns), quoted: fc.boolean(), value: fc.integer() })
    .map(({ column, quoted, value }) =>
      quoted
        ? sql`${sql.raw(`"${column}"`)} > ${value}`
        : sql`lower(${sql.id(column)}) <> 'p "q"' or ${value} > 0`,
    )
}

function columnOf(name: string): fc.Arbitrary<Column> {
  return fc
    .record({
      nullable: fc.boolean(),
      type: fc.constantFrom<Column['type']>(
        { kind: 'integer' },
        { kind: 'varchar', length: 9 },
        { kind: 'enum', name: 'k1', values: ['a', 'b'] },
      ),
      comment: fc.option(fc.constant('text'), { nil: undefined }),
    })
    .map(({ nullable, type, comment }) => ({
      name,
      type,
      nullable,
      ...(comment === undefined ? {} : { comment }),
    }))
}

function subset(columns: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.shuffledSubarray([...columns], { minLength: 1, maxLength: Math.min(2, columns.length) })
}

type Target = {
  readonly table: string
  readonly schema?: string
  readonly columns: readonly string[]
}

function constraintOf(
  name: string | undefined,
  columns: readonly string[],
  targets: readonly Target[],
): fc.Arbitrary<Constraint> {
  const named = name === undefined ? {} : { name }
  return fc.oneof(
    subset(columns).map((key): Constraint => ({ kind: 'primaryKey', ...named, columns: key })),
    subset(columns).map((key): Constraint => ({ kind: 'unique', ...named, columns: key })),
    fc
      .tuple(expressionOver(columns), flag('notValid'))
      .map(
        ([expression, flags]): Constraint => ({ kind: 'check', ...named, expression, ...flags }),
      ),
    fc.tuple(fc.constantFrom(...columns), expressionOver(columns)).map(
      ([column, where]): Constraint => ({
        kind: 'exclude',
        ...named,
        elements: [{ column, operator: '=' }],
        where,
      }),
    ),
    fc.tuple(fc.constantFrom(...columns), fc.constantFrom(...targets)).map(
      ([column, target]): Constraint => ({
        kind: 'foreignKey',
        ...named,
        columns: [column],
        references: { ...target, columns: target.columns.slice(0, 1) },
      }),
    ),
  )
}

function indexOf(name: string, columns: readonly string[]): fc.Arbitrary<Index> {
  return fc
    .record({
      key: subset(columns),
      expression: fc.option(expressionOver(columns), { nil: undefined }),
      where: fc.option(expressionOver(columns), { nil: undefined }),
      include: fc.option(subset(columns), { nil: undefined }),
      unique: fc.boolean(),
      settings: fc.constantFrom(
        {},
        { using: 'fulltext', withParser: 'ngram' },
        { tablespace: 'fast', with: { fillfactor: 70 } },
      ),
    })
    .map(({ key, expression, where, include, unique, settings }) => ({
      name,
      elements: [
        ...key.map((column) => ({ column })),
        ...(expression === undefined ? [] : [{ expression }]),
      ],
      unique,
      ...(where === undefined ? {} : { where }),
      ...(include === undefined ? {} : { include }),
      ...settings,
    }))
}

function tableOf(target: Target, targets: readonly Target[]): fc.Arbitrary<Table> {
  const { columns } = target
  return fc
    .record({
      columns: fc.tuple(...columns.map(columnOf)),
      constraints: fc.tuple(
        ...['k1', 'k2', 'k3'].map((name) => constraintOf(name, columns, targets)),
      ),
      indexes: fc.tuple(...['i1', 'i2'].map((name) => indexOf(name, columns))),
      counts: fc.tuple(fc.nat(3), fc.nat(2)),
      comment: fc.option(fc.constant('text'), { nil: undefined }),
      settings: fc.constantFrom(
        {},
        { options: { using: 'heap' }, with: { fillfactor: 70 } },
        { inherits: [{ table: 'p' }, { table: 'q', schema: 'z' }] },
        { partitionOf: { table: 'p', bounds: 'DEFAULT' } },
      ),
    })
    .map(({ columns: list, constraints, indexes, counts, comment, settings }) => {
      const chosen = constraints
        .slice(0, counts[0])
        .filter(
          (item, place, all) =>
            item.kind !== 'primaryKey' ||
            all.findIndex((other) => other.kind === 'primaryKey') === place,
        )
      const key = chosen.find((item) => item.kind === 'primaryKey')?.columns ?? []
      return {
        name: target.table,
        ...schemaOf(target.schema),
        columns: list.map((column) =>
          key.includes(column.name) ? { ...column, nullable: false } : column,
        ),
        constraints: chosen,
        indexes: indexes.slice(0, counts[1]),
        ...(comment === undefined ? {} : { comment }),
        ...settings,
      }
    })
}

const anyModel: fc.Arbitrary<SchemaModel> = fc
  .uniqueArray(
    fc.record({
      table: fc.constantFrom(...tableNames),
      schema: fc.constantFrom(...schemas),
      columns: fc.shuffledSubarray(columnNames, { minLength: 1 }),
    }),
    { selector: ({ table, schema }) => `${schema}.${table}`, minLength: 1, maxLength: 4 },
  )
  .chain((drafts) => {
    const targets = drafts.map(
      ({ table, schema, columns }): Target => ({ table, ...schemaOf(schema), columns }),
    )
    return fc.tuple(...targets.map((target) => tableOf(target, targets)))
  })
  .map((tables) => ({
    tables: Object.fromEntries(
      tables.map((table) => [
        table.schema === undefined ? table.name : `${table.schema}.${table.name}`,
        table,
      ]),
    ),
  }))

/** A database with objects beside its tables. */
export const anyDatabase: fc.Arbitrary<SchemaModel> = fc
  .record({
    model: anyModel,
    schemas: someOf(schemaName.map((name) => ({ name }))),
    extensions: someOf(objectName.map((name) => ({ name, version: '1' }))),
    views: someOf(anyView),
    functions: functionsOf(anyFunction),
    triggers: triggersOf(anyTrigger),
    enums: someOf(fc.tuple(objectPlace, enumValues).map(([own, values]) => ({ ...own, values }))),
    domains: someOf(anyDomain),
    sequences: someOf(
      fc.tuple(objectPlace, sequenceSettings).map(([own, rest]) => ({ ...own, ...rest })),
    ),
  })
  // An enumeration is there before the columns that have it, a trigger only on a table that is there.
  .map(({ model, triggers, ...objects }) =>
    withEnums(
      { ...model, ...objects, triggers: keepOwned(triggers, model) },
      Object.values(model.tables).flatMap((table) => table.columns.map(({ type }) => type)),
    ),
  )

const place = fc
  .record({ table: fc.constantFrom(...tableNames), schema: fc.constantFrom(...schemas) })
  .map(({ table, schema }) => ({ table, ...schemaOf(schema) }))
const named = place.map(({ table, ...rest }) => ({ name: table, ...rest }))
const column = fc.constantFrom(...columnNames)
const constraintType = fc
  .constantFrom(
    undefined,
    'primaryKey' as const,
    'unique' as const,
    'foreignKey' as const,
    'check' as const,
    'exclude' as const,
  )
  .map((type) => (type === undefined ? {} : { type }))
const position = fc.constantFrom({}, { first: true }, { after: 'p' })
const someTarget: Target = { table: 'a', columns: ['p'] }

type PlainKind = Exclude<OperationKind, 'batchAlterTable'>

const plainOperationsOf: { readonly [Kind in PlainKind]: fc.Arbitrary<Operation> } = {
  createTable: fc
    .tuple(place, flag('ifNotExists'))
    .chain(([{ table, ...rest }, flags]) =>
      tableOf({ table, ...rest, columns: ['p', 'q'] }, [someTarget]).map(
        (made): Operation => ({ kind: 'createTable', table: made, ...flags }),
      ),
    ),
  dropTable: fc
    .tuple(named, flag('ifExists'), flag('cascade'))
    .map(
      ([own, ...flags]): Operation =>
        Object.assign({ kind: 'dropTable' as const, ...own }, ...flags),
    ),
  renameTable: fc
    .tuple(named, fc.constantFrom(...tableNames))
    .map(([own, newName]): Operation => ({ kind: 'renameTable', ...own, newName })),
  createTableComment: fc
    .tuple(place, fc.constantFrom('text', 'other'))
    .map(([own, comment]): Operation => ({ kind: 'createTableComment', ...own, comment })),
  dropTableComment: place.map((own): Operation => ({ kind: 'dropTableComment', ...own })),
  alterTableOptions: fc
    .tuple(place, fc.constantFrom({ engine: 'InnoDB' }, { strict: true, unlogged: null }))
    .map(([own, options]): Operation => ({ kind: 'alterTableOptions', ...own, options })),
  addColumn: fc
    .tuple(place, column, flag('ifNotExists'), position)
    .chain(([own, name, flags, at]) =>
      fc
        .tuple(columnOf(name), fc.array(constraintOf('n2', [name], [someTarget]), { maxLength: 1 }))
        .map(
          ([made, constraints]): Operation => ({
            kind: 'addColumn',
            ...own,
            column: constraints.some((item) => item.kind === 'primaryKey')
              ? { ...made, nullable: false }
              : made,
            constraints,
            ...flags,
            ...at,
          }),
        ),
    ),
  dropColumn: fc
    .tuple(place, column, flag('ifExists'), flag('cascade'))
    .map(
      ([own, name, ...flags]): Operation =>
        Object.assign({ kind: 'dropColumn' as const, ...own, name }, ...flags),
    ),
  renameColumn: fc
    .tuple(place, column, column)
    .map(([own, name, newName]): Operation => ({ kind: 'renameColumn', ...own, name, newName })),
  alterColumn: fc
    .tuple(place, column, fc.option(column, { nil: undefined }), columnOf('p'), fc.boolean())
    .map(([own, name, newName, { type, nullable, comment }, isTyped]): Operation => {
      const change = {
        ...(isTyped ? { type } : { nullable }),
        ...(comment === undefined ? { comment: null } : { comment }),
      }
      const renamed = newName === undefined || newName === name ? {} : { newName }
      return { kind: 'alterColumn', ...own, name, ...renamed, change }
    }),
  createIndex: fc
    .tuple(place, objectName, flag('ifNotExists'))
    .chain(([own, name, flags]) =>
      indexOf(name, ['p', 'q']).map(
        (index): Operation => ({ kind: 'createIndex', ...own, index, ...flags }),
      ),
    ),
  dropIndex: fc.tuple(place, objectName, fc.boolean(), flag('ifExists'), flag('cascade')).map(
    ([{ table, ...own }, name, isSaid, ifExists, cascade]): Operation => ({
      kind: 'dropIndex',
      name,
      ...own,
      ...(isSaid ? { table } : {}),
      ...ifExists,
      ...cascade,
    }),
  ),
  renameIndex: fc.tuple(place, objectName, objectName, fc.boolean()).map(
    ([{ table, ...own }, name, newName, isSaid]): Operation => ({
      kind: 'renameIndex',
      ...own,
      name,
      newName,
      ...(isSaid ? { table } : {}),
    }),
  ),
  addConstraint: fc
    .tuple(place, fc.option(objectName, { nil: undefined }))
    .chain(([own, name]) =>
      constraintOf(name, ['p', 'q'], [someTarget]).map(
        (constraint): Operation => ({ kind: 'addConstraint', ...own, constraint }),
      ),
    ),
  dropConstraint: fc
    .tuple(place, objectName, constraintType, flag('ifExists'), flag('cascade'))
    .map(
      ([own, name, type, ifExists, cascade]): Operation => ({
        kind: 'dropConstraint',
        ...own,
        name,
        ...type,
        ...ifExists,
        ...cascade,
      }),
    ),
  renameConstraint: fc.tuple(place, objectName, objectName, constraintType).map(
    ([own, name, newName, type]): Operation => ({
      kind: 'renameConstraint',
      ...own,
      name,
      newName,
      ...type,
    }),
  ),
  validateConstraint: fc
    .tuple(place, objectName)
    .map(([own, name]): Operation => ({ kind: 'validateConstraint', ...own, name })),
  createSchema: fc
    .tuple(schemaName, flag('ifNotExists'))
    .map(([name, flags]): Operation => ({ kind: 'createSchema', name, ...flags })),
  dropSchema: fc
    .tuple(schemaName, flag('ifExists'), flag('cascade'))
    .map(([name, ...flags]) => Object.assign({ kind: 'dropSchema' as const, name }, ...flags)),
  createExtension: fc
    .tuple(objectName, flag('ifNotExists'))
    .map(([name, flags]): Operation => ({ kind: 'createExtension', name, ...flags })),
  dropExtension: fc
    .tuple(objectName, flag('ifExists'))
    .map(([name, flags]): Operation => ({ kind: 'dropExtension', name, ...flags })),
  createSequence: fc.tuple(objectPlace, sequenceSettings, flag('ifNotExists')).map(
    ([own, settings, flags]): Operation => ({
      kind: 'createSequence',
      sequence: { ...own, ...settings },
      ...flags,
    }),
  ),
  alterSequence: fc.tuple(objectPlace, sequenceSettings, fc.boolean()).map(
    ([own, { start, ...rest }, isReset]): Operation => ({
      kind: 'alterSequence',
      ...own,
      change: isReset ? { ...rest, start: null } : { ...rest, start: start ?? 1 },
    }),
  ),
  dropSequence: fc
    .tuple(objectPlace, flag('ifExists'))
    .map(([own, flags]): Operation => ({ kind: 'dropSequence', ...own, ...flags })),
  createEnum: fc
    .tuple(objectPlace, enumValues, flag('ifNotExists'))
    .map(([own, values, flags]): Operation => ({ kind: 'createEnum', ...own, values, ...flags })),
  addEnumValue: fc
    .tuple(objectPlace, enumValue, fc.constantFrom('before', 'after', 'end'), flag('ifNotExists'))
    .map(
      ([own, value, where, flags]): Operation => ({
        kind: 'addEnumValue',
        ...own,
        value,
        ...(where === 'end' ? {} : { [where]: 'a' }),
        ...flags,
      }),
    ),
  renameEnumValue: fc
    .tuple(objectPlace, enumValue, enumValue)
    .map(
      ([own, value, newValue]): Operation => ({ kind: 'renameEnumValue', ...own, value, newValue }),
    ),
  dropEnumValue: fc
    .tuple(objectPlace, enumValue, flag('ifExists'))
    .map(([own, value, flags]): Operation => ({ kind: 'dropEnumValue', ...own, value, ...flags })),
  dropEnum: fc
    .tuple(
      objectPlace,
      flag('ifExists'),
      fc.constantFrom({}, { ifUnused: true }, { cascade: true }),
    )
    .map(([own, ...flags]) => Object.assign({ kind: 'dropEnum' as const, ...own }, ...flags)),
  createDomain: anyDomain.map((domain): Operation => ({ kind: 'createDomain', domain })),
  alterDomain: fc
    .tuple(
      objectPlace,
      fc.constantFrom<DomainChange>(
        { nullable: false },
        { default: 'x', dropChecks: ['k1'] },
        { default: null, nullable: true },
        { addChecks: [{ kind: 'check', name: 'k2', expression: sql`VALUE <> ''` }] },
      ),
    )
    .map(([own, change]): Operation => ({ kind: 'alterDomain', ...own, change })),
  dropDomain: fc
    .tuple(objectPlace, flag('ifExists'))
    .map(([own, flags]): Operation => ({ kind: 'dropDomain', ...own, ...flags })),
  createView: fc
    .tuple(plainView, flag('ifNotExists'))
    .map(([view, flags]): Operation => ({ kind: 'createView', view, ...flags })),
  replaceView: plainView.map((view): Operation => ({ kind: 'replaceView', view })),
  dropView: fc
    .tuple(objectPlace, flag('ifExists'))
    .map(([own, flags]): Operation => ({ kind: 'dropView', ...own, ...flags })),
  createMaterializedView: fc.tuple(anyView, flag('ifNotExists')).map(
    ([view, flags]): Operation => ({
      kind: 'createMaterializedView',
      view: { ...view, materialized: true },
      ...flags,
    }),
  ),
  dropMaterializedView: fc
    .tuple(objectPlace, flag('ifExists'))
    .map(([own, flags]): Operation => ({ kind: 'dropMaterializedView', ...own, ...flags })),
  refreshMaterializedView: objectPlace.map(
    (own): Operation => ({ kind: 'refreshMaterializedView', ...own }),
  ),
  createFunction: fc
    .tuple(anyFunction, fc.constantFrom({}, { ifNotExists: true }, { replace: true }))
    .map(([made, flags]): Operation => ({ kind: 'createFunction', function: made, ...flags })),
  dropFunction: fc.tuple(anyFunction, fc.boolean(), flag('ifExists')).map(
    ([{ name, schema, parameters = '' }, isSaid, flags]): Operation => ({
      kind: 'dropFunction',
      name,
      ...schemaOf(schema),
      ...(isSaid ? { parameters } : {}),
      ...flags,
    }),
  ),
  createTrigger: fc
    .tuple(anyTrigger, fc.constantFrom({}, { ifNotExists: true }, { replace: true }))
    .map(([trigger, flags]): Operation => ({ kind: 'createTrigger', trigger, ...flags })),
  dropTrigger: fc.tuple(anyTrigger, flag('ifExists')).map(
    ([{ name, table, schema }, flags]): Operation => ({
      kind: 'dropTrigger',
      name,
      table,
      ...schemaOf(schema),
      ...flags,
    }),
  ),
  bulkInsert: place.map((own): Operation => ({ kind: 'bulkInsert', ...own, rows: [{ p: 1 }] })),
  execute: fc
    .string({ minLength: 1 })
    .filter((statement) => statement.trim() !== '')
    .map((statement): Operation => ({ kind: 'execute', statement })),
}

const batchKinds = [
  'addColumn',
  'dropColumn',
  'renameColumn',
  'alterColumn',
  'dropConstraint',
  'renameIndex',
  'validateConstraint',
  'createTrigger',
  'dropTrigger',
] as const

function moveTo(
  operation: Operation,
  own: { readonly table: string; readonly schema?: string },
): Operation {
  if (operation.kind !== 'createTrigger')
    return { ...operation, schema: undefined, ...own } as Operation
  const { schema: _, ...trigger } = operation.trigger
  return { ...operation, trigger: { ...trigger, ...own } }
}

/** Operations of every kind, over few names so that they often fit. */
export const operationsOf: { readonly [Kind in OperationKind]: fc.Arbitrary<Operation> } = {
  ...plainOperationsOf,
  batchAlterTable: fc
    .tuple(
      place,
      fc.array(fc.oneof(...batchKinds.map((kind) => plainOperationsOf[kind])), { maxLength: 2 }),
      fc.option(fc.shuffledSubarray(['p', 'q'], { minLength: 2 }), { nil: undefined }),
    )
    .map(
      ([own, operations, order]): Operation => ({
        kind: 'batchAlterTable',
        ...own,
        // The schema stands behind: what is said of none must not stay.
        operations: operations.map((each) => moveTo(each, own)),
        ...(order === undefined ? {} : { ordering: [order] }),
      }),
    ),
}
