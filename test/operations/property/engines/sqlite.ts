import type { OperationKind } from '../../../../src/operations/operation.ts'
import { operationDefinitions } from '../../../../src/operations/registry.ts'
import type { ColumnDefault } from '../../../../src/schema/schema-model.ts'
import { sql } from '../../../../src/schema/sql.ts'
import type { DrawnType, EngineProfile } from '../engine-profile.ts'

/** What SQLite refuses in the table of its compiler. */
const REFUSED: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'validateConstraint',
  'createSchema',
  'dropSchema',
  'createExtension',
  'dropExtension',
  'createSequence',
  'alterSequence',
  'dropSequence',
  'renameEnumValue',
  'createDomain',
  'alterDomain',
  'dropDomain',
  'createMaterializedView',
  'dropMaterializedView',
  'refreshMaterializedView',
  'createFunction',
  'dropFunction',
])

const text = (row: number) => `v${row}`
const texts: readonly ColumnDefault[] = ["it's", '', sql`(lower('X'))`]
const numbers: readonly ColumnDefault[] = [7, -1, sql`(1 + 2)`]
const collations = ['NOCASE', 'RTRIM']

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
    type: { kind: 'binary' },
    family: 'bytes',
    isKey: true,
    value: (row) => Buffer.from([row]),
    defaults: [],
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
  {
    type: { kind: 'varchar', length: 20 },
    family: 'text',
    isKey: true,
    value: text,
    defaults: texts,
    collations,
  },
  {
    type: { kind: 'boolean' },
    family: 'number',
    isKey: false,
    value: (row) => row % 2 === 0,
    defaults: [true],
  },
  {
    type: { kind: 'timestamp' },
    family: 'text',
    isKey: true,
    value: (row) => `2026-01-0${row} 00:00:00`,
    defaults: [sql`CURRENT_TIMESTAMP`],
  },
  {
    type: { kind: 'enum', name: 'mood', values: ['sad', 'ok'] },
    family: 'text',
    isKey: false,
    value: () => 'ok',
    defaults: ['ok'],
  },
  {
    type: { kind: 'native', dialect: 'sqlite', sql: 'NUMERIC(4, 2)' },
    family: 'number',
    isKey: true,
    value: (row) => row,
    defaults: [],
  },
]

const STRICT_KINDS: ReadonlySet<string> = new Set(['integer', 'text', 'binary'])
const isStrict = ({ type }: DrawnType) => STRICT_KINDS.has(type.kind)

/** What cases on SQLite are made of. */
export const sqliteProfile: EngineProfile = {
  engine: 'sqlite',
  kinds: (Object.keys(operationDefinitions) as OperationKind[]).filter(
    (kind) => !REFUSED.has(kind),
  ),
  types,
  tableOptions: [
    { options: {}, numberings: [{ autoIncrement: true }, {}] },
    { options: { autoincrement: true }, numberings: [{ autoIncrement: true }] },
    { options: { strict: true }, numberings: [{ autoIncrement: true }, {}], allows: isStrict },
    { options: { withoutRowid: true }, numberings: [{}] },
  ],
  optionChanges: [
    {
      parts: [{ options: { strict: true } }, { options: { strict: false } }],
      suits: ({ columns }) => columns.every(({ type }) => STRICT_KINDS.has(type.kind)),
    },
  ],
  schemas: [],
  tableSchemas: [],
  newSchema: '',
  has: {
    comments: false,
    primaryKeyNames: true,
    virtualColumns: true,
    expressionIndexes: true,
    deferrable: ['foreignKey'],
    notValid: false,
    setDefault: true,
    functions: false,
    sequences: false,
    cascades: false,
    materializedViews: false,
    indexesForeignKeys: false,
    dropsCovered: true,
    columnPlaces: false,
  },
  indexTraits: (column) => [
    { where: sql`${sql.id(column)} IS NOT NULL` },
    { where: sql`${sql.id('n')} > ${1}`, unique: true },
    { elements: [{ column, collation: 'NOCASE', order: 'desc' }] },
  ],
  exclusions: [],
  views: { plain: [], materialized: [] },
  functions: [],
  callables: [],
  otherBody: ({ body }) => ({ body }),
  triggers: (table) => {
    const body = sql`BEGIN DELETE FROM ${sql.id(table)} WHERE ${sql.id('id')} < ${0}; END`
    return [
      { timing: 'after', events: ['insert'], body },
      {
        timing: 'before',
        events: ['update'],
        columns: ['n'],
        forEach: 'row',
        when: sql`NEW.${sql.id('n')} > 5`,
        body,
      },
      { timing: 'after', events: ['delete'], body },
    ]
  },
}
