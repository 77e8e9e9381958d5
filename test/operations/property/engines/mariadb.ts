import type { OperationKind } from '../../../../src/operations/operation.ts'
import { operationDefinitions } from '../../../../src/operations/registry.ts'
import type { ColumnDefault } from '../../../../src/schema/schema-model.ts'
import { sql } from '../../../../src/schema/sql.ts'
import type { DrawnType, EngineProfile } from '../engine-profile.ts'

/** What MariaDB refuses in the table of its compiler. */
const REFUSED: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'validateConstraint',
  'createExtension',
  'dropExtension',
  'addEnumValue',
  'renameEnumValue',
  'dropEnumValue',
  'createDomain',
  'alterDomain',
  'dropDomain',
  'createMaterializedView',
  'dropMaterializedView',
  'refreshMaterializedView',
])

const numbers: readonly ColumnDefault[] = [7, -1, sql`(1 + 2)`]
const texts: readonly ColumnDefault[] = ["it's", '', sql`(lower('X'))`]
const collations = ['utf8mb4_bin', 'utf8mb4_unicode_ci']
const text = (row: number) => `v${row}`
const day = (row: number) => `2026-01-0${row}`

const types: readonly DrawnType[] = [
  {
    type: { kind: 'integer' },
    family: 'number',
    isKey: true,
    value: (row) => row,
    defaults: numbers,
  },
  {
    type: { kind: 'varchar', length: 20 },
    family: 'text',
    isKey: true,
    value: text,
    defaults: texts,
    collations,
  },
  {
    type: { kind: 'smallint' },
    family: 'number',
    isKey: true,
    value: (row) => row,
    defaults: numbers,
  },
  {
    type: { kind: 'bigint' },
    family: 'number',
    isKey: true,
    value: (row) => row,
    defaults: numbers,
  },
  {
    type: { kind: 'numeric', precision: 6, scale: 2 },
    family: 'number',
    isKey: true,
    value: (row) => row + 0.25,
    defaults: [1.5],
  },
  { type: { kind: 'double' }, family: 'number', isKey: true, value: (row) => row, defaults: [1.5] },
  {
    type: { kind: 'char', length: 9 },
    family: 'text',
    isKey: true,
    value: text,
    defaults: texts,
    collations,
  },
  {
    type: { kind: 'text' },
    family: 'text',
    isKey: false,
    value: text,
    defaults: texts,
    collations,
  },
  {
    type: { kind: 'boolean' },
    family: 'boolean',
    isKey: false,
    value: (row) => row > 1,
    defaults: [true, false],
  },
  { type: { kind: 'date' }, family: 'date', isKey: true, value: day, defaults: ['2026-01-02'] },
  {
    type: { kind: 'timestamp', precision: 3 },
    family: 'time',
    isKey: true,
    value: day,
    defaults: [sql`CURRENT_TIMESTAMP(3)`],
  },
  {
    type: { kind: 'binary', length: 9 },
    family: 'bytes',
    isKey: true,
    value: (row) => Buffer.from([row]),
    defaults: [],
  },
  { type: { kind: 'json' }, family: 'json', isKey: false, value: (row) => ({ row }), defaults: [] },
  {
    type: { kind: 'enum', name: 'mood', values: ['sad', 'ok'] },
    family: 'enum',
    isKey: false,
    value: () => 'ok',
    defaults: ['ok'],
  },
  {
    type: { kind: 'native', dialect: 'mysql', sql: 'int unsigned' },
    family: 'number',
    isKey: true,
    value: (row) => row,
    defaults: [7],
  },
]

const callable = { parameters: '`a` int(11)', returns: 'int(11)', volatility: 'immutable' } as const

/** What cases on MariaDB are made of; the names of its schemas begin with `prefix`, for they are the server's. */
export function createMariadbProfile(prefix: string): EngineProfile {
  return {
    engine: 'mariadb',
    kinds: (Object.keys(operationDefinitions) as OperationKind[]).filter(
      (kind) => !REFUSED.has(kind),
    ),
    types,
    tableOptions: [
      { options: {}, numberings: [{}, { autoIncrement: true }] },
      {
        options: { engine: 'InnoDB', charset: 'utf8mb4' },
        numberings: [{}, { autoIncrement: true }],
      },
    ],
    optionChanges: [
      {
        parts: [{ options: { rowFormat: 'dynamic' } }, { options: { rowFormat: 'compact' } }],
        suits: () => true,
      },
      {
        parts: collations.map((collation) => ({ options: { collation } })),
        suits: () => true,
      },
    ],
    schemas: [`${prefix}empty`],
    tableSchemas: [],
    newSchema: `${prefix}made`,
    has: {
      comments: true,
      primaryKeyNames: false,
      virtualColumns: true,
      expressionIndexes: false,
      deferrable: [],
      notValid: false,
      setDefault: false,
      functions: true,
      sequences: true,
      cascades: false,
      materializedViews: false,
      indexesForeignKeys: true,
      dropsCovered: false,
      columnPlaces: true,
    },
    indexTraits: (column, _, family) => [
      { elements: [{ column, order: 'desc' }] },
      { using: 'btree' },
      ...(family === 'text'
        ? [
            { elements: [{ column, length: 3 }] },
            { elements: [{ column }], using: 'fulltext', unique: false },
          ]
        : []),
    ],
    exclusions: [],
    views: { plain: [{ checkOption: 'cascaded' }, { security: 'invoker' }], materialized: [] },
    functions: [
      {
        name: 'add one',
        parameters: 'a INT',
        returns: 'INT',
        body: sql`RETURN a + 1`,
        volatility: 'immutable',
      },
      {
        name: 'note',
        returns: 'INT',
        body: sql`BEGIN DECLARE b INT DEFAULT 1; RETURN b; END`,
        security: 'invoker',
      },
    ],
    callables: [
      // As the catalog tells their parameters, which the server itself keeps as they were written.
      { ...callable, body: sql`RETURN a + 1` },
      { ...callable, body: sql`RETURN a + 2` },
      { parameters: '`a` bigint(20)', returns: 'bigint(20)', body: sql`BEGIN RETURN a; END` },
    ],
    otherBody: () => ({ body: sql`RETURN 100` }),
    triggers: (table) => [
      { timing: 'after', events: ['insert'], body: sql`BEGIN SET @noted = 1; END` },
      {
        timing: 'before',
        events: ['update'],
        body: sql`SET NEW.${sql.id('n')} = OLD.${sql.id('n')}`,
      },
      { timing: 'after', events: ['delete'], body: sql`SET @noted = ${table}` },
    ],
  }
}
