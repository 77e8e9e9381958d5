import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { type CatalogScope, dialects } from '../../src/dialects/index.ts'
import type { SchemaModel } from '../../src/schema/schema-model.ts'
import { getEngine } from '../setup/engines.ts'
import { readableModel } from '../setup/readable-model.ts'

const engine = getEngine('postgresql')
const wide = readFileSync(new URL('wide-postgresql.sql', import.meta.url), 'utf8')

describe.skipIf(!engine.isAvailable)('introspection of PostgreSQL', () => {
  let connection: Connection
  let model: SchemaModel
  const run = async (text: string) => {
    for (const { sql } of dialects.postgresql.splitStatements(text))
      await connection.execute({ sql })
  }
  const read = (scope: CatalogScope) => introspect(connection, dialects.postgresql, scope)

  beforeAll(async () => {
    connection = await openConnection(await engine.createUrl(), { baseDirectory: process.cwd() })
    await run(wide)
    model = await read({ kind: 'schemas', schemas: 'all' })
  })
  afterAll(() => connection.close())

  it('shows the schemas and the extensions, and nothing that belongs to them or to nobody', () => {
    expect(model.defaultSchema).toBe('public')
    expect(Object.keys(model.schemas ?? {})).toEqual(['app', 'public'])
    expect(model.schemas?.['app']).toMatchObject({ name: 'app', comment: 'the second one' })
    expect(Object.keys(model.extensions ?? {})).toEqual(['btree_gist', 'hstore'])
    expect(Object.keys(model.tables)).toEqual([
      'lively',
      'measures',
      'measures_2024',
      'measures_rest',
      'odd "name".x',
      'parents',
      'quick',
      'app.children',
      'app.measures_ones',
    ])
    expect(Object.keys(model.functions ?? {})).toEqual([
      'double_it(a bigint)',
      "double_it(a integer, b text DEFAULT 'x)'::text)",
      'touch()',
      'app.names(OUT id integer, OUT name text)',
    ])
  })

  it('shows sequences that are of their own, and who owns them', () => {
    expect(model.sequences).toEqual({
      plain_numbers: { name: 'plain_numbers' },
      'app.children_id_seq': {
        name: 'children_id_seq',
        schema: 'app',
        type: 'integer',
        ownedBy: { table: 'children', column: 'id' },
      },
      'app.odd_numbers': {
        name: 'odd_numbers',
        schema: 'app',
        type: 'smallint',
        increment: -2,
        minValue: -999,
        maxValue: 99,
        start: 9,
        cache: 5,
        cycle: true,
        ownedBy: { table: 'children', column: 'parent' },
        comment: 'down',
      },
    })
  })

  it('shows enumerations and domains', () => {
    const values = ['sad', "it's ok", 'happy, very']
    expect(model.enums).toEqual({
      mood: { name: 'mood', values, comment: 'how it is' },
      'app.mood': { name: 'mood', schema: 'app', values: ['other'] },
    })
    expect(readableModel(model.domains)).toEqual({
      email: {
        name: 'email',
        type: { kind: 'varchar', length: 200 },
        nullable: false,
        default: "'nobody@example.org'::character varying",
        collation: 'C',
        checks: [
          { kind: 'check', name: 'email_has_at', expression: "((VALUE)::text ~ '@'::text)" },
          { kind: 'check', name: 'email_is_long', expression: '(length((VALUE)::text) > 3)' },
        ],
        comment: 'an address',
      },
      'app.moods': {
        name: 'moods',
        schema: 'app',
        type: { kind: 'array', element: { kind: 'enum', name: 'mood', values } },
        nullable: true,
        checks: [],
      },
    })
  })

  it('shows views with their options, and the indexes of those that are kept', () => {
    const { named, kept, 'app.cheap': cheap } = model.views ?? {}
    expect(readableModel(named)).toMatchObject({
      security: 'invoker',
      securityBarrier: true,
      comment: "with 'them'",
    })
    expect(cheap).toMatchObject({ schema: 'app', checkOption: 'local' })
    // Since PostgreSQL 16 the columns of a lone table are told without it.
    expect(JSON.parse(JSON.stringify(readableModel(kept)).replaceAll('parents.', ''))).toEqual({
      name: 'kept',
      definition: 'SELECT id,\n    lower((name)::text) AS name\n   FROM parents',
      materialized: true,
      with: { fillfactor: '80' },
      indexes: [
        { name: 'kept_id', elements: [{ column: 'id' }], unique: true },
        // The column has the collation of the expression that it comes from.
        { name: 'kept_name', elements: [{ column: 'name', order: 'desc' }], unique: false },
      ],
      comment: 'kept',
    })
  })

  it('shows functions with what is said of them', () => {
    const { functions = {} } = model
    expect(readableModel(functions['app.names(OUT id integer, OUT name text)'])).toEqual({
      name: 'names',
      schema: 'app',
      parameters: 'OUT id integer, OUT name text',
      returns: 'SETOF record',
      language: 'plpgsql',
      body: "BEGIN RETURN QUERY SELECT 1, 'WHEN (x)'; END",
      volatility: 'stable',
      security: 'definer',
      rows: 5,
      settings: ['search_path=app, pg_temp'],
    })
    expect(readableModel(functions["double_it(a integer, b text DEFAULT 'x)'::text)"])).toEqual({
      name: 'double_it',
      parameters: "a integer, b text DEFAULT 'x)'::text",
      returns: 'integer',
      language: 'sql',
      body: 'SELECT a * 2',
      volatility: 'immutable',
      strict: true,
      parallel: 'safe',
      cost: 7,
      comment: 'twice',
    })
    expect(readableModel(functions['double_it(a bigint)'])).toMatchObject({
      body: 'RETURN (a * 2)',
      isParsed: true,
    })
  })

  it('shows triggers, once for a table and its partitions', () => {
    expect(readableModel(model.triggers)).toEqual({
      'measures.touch_measures': {
        name: 'touch_measures',
        table: 'measures',
        timing: 'after',
        events: ['insert'],
        function: { name: 'touch' },
      },
      'named.touch_view': {
        name: 'touch_view',
        table: 'named',
        timing: 'instead of',
        events: ['delete'],
        function: { name: 'touch' },
      },
      'parents.touch_row': {
        name: 'touch_row',
        table: 'parents',
        timing: 'before',
        events: ['insert', 'update'],
        columns: ['name', 'price'],
        when: "((new.price > (1)::numeric) AND ((new.name)::text <> 'EXECUTE FUNCTION x()'::text))",
        function: { name: 'touch', arguments: ["it's", '', 'b,c'] },
        comment: 'touches',
      },
      'parents.touch_truncate': {
        name: 'touch_truncate',
        table: 'parents',
        timing: 'before',
        events: ['truncate'],
        forEach: 'statement',
        function: { name: 'touch' },
        enabled: 'never',
      },
      'app.children.touch WHEN (late)': {
        name: 'touch WHEN (late)',
        table: 'children',
        schema: 'app',
        timing: 'after',
        events: ['delete'],
        when: '(old.name IS NOT NULL)',
        function: { name: 'touch' },
        constraint: { deferrable: true, initially: 'deferred' },
      },
      'app.children.touch_all': {
        name: 'touch_all',
        table: 'children',
        schema: 'app',
        timing: 'after',
        events: ['update'],
        forEach: 'statement',
        function: { name: 'touch' },
        oldTable: 'before',
        newTable: 'after',
        enabled: 'always',
      },
    })
  })

  it('says of partitions and heirs what is their own', () => {
    const { tables } = model
    expect(tables['measures']?.options).toEqual({ partitionBy: 'RANGE (taken)' })
    expect(tables['measures_rest']).toMatchObject({
      options: { partitionBy: 'LIST (id)' },
      partitionOf: { table: 'measures', bounds: 'DEFAULT' },
      constraints: [],
      indexes: [],
    })
    expect(readableModel(tables['app.measures_ones'])).toMatchObject({
      partitionOf: { table: 'measures_rest', bounds: 'FOR VALUES IN (1, 11)' },
      columns: [
        { name: 'id', inherited: true },
        { name: 'taken', inherited: true },
        { name: 'value', default: '1', inherited: true },
      ],
      constraints: [{ name: 'ones', expression: '(value < (9)::numeric)' }],
    })
    expect(tables['measures_2024']?.indexes.map(({ name }) => name)).toEqual(['measures_2024_own'])
    expect(tables['lively']).toMatchObject({
      inherits: [{ table: 'quick' }],
      columns: [
        { name: 'a', inherited: true },
        { name: 'b', inherited: true },
        { name: 'nickname' },
      ],
    })
  })

  it('tells a method of storing rows that is not the usual one', async () => {
    await run('CREATE ACCESS METHOD own TYPE TABLE HANDLER heap_tableam_handler')
    await run('CREATE TABLE stored (a integer) USING own')
    const { tables } = await read({ kind: 'tables', tables: [{ name: 'stored' }] })
    await run('DROP TABLE stored; DROP ACCESS METHOD own')
    expect(tables['stored']?.options).toEqual({ using: 'own' })
  })

  it('tells elements of indexes apart, whatever stands in them', () => {
    const parents = model.tables['parents']
    expect(
      readableModel(parents?.indexes.find(({ name }) => name === 'parents_expression')),
    ).toEqual({
      name: 'parents_expression',
      elements: [
        { expression: 'lower((name)::text)' },
        { expression: '(price + (1)::numeric)' },
        {
          expression: "COALESCE(body, 'a, b)'::text)",
          opclass: 'text_pattern_ops',
          collation: 'C',
        },
        { expression: 'lower((name)::text)', order: 'desc', collation: 'POSIX' },
      ],
      unique: true,
      include: ['flag', 'small'],
      where: "(((name)::text <> ','::text) AND ((price > (1)::numeric) OR (price IS NULL)))",
      with: { fillfactor: '50' },
      nullsNotDistinct: true,
    })
    expect(readableModel(model.tables['odd "name".x']?.indexes)).toEqual([
      {
        name: 'ix, (odd)',
        elements: [
          { column: 'ünï' },
          { expression: 'lower(("a ""b""")::text)' },
          { expression: `("select" || ' COLLATE '::text)` },
        ],
        unique: false,
      },
    ])
  })

  it('reads the schemas that are named, and says no schema of what lies in the default one', async () => {
    const inDefault = await read({ kind: 'schemas', schemas: 'default' })
    const inBoth = await read({ kind: 'schemas', schemas: ['app', 'public', 'no such schema'] })
    const inApp = await read({ kind: 'schemas', schemas: ['app'] })
    expect(inBoth).toEqual(model)
    for (const kind of [
      'tables',
      'sequences',
      'enums',
      'views',
      'functions',
      'triggers',
    ] as const) {
      const all = Object.entries(model[kind] ?? {})
      expect(inDefault[kind]).toEqual(
        Object.fromEntries(all.filter(([, { schema }]) => schema === undefined)),
      )
      expect(inApp[kind]).toEqual(
        Object.fromEntries(all.filter(([, { schema }]) => schema === 'app')),
      )
    }
    await connection.execute({ sql: 'SET search_path = app, public' })
    const turned = await read({ kind: 'schemas', schemas: 'all' })
    await connection.execute({ sql: 'RESET search_path' })
    expect(turned.defaultSchema).toBe('app')
    expect(Object.keys(turned.tables).toSorted()).toEqual([
      'children',
      'measures_ones',
      'public.lively',
      'public.measures',
      'public.measures_2024',
      'public.measures_rest',
      'public.odd "name".x',
      'public.parents',
      'public.quick',
    ])
    expect(turned.tables['children']?.constraints).toMatchObject([
      { name: 'children_code', references: { table: 'parents', schema: 'public' } },
      { name: 'children_late' },
      { name: 'children_late_key', references: { table: 'children' } },
      { name: 'children_parent' },
      { name: 'children_pkey' },
      { name: 'children_self' },
      { name: 'children_twice' },
    ])
  })
})
