import * as fc from 'fast-check'
import type { Operation, OperationKind, OperationOf } from '../../src/operations/operation.ts'
import type {
  Check,
  Column,
  Constraint,
  DatabaseFunction,
  Domain,
  Enumeration,
  Exclusion,
  Extension,
  ForeignKey,
  Generated,
  Identity,
  Index,
  NamedSchema,
  PrimaryKey,
  Sequence,
  Table,
  Trigger,
  Unique,
  View,
} from '../../src/schema/schema-model.ts'
import { sql } from '../../src/schema/sql.ts'

type OptionalKey<Item> = {
  [Key in keyof Item]-?: Pick<Item, Key> extends Required<Pick<Item, Key>> ? never : Key
}[keyof Item]

/** Values for every key that an object may have or not. A key that is forgotten does not compile. */
type Details<Item> = {
  readonly [Key in OptionalKey<Item>]-?: fc.Arbitrary<Exclude<Item[Key], undefined>>
}

type AnyDetails = Readonly<Record<string, fc.Arbitrary<unknown>>>

/** The object with one or two of its details, so that each is met where all else can be said. */
function detail<Item extends object>(item: Item, details: Details<Item>): fc.Arbitrary<Item> {
  return addDetails(item, details as AnyDetails)
}

function addDetails<Item extends object>(item: Item, details: AnyDetails): fc.Arbitrary<Item> {
  const all = Object.entries(details)
  if (all.length === 0) return fc.constant(item)
  return fc
    .shuffledSubarray(all, { minLength: 1, maxLength: Math.min(2, all.length) })
    .chain((some) => fc.record(Object.fromEntries(some)))
    .map((said) => ({ ...item, ...said }))
}

const flag = fc.boolean()
const count = fc.oneof(fc.integer(), fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }))
const word = fc.constantFrom('z', 'other')
const expression = fc.constantFrom(sql`p > 1`, sql`lower(${sql.id('q')}) <> ${'x'}`)
const columns = fc.constantFrom(['p'], ['q', 'p'])
const parameters = fc.constantFrom({ fillfactor: 70 }, { autovacuum_enabled: false })
const action = fc.constantFrom('cascade' as const, 'set null' as const)
const conflict = fc.constantFrom('ignore' as const, 'replace' as const)

const deferral = {
  deferrable: flag,
  initially: fc.constantFrom('deferred' as const, 'immediate' as const),
}
const online = {
  algorithm: fc.constantFrom('inplace' as const, 'copy' as const),
  lock: fc.constantFrom('none' as const, 'shared' as const),
}
const key = { name: word, comment: word, ...deferral }

const constraintDetails: {
  readonly [Kind in Constraint['kind']]: Details<Extract<Constraint, { readonly kind: Kind }>>
} = {
  primaryKey: { ...key, onConflict: conflict, include: columns } satisfies Details<PrimaryKey>,
  unique: {
    ...key,
    onConflict: conflict,
    include: columns,
    nullsNotDistinct: flag,
  } satisfies Details<Unique>,
  foreignKey: {
    ...key,
    onDelete: action,
    onUpdate: action,
    match: fc.constantFrom('full' as const, 'simple' as const),
    notValid: flag,
    onDeleteColumns: columns,
  } satisfies Details<ForeignKey>,
  check: {
    name: word,
    comment: word,
    notValid: flag,
    noInherit: flag,
    column: fc.constant('p'),
  } satisfies Details<Check>,
  exclude: { ...key, using: word, where: expression } satisfies Details<Exclusion>,
}

function detailConstraint(constraint: Constraint): fc.Arbitrary<Constraint> {
  return detail(constraint, constraintDetails[constraint.kind] as Details<Constraint>)
}

const identity = detail<Identity>(
  { always: true },
  {
    start: count,
    increment: count,
    minValue: count,
    maxValue: count,
    cache: count,
    cycle: flag,
  },
)
const generated = fc.record<Generated>({ expression, stored: flag })

const detailColumn = (column: Column) =>
  detail(column, {
    default: fc.constantFrom(sql`now()`, sql`1`),
    identity,
    autoIncrement: flag,
    generated,
    collation: word,
    comment: word,
    inherited: flag,
    onNullConflict: conflict,
    isVisible: flag,
  })

const detailIndex = (index: Index) =>
  detail(index, {
    using: word,
    include: columns,
    where: expression,
    with: parameters,
    nullsNotDistinct: flag,
    isValid: flag,
    tablespace: word,
    withParser: word,
    isVisible: flag,
    forForeignKey: fc.constant(true as const),
    comment: word,
  })

/** The list with one item in more detail. */
function detailOne<Item>(
  items: readonly Item[],
  more: (item: Item) => fc.Arbitrary<Item>,
): fc.Arbitrary<readonly Item[]> {
  const [first, ...others] = items
  return first === undefined ? fc.constant(items) : more(first).map((one) => [one, ...others])
}

const detailTable = (table: Table) =>
  fc.oneof(
    detail(table, {
      schema: word,
      comment: word,
      options: fc.constantFrom({ engine: 'InnoDB' }, { strict: true, fillfactor: 3 }),
      with: parameters,
      partitionOf: fc.record({ table: word, bounds: fc.constant('FOR VALUES IN (1)') }),
      inherits: fc.constantFrom([{ table: 'a' }], [{ table: 'b', schema: 'z' }]),
    }),
    detailOne(table.columns, detailColumn).map((list) => ({ ...table, columns: list })),
    detailOne(table.constraints, detailConstraint).map((list) => ({ ...table, constraints: list })),
    detailOne(table.indexes, detailIndex).map((list) => ({ ...table, indexes: list })),
  )

const sequenceDetails = {
  type: fc.constantFrom('smallint' as const, 'bigint' as const),
  start: count,
  increment: count,
  minValue: count,
  maxValue: count,
  cache: count,
  cycle: flag,
  ownedBy: fc.constant({ table: 'a', column: 'p' }),
}
const detailSequence = (sequence: Sequence) =>
  detail(sequence, { ...sequenceDetails, schema: word, comment: word })

const detailView = (view: View) =>
  detail(view, {
    schema: word,
    columns,
    materialized: flag,
    security: fc.constantFrom('definer' as const, 'invoker' as const),
    checkOption: fc.constantFrom('local' as const, 'cascaded' as const),
    securityBarrier: flag,
    with: parameters,
    indexes: fc.constant([{ name: 'i1', elements: [{ column: 'p' }], unique: true }]),
    comment: word,
  })

const detailFunction = (item: DatabaseFunction) =>
  detail(item, {
    schema: word,
    parameters: fc.constant('a integer'),
    language: fc.constantFrom('sql', 'plpgsql'),
    volatility: fc.constantFrom('immutable' as const, 'stable' as const),
    security: fc.constantFrom('definer' as const, 'invoker' as const),
    strict: flag,
    parallel: fc.constantFrom('safe' as const, 'restricted' as const),
    leakproof: flag,
    cost: fc.nat(),
    rows: fc.nat(),
    settings: fc.constant(['search_path=z']),
    isParsed: flag,
    comment: word,
  })

/** One that has a body and calls a function is none. */
const detailTrigger = (trigger: Trigger) =>
  detail(trigger, {
    schema: word,
    columns,
    forEach: fc.constantFrom('row' as const, 'statement' as const),
    when: expression,
    body: fc.constant(sql`SELECT 2`),
    function: fc.constantFrom({ name: 'f' }, { name: 'f', schema: 'z', arguments: ['1'] }),
    constraint: fc.constantFrom({}, { deferrable: true }),
    oldTable: word,
    newTable: word,
    enabled: fc.constantFrom('never' as const, 'always' as const),
    comment: word,
  }).map(({ body, ...rest }): Trigger => {
    return rest.function === undefined && body !== undefined ? { ...rest, body } : rest
  })

const detailSchema = (schema: NamedSchema) =>
  detail(schema, { owner: word, collation: word, comment: word })
const detailExtension = (extension: Extension) => detail(extension, { schema: word, version: word })
const detailEnum = (item: Enumeration) => detail(item, { schema: word, comment: word })

const named = { name: 'k1' } as const
const existing = {
  view: fc.constantFrom(true, false).chain((materialized) =>
    fc.oneof(
      fc.constant({
        ...named,
        definition: sql`SELECT 1`,
        ...(materialized ? { materialized } : {}),
      }),
      detailView({ ...named, definition: sql`SELECT 1` }),
    ),
  ),
  function: detailFunction({ ...named, returns: 'integer', body: sql`SELECT 1` }),
  trigger: detailTrigger({
    ...named,
    table: 'a',
    timing: 'after',
    events: ['insert', 'delete'],
    body: sql`SELECT 1`,
  }),
  column: detailColumn({ name: 'p', type: { kind: 'text' }, nullable: true }),
  comment: fc.constantFrom('text', null),
}
const schema = { schema: word }
const ifNotExists = { ifNotExists: flag }
const dropping = { ifExists: flag, cascade: flag }

const operationDetails: { readonly [Kind in OperationKind]: Details<OperationOf<Kind>> } = {
  createTable: ifNotExists,
  dropTable: { ...schema, ...dropping },
  renameTable: schema,
  createTableComment: { ...schema, existing: existing.comment },
  dropTableComment: { ...schema, existing: existing.comment },
  alterTableOptions: { ...schema, with: fc.constantFrom({ fillfactor: 70 }, { fillfactor: null }) },
  addColumn: { ...schema, ...ifNotExists, ...online, first: flag, after: word },
  dropColumn: { ...schema, ...dropping, ...online },
  renameColumn: schema,
  alterColumn: {
    ...schema,
    ...online,
    newName: fc.constant('new'),
    using: expression,
    existing: existing.column,
  },
  createIndex: { ...schema, ...ifNotExists, ...online, concurrently: flag },
  dropIndex: { ...schema, ...dropping, ...online, table: word, concurrently: flag },
  renameIndex: { ...schema, table: word },
  addConstraint: { ...schema, ...online },
  dropConstraint: {
    ...schema,
    ...dropping,
    ...online,
    type: fc.constantFrom('check' as const, 'unique' as const),
    naming: fc.constant({ ix: 'i', uq: 'u', ck: 'c', fk: 'f', pk: 'p' }),
  },
  renameConstraint: { ...schema, type: fc.constantFrom('check' as const, 'unique' as const) },
  validateConstraint: schema,
  createSchema: { ...ifNotExists, owner: word, collation: word, comment: word },
  dropSchema: { ...dropping, existing: word.chain((name) => detailSchema({ name })) },
  createExtension: { ...schema, ...ifNotExists, version: word, cascade: flag },
  dropExtension: { ...dropping, existing: detailExtension(named) },
  createSequence: ifNotExists,
  alterSequence: {
    ...schema,
    restart: fc.constantFrom(true as const, 5, 7n),
    existing: detail({}, sequenceDetails),
  },
  dropSequence: { ...schema, ...dropping, existing: detailSequence(named) },
  batchAlterTable: {
    ...schema,
    recreate: fc.constantFrom('always' as const, 'never' as const),
    copyFrom: detailTable({
      name: 'a',
      columns: [{ name: 'p', type: { kind: 'text' }, nullable: true }],
      constraints: [{ kind: 'check', name: 'k', expression: sql`p > 1` }],
      indexes: [],
    }),
    options: fc.constant({ strict: true }),
    ordering: fc.constant([['q', 'p']]),
    placements: fc.constantFrom([{ column: 'p', after: 'q' }], [{ column: 'q', before: 'r' }]),
  },
  createDomain: {
    domain: detail<Domain>(
      { ...named, type: { kind: 'text' }, nullable: true, checks: [] },
      {
        schema: word,
        default: fc.constantFrom('x', sql`lower('X')`),
        collation: word,
        comment: word,
      },
    ),
  },
  alterDomain: {
    ...schema,
    existing: fc.constant({ ...named, type: { kind: 'text' }, nullable: false, checks: [] }),
  },
  dropDomain: {
    ...schema,
    ifExists: flag,
    existing: fc.constant({ ...named, type: { kind: 'text' }, nullable: true, checks: [] }),
  },
  createEnum: { ...schema, ...ifNotExists, comment: word },
  addEnumValue: {
    ...schema,
    ...ifNotExists,
    before: word,
    after: word,
    isUsed: fc.constant(true),
  },
  renameEnumValue: schema,
  dropEnumValue: { ...schema, ifExists: flag },
  dropEnum: {
    ...schema,
    ...dropping,
    ifUnused: flag,
    existing: detailEnum({ ...named, values: ['a', 'b'] }),
  },
  createView: ifNotExists,
  replaceView: { existing: existing.view },
  dropView: { ...schema, ...dropping, existing: existing.view },
  createMaterializedView: { ...ifNotExists, withData: flag },
  dropMaterializedView: { ...schema, ...dropping, existing: existing.view },
  refreshMaterializedView: { ...schema, concurrently: flag, withData: flag },
  createFunction: { ...ifNotExists, replace: flag },
  dropFunction: {
    ...schema,
    ...dropping,
    parameters: fc.constant('a integer'),
    existing: existing.function,
  },
  createTrigger: { ...ifNotExists, replace: flag },
  dropTrigger: { ...schema, ifExists: flag, existing: existing.trigger },
  bulkInsert: schema,
  execute: {},
}

type Detailers = {
  readonly [Kind in OperationKind]?: (operation: OperationOf<Kind>) => fc.Arbitrary<Operation>
}

/** What operations hold in more detail. */
const detailers: Detailers = {
  createTable: (operation) =>
    detailTable(operation.table).map((table) => ({ ...operation, table })),
  addColumn: (operation) =>
    fc
      .tuple(detailColumn(operation.column), detailOne(operation.constraints, detailConstraint))
      .map(([column, constraints]) => ({ ...operation, column, constraints })),
  alterColumn: (operation) =>
    detail(operation.change, {
      type: fc.constant({ kind: 'numeric' as const, precision: 5, scale: 2 }),
      nullable: flag,
      default: fc.constantFrom(null, sql`now()`),
      comment: existing.comment,
      collation: fc.constantFrom(null, 'C'),
      autoIncrement: flag,
      identity: fc.oneof(fc.constant(null), identity),
      generated: fc.oneof(fc.constant(null), generated),
    }).map((change) => ({ ...operation, change })),
  createIndex: (operation) =>
    detailIndex(operation.index).map((index) => ({ ...operation, index })),
  addConstraint: (operation) =>
    detailConstraint(operation.constraint).map((constraint) => ({ ...operation, constraint })),
  createSequence: (operation) =>
    detailSequence(operation.sequence).map((sequence) => ({ ...operation, sequence })),
  createView: (operation) => detailView(operation.view).map((view) => ({ ...operation, view })),
  replaceView: (operation) => detailView(operation.view).map((view) => ({ ...operation, view })),
  createMaterializedView: (operation) =>
    detailView(operation.view).map((view) => ({ ...operation, view })),
  createFunction: (operation) =>
    detailFunction(operation.function).map((item) => ({ ...operation, function: item })),
  createTrigger: (operation) =>
    detailTrigger(operation.trigger).map((trigger) => ({ ...operation, trigger })),
  batchAlterTable: (operation) =>
    detailOne(operation.operations, detailOperation).map((operations) => ({
      ...operation,
      operations,
    })),
}

/** The operation with what else can be said of it, or of what it makes. */
export function detailOperation(operation: Operation): fc.Arbitrary<Operation> {
  const own = addDetails(operation, operationDetails[operation.kind] as AnyDetails)
  const inside = detailers[operation.kind] as
    | ((operation: Operation) => fc.Arbitrary<Operation>)
    | undefined
  return inside === undefined ? own : fc.oneof(own, inside(operation))
}
