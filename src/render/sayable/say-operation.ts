import type { Operation, OperationKind, OperationOf, ReplaceView } from '../../operations/index.ts'
import { describeBatch } from './say-batch.ts'
import { canSayChange, canSayColumn } from './say-column.ts'
import { canSayConstraint } from './say-constraint.ts'
import { canSayIndex } from './say-index.ts'
import {
  canSayDomain,
  canSayDomainChange,
  canSayEnum,
  canSayExtension,
  canSayFunction,
  canSayMaterializedView,
  canSayQuery,
  canSayRules,
  canSaySchema,
  canSaySequence,
  canSaySettings,
  canSayTrigger,
  canSayView,
} from './say-object.ts'
import { canSayTable } from './say-table.ts'
import { type Sayings, says } from './sayings.ts'

const kind = { kind: true } as const
const named = { ...kind, name: true, schema: true } as const
const onTable = { ...kind, table: true, schema: true } as const
const online = { algorithm: true, lock: true } as const
const making = { ...kind, ifNotExists: true } as const
const dropping = { ...named, ifExists: true, cascade: true } as const

const sayings: { readonly [Kind in OperationKind]: Sayings<OperationOf<Kind>> } = {
  createTable: { ...making, table: canSayTable },
  dropTable: dropping,
  renameTable: { ...named, newName: true },
  createTableComment: { ...onTable, comment: true, existing: true },
  dropTableComment: { ...onTable, existing: true },
  alterTableOptions: { ...onTable, options: true, with: true },
  addColumn: {
    ...onTable,
    ...online,
    column: (column, { constraints }) =>
      canSayColumn(column) &&
      !(column.nullable && constraints.some((item) => item.kind === 'primaryKey')),
    constraints: (constraints) => constraints.every((item) => canSayConstraint(item, 'inline')),
    ifNotExists: true,
    first: true,
    after: true,
  },
  dropColumn: { ...dropping, ...online, table: true },
  renameColumn: { ...onTable, name: true, newName: true },
  alterColumn: {
    ...onTable,
    ...online,
    name: true,
    newName: true,
    change: canSayChange,
    using: (_, { change }) => change.type !== undefined,
    existing: (existing, { name }) => existing.name === name && canSayColumn(existing),
  },
  createIndex: { ...onTable, ...making, ...online, index: canSayIndex, concurrently: true },
  dropIndex: { ...dropping, ...online, table: true, concurrently: true },
  renameIndex: { ...named, newName: true, table: true },
  addConstraint: {
    ...onTable,
    algorithm: (_, { constraint }) => constraint.kind !== 'exclude',
    lock: (_, { constraint }) => constraint.kind !== 'exclude',
    constraint: (constraint) => canSayConstraint(constraint, 'directives'),
  },
  dropConstraint: { ...dropping, ...online, table: true, type: true, naming: false },
  renameConstraint: { ...onTable, name: true, newName: true, type: true },
  validateConstraint: { ...onTable, name: true },
  createSchema: { ...making, name: true, owner: true, collation: false, comment: false },
  dropSchema: {
    ...kind,
    name: true,
    ifExists: true,
    cascade: true,
    existing: (existing, operation) => isSame(existing, operation) && canSaySchema(existing),
  },
  createExtension: { ...making, name: true, schema: true, version: true, cascade: true },
  dropExtension: {
    ...kind,
    name: true,
    ifExists: true,
    cascade: true,
    existing: (existing, { name }) => existing.name === name && canSayExtension(existing),
  },
  createSequence: { ...making, sequence: canSaySequence },
  alterSequence: { ...named, change: canSaySettings, restart: true, existing: canSaySettings },
  dropSequence: {
    ...dropping,
    existing: (existing, operation) => isSame(existing, operation) && canSaySequence(existing),
  },
  batchAlterTable: describeBatch(canSay),
  createEnum: { ...making, name: true, schema: true, values: true, comment: false },
  addEnumValue: {
    ...named,
    value: true,
    before: true,
    after: true,
    ifNotExists: true,
    isUsed: true,
  },
  renameEnumValue: { ...named, value: true, newValue: true },
  dropEnumValue: { ...named, value: true, ifExists: true },
  dropEnum: {
    ...named,
    ifExists: true,
    ifUnused: true,
    cascade: true,
    existing: (existing, operation) => isSame(existing, operation) && canSayEnum(existing),
  },
  createDomain: { ...kind, domain: canSayDomain },
  alterDomain: {
    ...named,
    change: canSayDomainChange,
    existing: (existing, operation) => isSame(existing, operation) && canSayRules(existing),
  },
  dropDomain: {
    ...named,
    ifExists: true,
    existing: (existing, operation) => isSame(existing, operation) && canSayRules(existing),
  },
  createView: { ...making, view: canSayView },
  replaceView: {
    ...kind,
    view: canSayView,
    existing: (existing, { view }) => canSayView(existing) && hasOnlyOtherQuery(existing, view),
  },
  dropView: {
    ...dropping,
    existing: (existing, operation) => isSame(existing, operation) && canSayQuery(existing),
  },
  createMaterializedView: { ...making, view: canSayMaterializedView, withData: true },
  dropMaterializedView: {
    ...dropping,
    existing({ materialized, ...existing }, operation) {
      return materialized === true && isSame(existing, operation) && canSayQuery(existing)
    },
  },
  refreshMaterializedView: { ...named, concurrently: true, withData: true },
  createFunction: { ...making, function: canSayFunction, replace: true },
  dropFunction: {
    ...dropping,
    parameters: true,
    existing: (existing, operation) => isSame(existing, operation) && canSayFunction(existing),
  },
  createTrigger: { ...making, trigger: canSayTrigger, replace: true },
  dropTrigger: {
    ...onTable,
    name: true,
    ifExists: true,
    existing: (existing, operation) =>
      isSame(existing, operation) && existing.table === operation.table && canSayTrigger(existing),
  },
  bulkInsert: { ...onTable, rows: true },
  execute: { ...kind, statement: true },
}

/** Whether the directive of an operation says everything of it. */
export function canSay(operation: Operation): boolean {
  return says(sayings[operation.kind] as Sayings<Operation>)(operation)
}

interface Place {
  readonly name: string
  readonly schema?: string | undefined
}

/** Directives take what is there to have the name that they are given. */
function isSame(existing: Place, operation: Place): boolean {
  return existing.name === operation.name && existing.schema === operation.schema
}

/** `replaceView` takes the view that is there to differ by its query alone. */
function hasOnlyOtherQuery(
  { definition: _old, ...existing }: ReplaceView['view'],
  { definition: _new, ...view }: ReplaceView['view'],
): boolean {
  return JSON.stringify(existing) === JSON.stringify(view)
}
