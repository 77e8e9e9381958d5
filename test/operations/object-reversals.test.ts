import { expect, it } from 'vitest'
import { applyOperation, reverseOperation } from '../../src/operations/apply-operation.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel } from '../../src/schema/schema-model.ts'
import { sql } from '../../src/schema/sql.ts'
import { runScripts, type TestedDatabase } from '../runtime/harness.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import { useDatabases } from './use-databases.ts'

const open = useDatabases()

/** The native catalogs of objects beside tables, without anything of our own reading. */
const DUMPS: Readonly<Record<EngineName, readonly string[]>> = {
  postgresql: [
    `SELECT nspname, pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1`,
    'SELECT extname, extnamespace::regnamespace::text FROM pg_extension ORDER BY 1',
    'SELECT seqrelid::regclass::text AS name, seqtypid::regtype::text AS type, seqstart::text, seqincrement::text, seqmax::text, seqmin::text, seqcache::text, seqcycle FROM pg_sequence ORDER BY 1',
    'SELECT enumtypid::regtype::text AS name, enumlabel, row_number() OVER (PARTITION BY enumtypid ORDER BY enumsortorder)::integer AS place FROM pg_enum ORDER BY 1, 3',
    `SELECT oid::regclass::text AS name, relkind::text, reloptions, pg_get_viewdef(oid) AS definition FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    `SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
    'SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1',
    `SELECT a.attrelid::regclass::text AS "table", a.attname, format_type(a.atttypid, a.atttypmod) AS type, pg_get_expr(d.adbin, d.adrelid) AS "default", obj_description(a.attrelid) AS comment
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2`,
    `SELECT conname, convalidated, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1`,
    `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  ],
  mariadb: [
    `SELECT TABLE_NAME, TABLE_TYPE, TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1`,
    `SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, SECURITY_TYPE FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1`,
    `SELECT ROUTINE_NAME, ROUTINE_DEFINITION, DTD_IDENTIFIER, IS_DETERMINISTIC, SECURITY_TYPE FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY 1`,
    `SELECT TRIGGER_NAME, EVENT_MANIPULATION, ACTION_TIMING, EVENT_OBJECT_TABLE, ACTION_STATEMENT FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 1`,
    `SELECT DISTINCT TABLE_NAME, INDEX_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1, 2`,
    `SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1, 2`,
  ],
  sqlite: ['SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2'],
}

async function dump(database: TestedDatabase, engine: EngineName): Promise<readonly unknown[]> {
  const parts: Readonly<Record<string, unknown>>[] = []
  for (const query of DUMPS[engine]) {
    parts.push(
      ...(await database.rows(query)).filter(
        (row) => !/limbeck_log|alembic_version/.test(JSON.stringify(row)),
      ),
    )
  }
  if (engine !== 'mariadb') return parts
  for (const { TABLE_NAME: name, TABLE_TYPE: type } of parts) {
    if (type === 'SEQUENCE')
      parts.push(...(await database.rows(`SHOW CREATE SEQUENCE ${String(name)}`)))
  }
  return parts
}

const enumeration = { kind: 'enum', name: 'mood', values: ['sad', 'ok'] } as const
const setup: readonly Operation[] = [
  {
    kind: 'createTable',
    table: {
      name: 'a',
      columns: [
        { name: 'b', type: { kind: 'integer' }, nullable: true },
        { name: 'm', type: enumeration, nullable: true },
      ],
      constraints: [],
      indexes: [{ name: 'ix_b', elements: [{ column: 'b', order: 'desc' }], unique: true }],
      comment: 'before',
    },
  },
  { kind: 'createView', view: { name: 'v', definition: sql`SELECT b FROM a` } },
]

const trigger = {
  name: 'tr',
  table: 'a',
  timing: 'after',
  events: ['insert'],
} as const
const body = sql`BEGIN DELETE FROM a WHERE b = 0; END`
const note = {
  name: 'note',
  returns: 'trigger',
  body: sql`BEGIN RETURN new; END`,
  language: 'plpgsql',
} as const
const numbers = { name: 'n', start: 5, increment: 2, cache: 4 } as const

interface Case {
  readonly title: string
  readonly engines: readonly EngineName[]
  /** What is there before, beside the set-up. */
  readonly before?: readonly Operation[]
  readonly operation: Operation
}

const all = ['postgresql', 'mariadb', 'sqlite'] as const
const servers = ['postgresql', 'mariadb'] as const
const simple = ['mariadb', 'sqlite'] as const
const only = ['postgresql'] as const

const cases: readonly Case[] = [
  {
    title: 'a comment',
    engines: servers,
    operation: { kind: 'createTableComment', table: 'a', comment: 'after' },
  },
  {
    title: 'a renamed index',
    engines: all,
    operation: { kind: 'renameIndex', table: 'a', name: 'ix_b', newName: 'ix_c' },
  },
  {
    title: 'a changed sequence',
    engines: servers,
    before: [{ kind: 'createSequence', sequence: numbers }],
    operation: {
      kind: 'alterSequence',
      name: 'n',
      change: { increment: 7, maxValue: 90, cycle: true, cache: 9 },
    },
  },
  {
    title: 'a column that brings an enumeration',
    engines: all,
    operation: {
      kind: 'addColumn',
      table: 'a',
      column: { name: 'e', type: { kind: 'enum', name: 'e', values: ['x'] }, nullable: true },
      constraints: [],
    },
  },
  {
    title: 'a column of an enumeration that is there',
    engines: all,
    operation: {
      kind: 'addColumn',
      table: 'a',
      column: { name: 'e', type: enumeration, nullable: true },
      constraints: [],
    },
  },
  { title: 'no view', engines: all, operation: { kind: 'dropView', name: 'v' } },
  {
    title: 'no trigger',
    engines: simple,
    before: [{ kind: 'createTrigger', trigger: { ...trigger, body } }],
    operation: { kind: 'dropTrigger', table: 'a', name: 'tr' },
  },
  {
    title: 'a table with a trigger',
    engines: only,
    before: [
      { kind: 'dropView', name: 'v' },
      { kind: 'createFunction', function: note },
      {
        kind: 'createTrigger',
        trigger: { ...trigger, when: sql`new.b > 1`, function: { name: 'note' } },
      },
    ],
    operation: { kind: 'dropTable', name: 'a' },
  },
]

describeEngines('an operation and its reverse leave the catalog as it was', (engine) => {
  it.each(cases.filter(({ engines }) => engines.includes(engine.name)))(
    '$title',
    async ({ before = [], operation }) => {
      const database = await open(engine)
      const there = [...setup, ...before]
      const model = there.reduce<SchemaModel>((now, each) => applyOperation(each, now), {
        tables: {},
      })
      const reversal = reverseOperation(operation, model)
      const invoke = (operations: readonly Operation[]) => ({
        up: async (op: Parameters<Parameters<typeof runScripts>[1][number]['up']>[0]) => {
          for (const each of operations) await op.invoke(each)
        },
      })
      const steps = [
        invoke(there),
        invoke([operation]),
        invoke(reversal.kind === 'operations' ? reversal.operations : []),
      ]
      await runScripts(database, steps.slice(0, 1))
      const first = await dump(database, engine.name)
      await runScripts(database, steps.slice(0, 2))
      const second = await dump(database, engine.name)
      await runScripts(database, steps)
      expect(await dump(database, engine.name)).toEqual(first)
      expect(second).not.toEqual(first)
    },
  )
})
