import type { OperationKind } from '../../../../src/operations/operation.ts'
import { operationDefinitions } from '../../../../src/operations/registry.ts'
import type { ColumnDefault } from '../../../../src/schema/schema-model.ts'
import { sql } from '../../../../src/schema/sql.ts'
import type { DrawnType, EngineProfile } from '../engine-profile.ts'

const numbers: readonly ColumnDefault[] = [7, -1, sql`(1 + 2)`]
const texts: readonly ColumnDefault[] = ["it's", '', sql`lower('X')`]
const now: readonly ColumnDefault[] = [sql`CURRENT_TIMESTAMP`, '2026-01-02']
const collations = ['C', 'pg_catalog.POSIX']
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
  { type: { kind: 'text' }, family: 'text', isKey: true, value: text, defaults: texts, collations },
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
    value: (row) => row,
    defaults: [1.5],
  },
  { type: { kind: 'double' }, family: 'double', isKey: true, value: (row) => row, defaults: [1.5] },
  {
    type: { kind: 'varchar', length: 20 },
    family: 'text',
    isKey: true,
    value: text,
    defaults: texts,
    collations,
  },
  {
    type: { kind: 'char', length: 5 },
    family: 'text',
    isKey: true,
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
  { type: { kind: 'date' }, family: 'time', isKey: true, value: day, defaults: now },
  {
    type: { kind: 'timestamp', precision: 3 },
    family: 'time',
    isKey: true,
    value: day,
    defaults: now,
  },
  { type: { kind: 'timestamptz' }, family: 'time', isKey: true, value: day, defaults: now },
  {
    type: { kind: 'interval' },
    family: 'interval',
    isKey: true,
    value: (row) => `${row} days`,
    defaults: ['1 day'],
  },
  {
    type: { kind: 'binary' },
    family: 'bytes',
    isKey: true,
    value: (row) => Buffer.from([row]),
    defaults: [],
  },
  {
    type: { kind: 'uuid' },
    family: 'uuid',
    isKey: false,
    value: () => '3b241101-e2bb-4255-8caf-4136c566a962',
    defaults: [sql`gen_random_uuid()`],
  },
  {
    type: { kind: 'json' },
    family: 'json',
    isKey: false,
    value: (row) => ({ row }),
    defaults: ['{}'],
  },
  {
    type: { kind: 'enum', name: 'mood', values: ['sad', 'ok'] },
    family: 'enum',
    isKey: false,
    value: () => 'ok',
    defaults: ['ok'],
  },
  {
    type: { kind: 'array', element: { kind: 'integer' } },
    family: 'array',
    isKey: true,
    value: (row) => [row],
    defaults: [sql`'{1}'`],
  },
  {
    type: { kind: 'native', dialect: 'postgresql', sql: 'jsonb' },
    family: 'jsonb',
    isKey: true,
    value: (row) => ({ row }),
    defaults: [sql`'{}'`],
  },
]

const update = { timing: 'before', events: ['update'], forEach: 'row' } as const
const note = { name: 'note' }
const callable = {
  parameters: 'a integer',
  returns: 'integer',
  language: 'sql',
  volatility: 'immutable',
} as const

/** What cases on PostgreSQL are made of. */
export const postgresqlProfile: EngineProfile = {
  engine: 'postgresql',
  kinds: Object.keys(operationDefinitions) as OperationKind[],
  types,
  tableOptions: [
    {
      options: {},
      numberings: [
        {},
        { autoIncrement: true },
        { identity: { always: false, start: 5 } },
        { identity: { always: false, increment: 3 } },
      ],
    },
  ],
  optionChanges: [
    {
      parts: [
        { with: {} },
        { with: { fillfactor: 70 } },
        { with: { fillfactor: 80, autovacuum_enabled: false } },
      ],
      suits: () => true,
    },
    {
      parts: [{ options: { unlogged: true } }, { options: { unlogged: false } }],
      // A table that is logged cannot point at one that is not.
      suits: (table, { tables }) =>
        Object.values(tables).every(({ name, constraints }) =>
          constraints.every(
            (item) =>
              item.kind !== 'foreignKey' ||
              (name !== table.name && item.references.table !== table.name),
          ),
        ),
    },
  ],
  schemas: ['z z', 'other', 'empty'],
  tableSchemas: ['z z', 'other'],
  newSchema: 'made',
  has: {
    comments: true,
    primaryKeyNames: true,
    virtualColumns: false,
    expressionIndexes: true,
    deferrable: ['primaryKey', 'unique', 'foreignKey'],
    notValid: true,
    setDefault: true,
    functions: true,
    sequences: true,
    cascades: true,
    materializedViews: true,
    indexesForeignKeys: false,
    dropsCovered: true,
    columnPlaces: false,
  },
  indexTraits: (column, other, family) => [
    { where: sql`${sql.id(column)} IS NOT NULL` },
    { include: [other] },
    { elements: [{ column, order: 'desc', nulls: 'last' }] },
    {
      elements: [
        {
          expression: sql`CAST(${sql.id('n')} AS text)`,
          opclass: 'text_pattern_ops',
          collation: 'C',
        },
      ],
    },
    ...(family === 'text' ? [{ elements: [{ column, collation: 'C', opclass: 'text_ops' }] }] : []),
    { elements: [{ column }], using: 'hash', unique: false },
    { with: { fillfactor: 70 } },
    { nullsNotDistinct: true, unique: true },
  ],
  exclusions: [
    { kind: 'exclude', elements: [{ column: 'n', operator: '=' }] },
    {
      kind: 'exclude',
      elements: [{ column: 'n', operator: '=' }],
      where: sql`${sql.id('id')} > 1`,
      deferrable: true,
    },
  ],
  views: {
    plain: [
      { checkOption: 'local' },
      { checkOption: 'cascaded', security: 'invoker' },
      { securityBarrier: true },
      { comment: "it's \\ one" },
    ],
    materialized: [{ with: { fillfactor: 70 } }, { comment: "it's kept" }],
  },
  functions: [
    { name: 'note', returns: 'trigger', language: 'plpgsql', body: sql`BEGIN RETURN new; END` },
    {
      name: 'add one',
      parameters: 'a integer',
      returns: 'integer',
      language: 'sql',
      body: sql`SELECT a + 1`,
      volatility: 'immutable',
      strict: true,
    },
    {
      name: 'add one',
      parameters: 'a text',
      returns: 'text',
      language: 'sql',
      body: sql`SELECT a || '1'`,
      security: 'definer',
    },
  ],
  callables: [
    { ...callable, body: sql`SELECT a + 1` },
    { ...callable, body: sql`SELECT a + 2` },
    { ...callable, parameters: 'a bigint', returns: 'bigint', body: sql`SELECT a` },
    { ...callable, parameters: 'a integer, b integer DEFAULT 1', body: sql`SELECT a + b` },
    { ...callable, language: 'plpgsql', body: sql`BEGIN RETURN a; END` },
    { ...callable, returns: 'bigint', strict: true, body: sql`SELECT a::bigint` },
  ],
  otherBody: ({ returns }) => ({
    body: returns === 'trigger' ? sql`BEGIN RETURN old; END` : sql`SELECT a`,
  }),
  triggers: () => [
    { timing: 'after', events: ['insert', 'delete'], function: note },
    { ...update, columns: ['n'], function: note },
    { ...update, when: sql`NEW.${sql.id('n')} > 5`, function: { ...note, arguments: ["it's"] } },
    { timing: 'before', events: ['truncate'], forEach: 'statement', function: note },
  ],
}
