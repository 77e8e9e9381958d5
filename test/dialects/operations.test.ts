import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialectFor, type LiveDialect, type TableName } from '../../src/dialects/index.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { Column, SchemaModel, Table } from '../../src/schema/schema-model.ts'
import { sql } from '../../src/schema/sql.ts'
import { describeEngines, getEngine, type TestEngine } from '../setup/engines.ts'
import { readableModel } from '../setup/readable-model.ts'

interface Fixture {
  readonly connection: Connection
  readonly dialect: LiveDialect
  run(...operations: readonly Operation[]): Promise<void>
  read(...tables: readonly (string | TableName)[]): Promise<SchemaModel>
  rows(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>
}

const opened: Connection[] = []
afterAll(async () => {
  for (const connection of opened) await connection.close()
})

async function open(engine: TestEngine): Promise<Fixture> {
  const connection = await openConnection(await engine.createUrl(), {
    baseDirectory: process.cwd(),
  })
  opened.push(connection)
  const dialect = dialectFor(connection.server)
  return {
    connection,
    dialect,
    async run(...operations) {
      for (const operation of operations) {
        for (const statement of dialect.compile(operation)) await connection.execute(statement)
      }
    },
    async read(...tables) {
      const results = []
      const names = tables.map((table) => (typeof table === 'string' ? { name: table } : table))
      for (const query of dialect.catalogQueries({ kind: 'tables', tables: names }))
        results.push((await connection.execute(query)).rows)
      return dialect.readCatalog(results)
    },
    rows: async (text) => (await connection.execute({ sql: text })).rows,
  }
}

const id: Column = { name: 'id', type: { kind: 'integer' }, nullable: false, autoIncrement: true }
const accounts: Table = {
  name: 'accounts',
  columns: [id, { name: 'email', type: { kind: 'varchar', length: 100 }, nullable: false }],
  constraints: [
    { kind: 'primaryKey', name: 'pk_accounts', columns: ['id'] },
    { kind: 'unique', name: 'uq_accounts_email', columns: ['email'] },
  ],
  indexes: [],
}

const posts: Table = {
  name: 'posts',
  columns: [
    id,
    { name: 'account_id', type: { kind: 'integer' }, nullable: false },
    { name: 'title', type: { kind: 'varchar', length: 50 }, nullable: false, default: "it's" },
    { name: 'body', type: { kind: 'text' }, nullable: true, comment: "the 'body'" },
    { name: 'stars', type: { kind: 'integer' }, nullable: false, default: 0 },
    { name: 'is_public', type: { kind: 'boolean' }, nullable: false, default: false },
    { name: 'price', type: { kind: 'numeric', precision: 10, scale: 2 }, nullable: true },
    {
      name: 'created_on',
      type: { kind: 'timestamptz' },
      nullable: false,
      default: sql`CURRENT_TIMESTAMP`,
    },
    {
      name: 'length',
      type: { kind: 'integer' },
      nullable: true,
      generated: { expression: sql`stars + 1`, stored: true },
    },
    { name: 'meta', type: { kind: 'json' }, nullable: true },
  ],
  constraints: [
    { kind: 'primaryKey', name: 'pk_posts', columns: ['id'] },
    {
      kind: 'foreignKey',
      name: 'fk_posts_account',
      columns: ['account_id'],
      references: { table: 'accounts', columns: ['id'] },
      onDelete: 'cascade',
      onUpdate: 'set null',
    },
    { kind: 'check', name: 'ck_posts_stars', expression: sql`stars >= ${0}` },
    { kind: 'unique', name: 'uq_posts_title', columns: ['account_id', 'title'] },
  ],
  indexes: [
    {
      name: 'ix_posts_created_on',
      elements: [{ column: 'created_on', order: 'desc' }, { column: 'stars' }],
      unique: false,
    },
  ],
  comment: 'what people write',
}
// A column that is NOT NULL cannot be set to null.
const tables = [
  accounts,
  {
    ...posts,
    constraints: posts.constraints.map((item) =>
      item.kind === 'foreignKey' ? { ...item, onUpdate: 'cascade' as const } : item,
    ),
  },
]

/** A column without its type and comment, which are looked at on their own. */
function withoutType(column: Column): Partial<Column> {
  return Object.fromEntries(
    Object.entries(column).filter(([key]) => key !== 'type' && key !== 'comment'),
  )
}

function types(table: Table | undefined, dialect: LiveDialect) {
  return Object.fromEntries(
    (table?.columns ?? []).map(({ name, type }) => [name, dialect.writeType(type)]),
  )
}

describeEngines('operations', (engine) => {
  let db: Fixture
  const own = <Value>(values: {
    readonly postgresql: Value
    readonly mariadb: Value
    readonly sqlite: Value
  }) => values[engine.name]

  beforeEach(async () => {
    db = await open(engine)
    await db.run(...tables.map((table) => ({ kind: 'createTable', table }) as const))
  })

  it('create tables that the catalog shows as they were described', async () => {
    const model = await db.read('accounts', 'posts', 'nowhere')
    expect(Object.keys(model.tables).toSorted()).toEqual(['accounts', 'posts'])
    const table = model.tables['posts']
    expect(types(table, db.dialect)).toEqual(
      own({
        postgresql: {
          id: 'INTEGER',
          account_id: 'INTEGER',
          title: 'VARCHAR(50)',
          body: 'TEXT',
          stars: 'INTEGER',
          is_public: 'BOOLEAN',
          price: 'NUMERIC(10, 2)',
          created_on: 'TIMESTAMP WITH TIME ZONE',
          length: 'INTEGER',
          meta: 'JSON',
        },
        mariadb: {
          id: 'INTEGER',
          account_id: 'INTEGER',
          title: 'VARCHAR(50)',
          body: 'TEXT',
          stars: 'INTEGER',
          is_public: 'TINYINT(1)',
          price: 'NUMERIC(10, 2)',
          created_on: 'DATETIME',
          length: 'INTEGER',
          meta: 'JSON',
        },
        sqlite: {
          id: 'INTEGER',
          account_id: 'INTEGER',
          title: 'VARCHAR(50)',
          body: 'TEXT',
          stars: 'INTEGER',
          is_public: 'BOOLEAN',
          price: 'NUMERIC(10, 2)',
          created_on: 'DATETIME',
          length: 'INTEGER',
          meta: 'JSON',
        },
      }),
    )
    expect(readableModel(table?.columns.map(withoutType))).toEqual([
      {
        name: 'id',
        nullable: false,
        ...own({
          postgresql: { identity: { always: false } },
          mariadb: { autoIncrement: true },
          sqlite: { autoIncrement: true },
        }),
      },
      { name: 'account_id', nullable: false },
      {
        name: 'title',
        nullable: false,
        default: own({
          postgresql: "'it''s'::character varying",
          mariadb: "it's",
          sqlite: "it's",
        }),
      },
      { name: 'body', nullable: true },
      {
        name: 'stars',
        nullable: false,
        default: own<unknown>({ postgresql: '0', mariadb: 0, sqlite: 0 }),
      },
      {
        name: 'is_public',
        nullable: false,
        default: own<unknown>({ postgresql: 'false', mariadb: false, sqlite: false }),
      },
      { name: 'price', nullable: true },
      {
        name: 'created_on',
        nullable: false,
        default: own({
          postgresql: 'CURRENT_TIMESTAMP',
          mariadb: 'current_timestamp()',
          sqlite: 'CURRENT_TIMESTAMP',
        }),
      },
      {
        name: 'length',
        nullable: true,
        generated: {
          expression: own({
            postgresql: '(stars + 1)',
            mariadb: '`stars` + 1',
            sqlite: 'stars + 1',
          }),
          stored: true,
        },
      },
      { name: 'meta', nullable: true },
    ])
    const named = new Map(table?.constraints.map((item) => [item.name, readableModel(item)]))
    const unique = { kind: 'unique', name: 'uq_posts_title', columns: ['account_id', 'title'] }
    expect(named).toEqual(
      new Map<string, unknown>([
        [
          own({ postgresql: 'pk_posts', mariadb: 'PRIMARY', sqlite: 'pk_posts' }),
          {
            kind: 'primaryKey',
            name: own({ postgresql: 'pk_posts', mariadb: 'PRIMARY', sqlite: 'pk_posts' }),
            columns: ['id'],
          },
        ],
        [
          'fk_posts_account',
          {
            kind: 'foreignKey',
            name: 'fk_posts_account',
            columns: ['account_id'],
            references: { table: 'accounts', columns: ['id'] },
            onDelete: 'cascade',
            onUpdate: 'cascade',
          },
        ],
        [
          'ck_posts_stars',
          {
            kind: 'check',
            name: 'ck_posts_stars',
            expression: own({
              postgresql: '(stars >= 0)',
              mariadb: '`stars` >= 0',
              sqlite: 'stars >= 0',
            }),
          },
        ],
        ['uq_posts_title', unique],
      ]),
    )
    expect(table?.indexes.filter((index) => index.name.startsWith('ix_'))).toEqual(posts.indexes)
    expect(table?.comment).toBe(
      own({ postgresql: posts.comment, mariadb: posts.comment, sqlite: undefined }),
    )
    expect(table?.columns.find((column) => column.name === 'body')?.comment).toBe(
      own({ postgresql: "the 'body'", mariadb: "the 'body'", sqlite: undefined }),
    )
  })

  it('make again what the catalog shows', async () => {
    const before = await db.read('accounts', 'posts')
    await db.run({ kind: 'dropTable', name: 'posts' }, { kind: 'dropTable', name: 'accounts' })
    expect((await db.read('accounts', 'posts')).tables).toEqual({})
    for (const name of ['accounts', 'posts']) {
      const table = before.tables[name]
      if (table !== undefined) await db.run({ kind: 'createTable', table })
    }
    expect(readableModel(await db.read('accounts', 'posts'))).toEqual(readableModel(before))
  })

  it('number rows, fill defaults, and insert in batches', async () => {
    const people = Array.from({ length: 1200 }, (_, index) => ({ email: `p${index}@x.org` }))
    await db.run({ kind: 'bulkInsert', table: 'accounts', rows: people })
    expect(
      await db.rows('SELECT count(*) AS n, min(id) AS first, max(id) AS last FROM accounts'),
    ).toEqual([{ n: 1200, first: 1, last: 1200 }])
    await db.run({
      kind: 'bulkInsert',
      table: 'posts',
      rows: [
        { account_id: 1, title: 'a' },
        { title: 'b', account_id: 2, stars: sql`1 + ${4}` },
        { account_id: 3, stars: 2 },
      ],
    })
    expect(
      await db.rows('SELECT account_id, title, stars, length FROM posts ORDER BY account_id'),
    ).toEqual([
      { account_id: 1, title: 'a', stars: 0, length: 1 },
      { account_id: 2, title: 'b', stars: 5, length: 6 },
      { account_id: 3, title: "it's", stars: 2, length: 3 },
    ])
  })

  it('add, rename and drop columns', async () => {
    await db.run(
      {
        kind: 'addColumn',
        table: 'posts',
        column: { name: 'owner_id', type: { kind: 'integer' }, nullable: true },
        constraints: [
          {
            kind: 'foreignKey',
            name: 'fk_posts_owner',
            columns: ['owner_id'],
            references: { table: 'accounts', columns: ['id'] },
            onDelete: 'cascade',
          },
          { kind: 'check', name: 'ck_posts_owner', expression: sql`owner_id > 0` },
        ],
      },
      {
        kind: 'addColumn',
        table: 'posts',
        column: { name: 'is_hot', type: { kind: 'boolean' }, nullable: false, default: true },
        constraints: [],
      },
      { kind: 'renameColumn', table: 'posts', name: 'body', newName: 'content' },
      { kind: 'dropColumn', table: 'posts', name: 'price' },
    )
    const table = (await db.read('posts')).tables['posts']
    const columns = table?.columns.map((column) => column.name)
    expect(columns).toEqual([
      'id',
      'account_id',
      'title',
      'content',
      'stars',
      'is_public',
      'created_on',
      'length',
      'meta',
      'owner_id',
      'is_hot',
    ])
    expect(table?.constraints.map((item) => item.name)).toEqual(
      expect.arrayContaining(['fk_posts_owner', 'ck_posts_owner']),
    )
  })

  it('make and drop indexes', async () => {
    await db.run({
      kind: 'createIndex',
      table: 'posts',
      index: {
        name: 'ux_posts_title',
        unique: true,
        elements: [{ column: 'title', order: 'desc' }],
      },
    })
    const made = (await db.read('posts')).tables['posts']?.indexes.find(
      ({ name }) => name === 'ux_posts_title',
    )
    expect(made).toEqual({
      name: 'ux_posts_title',
      unique: true,
      elements: [{ column: 'title', order: 'desc' }],
    })
    await db.run({ kind: 'dropIndex', name: 'ux_posts_title', table: 'posts' })
    expect((await db.read('posts')).tables['posts']?.indexes.map(({ name }) => name)).not.toContain(
      'ux_posts_title',
    )
  })

  it('rename and drop tables', async () => {
    await db.run({ kind: 'renameTable', name: 'posts', newName: 'articles' })
    expect(Object.keys((await db.read('posts', 'articles')).tables)).toEqual(['articles'])
    await db.run(
      { kind: 'dropTable', name: 'articles' },
      { kind: 'dropTable', name: 'articles', ifExists: true },
    )
    expect((await db.read('articles')).tables).toEqual({})
  })

  it('create nothing twice where it was said so', async () => {
    await db.run({ kind: 'createTable', table: accounts, ifNotExists: true })
    expect(Object.keys((await db.read('accounts')).tables)).toEqual(['accounts'])
  })

  it('execute what people wrote', async () => {
    await db.run(
      { kind: 'execute', statement: `INSERT INTO accounts (email) VALUES ('a')` },
      {
        kind: 'execute',
        statement: sql`INSERT INTO ${sql.id('accounts')} (email) VALUES (${"b'?"})`,
      },
      {
        kind: 'execute',
        statement: {
          sql: `INSERT INTO accounts (email) VALUES (${db.dialect.placeholder(0)})`,
          parameters: ['c'],
        },
      },
    )
    expect(await db.rows('SELECT email FROM accounts ORDER BY id')).toEqual([
      { email: 'a' },
      { email: "b'?" },
      { email: 'c' },
    ])
  })

  it.skipIf(engine.name === 'sqlite')('add and drop constraints of every kind', async () => {
    const all = [
      {
        kind: 'foreignKey',
        name: 'fk_new',
        columns: ['stars'],
        references: { table: 'accounts', columns: ['id'] },
        onDelete: 'restrict',
      },
      { kind: 'unique', name: 'uq_new', columns: ['stars', 'title'] },
      { kind: 'check', name: 'ck_new', expression: sql`title <> ${"\\'"}` },
    ] as const
    await db.run(
      ...all.map((constraint) => ({ kind: 'addConstraint', table: 'posts', constraint }) as const),
    )
    const names = async () =>
      (await db.read('posts')).tables['posts']?.constraints.map(({ name }) => name)
    expect(await names()).toEqual(expect.arrayContaining(['fk_new', 'uq_new', 'ck_new']))
    await db.run(
      ...all.map(
        ({ name, kind }) => ({ kind: 'dropConstraint', table: 'posts', name, type: kind }) as const,
      ),
    )
    for (const { name } of all) expect(await names()).not.toContain(name)
    await db.run(
      ...all.map((constraint) => ({ kind: 'addConstraint', table: 'posts', constraint }) as const),
    )
    await db.run(
      ...all.map(({ name }) => ({ kind: 'dropConstraint', table: 'posts', name }) as const),
    )
    for (const { name } of all) expect(await names()).not.toContain(name)
  })

  it('make a table of every generic type', async () => {
    const every = [
      'smallint',
      'integer',
      'bigint',
      'numeric',
      'real',
      'double',
      'boolean',
      'char',
      'text',
      'binary',
      'uuid',
      'date',
      'time',
      'timetz',
      'timestamp',
      'timestamptz',
      'interval',
      'json',
    ] as const
    const table: Table = {
      name: 'every',
      columns: [
        ...every.map((kind): Column => ({ name: `c_${kind}`, type: { kind }, nullable: true })),
        {
          name: 'c_enum',
          type: { kind: 'enum', values: ["it's", 'b\\c', ''] },
          nullable: true,
          default: 'b\\c',
        },
        { name: 'c_ts6', type: { kind: 'timestamp', precision: 6 }, nullable: true },
        { name: 'c_blob', type: { kind: 'binary', length: 16 }, nullable: true },
        { name: 'c_text', type: { kind: 'text' }, nullable: false, default: "a\\b'c\n" },
      ].map((column, index) => ({ ...column, name: `${column.name}_${index}` })) as Column[],
      constraints: [],
      indexes: [],
    }
    await db.run(
      { kind: 'createTable', table },
      { kind: 'bulkInsert', table: 'every', rows: [{ c_integer_1: 1 }] },
    )
    const [row] = await db.rows('SELECT * FROM every')
    expect(row?.['c_text_21']).toBe("a\\b'c\n")
    expect(row?.['c_enum_18']).toBe('b\\c')
    expect((await db.read('every')).tables['every']?.columns).toHaveLength(22)
  })

  it('split and run what people wrote with bodies', async () => {
    const script = own({
      postgresql: `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $x$ BEGIN RETURN 1; END; $x$;
CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;
CREATE RULE r AS ON UPDATE TO accounts DO ALSO (DELETE FROM posts; DELETE FROM posts);
INSERT INTO accounts (email) VALUES (E'a;\\';b')`,
      mariadb: `CREATE TRIGGER tr BEFORE INSERT ON accounts FOR EACH ROW BEGIN
  IF NEW.email = '' THEN SET NEW.email = 'x;'; END IF;
  SET NEW.email = CASE WHEN NEW.email = 'q' THEN 'r' ELSE NEW.email END;
END;
DELIMITER $$
CREATE PROCEDURE p() BEGIN DECLARE i INT DEFAULT 0; WHILE i < 2 DO SET i = i + 1; END WHILE; END$$
DELIMITER ;
/*!50003 CREATE TABLE only_mysql (a INT) */;
INSERT INTO accounts (email) VALUES ('a;\\';b')`,
      sqlite: `CREATE TRIGGER tr AFTER INSERT ON accounts BEGIN
  UPDATE accounts SET email = CASE WHEN email = 'q' THEN 'r' ELSE email END;
  DELETE FROM posts;
END;
INSERT INTO accounts (email) VALUES ('a;'';b')`,
    })
    const statements = db.dialect.splitStatements(script)
    expect(statements.map(({ sql: text }) => text.slice(0, 6))).toEqual(
      own({
        postgresql: ['CREATE', 'CREATE', 'CREATE', 'INSERT'],
        mariadb: ['CREATE', 'CREATE', '/*!500', 'INSERT'],
        sqlite: ['CREATE', 'INSERT'],
      }),
    )
    for (const { sql: text } of statements.filter(
      ({ sql: text }) =>
        !(text.includes('ATOMIC') && db.connection.server.versionNumbers[0] === 13),
    ))
      await db.connection.execute({ sql: text })
    expect(await db.rows('SELECT email FROM accounts')).toEqual([{ email: "a;';b" }])
  })
})

describe.skipIf(!getEngine('postgresql').isAvailable)('what only PostgreSQL has', () => {
  it('is found again', async () => {
    const db = await open(getEngine('postgresql'))
    await db.connection.execute({ sql: 'CREATE SCHEMA app' })
    const table: Table = {
      name: 'things',
      schema: 'app',
      columns: [
        {
          name: 'id',
          type: { kind: 'bigint' },
          nullable: false,
          identity: { always: true, start: 10, increment: 5 },
        },
        { name: 'parent', type: { kind: 'bigint' }, nullable: true },
        {
          name: 'tags',
          type: { kind: 'array', element: { kind: 'text' } },
          nullable: true,
          default: sql`'{}'`,
        },
        { name: 'label', type: { kind: 'text' }, nullable: true, collation: 'C' },
        {
          name: 'data',
          type: { kind: 'native', dialect: 'postgresql', sql: 'jsonb' },
          nullable: true,
        },
      ],
      constraints: [
        { kind: 'primaryKey', name: 'pk_things', columns: ['id'] },
        {
          kind: 'foreignKey',
          name: 'fk_parent',
          columns: ['parent'],
          references: { table: 'things', schema: 'app', columns: ['id'] },
          match: 'full',
          onDelete: 'set default',
          deferrable: true,
          initially: 'deferred',
        },
        { kind: 'unique', name: 'uq_label', columns: ['label'], nullsNotDistinct: true },
      ],
      indexes: [
        {
          name: 'ix_data',
          elements: [{ column: 'data', opclass: 'jsonb_path_ops' }],
          unique: false,
          using: 'gin',
        },
        {
          name: 'ix_lower',
          elements: [
            { expression: sql`lower(label)`, order: 'desc', nulls: 'last' },
            { column: 'parent', nulls: 'first' },
          ],
          unique: true,
          include: ['tags'],
          where: sql`parent > ${-1}`,
          with: { fillfactor: 70 },
          nullsNotDistinct: true,
        },
      ],
    }
    await db.run({ kind: 'createTable', table })
    await db.run({
      kind: 'addConstraint',
      table: 'things',
      schema: 'app',
      constraint: { kind: 'check', name: 'ck_late', expression: sql`label <> ''`, notValid: true },
    })
    await db.run({
      kind: 'createIndex',
      table: 'things',
      schema: 'app',
      index: { name: 'ix_slow', elements: [{ column: 'parent' }], unique: false },
      concurrently: true,
    })
    const model = await db.read({ name: 'things', schema: 'app' })
    expect(readableModel(model)).toEqual({
      tables: {
        'app.things': {
          name: 'things',
          schema: 'app',
          columns: [
            {
              name: 'id',
              type: { kind: 'bigint' },
              nullable: false,
              identity: { always: true, start: 10, increment: 5 },
            },
            {
              name: 'parent',
              type: { kind: 'bigint' },
              nullable: true,
            },
            {
              name: 'tags',
              type: { kind: 'array', element: { kind: 'text' } },
              nullable: true,
              default: "'{}'::text[]",
            },
            {
              name: 'label',
              type: { kind: 'text' },
              nullable: true,
              collation: 'C',
            },
            {
              name: 'data',
              type: { kind: 'native', dialect: 'postgresql', sql: 'jsonb' },
              nullable: true,
            },
          ],
          constraints: [
            { kind: 'check', name: 'ck_late', expression: "(label <> ''::text)", notValid: true },
            table.constraints[1],
            table.constraints[0],
            table.constraints[2],
          ],
          indexes: [
            table.indexes[0],
            {
              ...table.indexes[1],
              elements: [
                { expression: 'lower(label)', order: 'desc', nulls: 'last' },
                { column: 'parent', nulls: 'first' },
              ],
              where: "(parent > '-1'::integer)",
              with: { fillfactor: '70' },
            },
            { name: 'ix_slow', elements: [{ column: 'parent' }], unique: false },
          ],
        },
      },
    })
    await db.run(
      { kind: 'dropIndex', name: 'ix_slow', schema: 'app', concurrently: true },
      { kind: 'dropConstraint', table: 'things', schema: 'app', name: 'ck_late' },
      { kind: 'renameTable', name: 'things', newName: 'items', schema: 'app' },
      { kind: 'dropTable', name: 'items', schema: 'app' },
    )
    expect((await db.read({ name: 'things', schema: 'app' })).tables).toEqual({})
  })

  it('shows an index whose building failed', async () => {
    const db = await open(getEngine('postgresql'))
    await db.run(
      { kind: 'createTable', table: accounts },
      { kind: 'execute', statement: `INSERT INTO accounts (email) VALUES ('a'), ('b')` },
    )
    const index = { name: 'ux_bad', elements: [{ expression: sql`length(email)` }], unique: true }
    await expect(
      db.run({ kind: 'createIndex', table: 'accounts', index, concurrently: true }),
    ).rejects.toMatchObject({ code: 'statement_failed' })
    expect(readableModel((await db.read('accounts')).tables['accounts']?.indexes)).toEqual([
      {
        name: 'ux_bad',
        elements: [{ expression: 'length((email)::text)' }],
        unique: true,
        isValid: false,
      },
    ])
  })
})

describe('what SQLite keeps as text', () => {
  it('is read however it was written', async () => {
    const db = await open(getEngine('sqlite'))
    await db.connection.execute({
      sql: 'CREATE TABLE "par ent" (a INTEGER, b TEXT, PRIMARY KEY (a, b))',
    })
    await db.connection.execute({
      sql: `CREATE TABLE [odd] ( -- a comment, with (parentheses
  "id" integer CONSTRAINT [pk one] PRIMARY KEY ON CONFLICT ABORT AUTOINCREMENT NOT NULL,
  'quoted' varchar ( 10 , 2 ) DEFAULT 'a, b)' COLLATE NOCASE UNIQUE,
  \`x y\` TEXT NOT NULL CONSTRAINT ck1 CHECK ("x y" <> ')' /* ) */) CHECK (1),
  p INTEGER, q TEXT DEFAULT (1 + (2)),
  r REFERENCES odd ON DELETE SET DEFAULT ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED,
  g INT AS (p * 2),
  CONSTRAINT "fk ""q""" FOREIGN KEY (p, q) REFERENCES "par ent" MATCH FULL ON DELETE RESTRICT
  CONSTRAINT uq UNIQUE (p, q COLLATE BINARY) ON CONFLICT IGNORE, CHECK (p > 0)
)`,
    })
    await db.connection.execute({
      sql: `CREATE UNIQUE INDEX [ix odd] ON odd (lower(q) DESC, p, "x y" COLLATE RTRIM) WHERE p > 1 AND q <> 'where'`,
    })
    expect(readableModel((await db.read('odd')).tables['odd'])).toEqual({
      name: 'odd',
      options: { autoincrement: true },
      columns: [
        {
          name: 'id',
          type: { kind: 'integer' },
          nullable: false,
          autoIncrement: true,
        },
        {
          name: 'quoted',
          type: { kind: 'native', dialect: 'sqlite', sql: 'varchar ( 10 , 2 )' },
          nullable: true,
          default: 'a, b)',
          collation: 'NOCASE',
        },
        { name: 'x y', type: { kind: 'text' }, nullable: false },
        { name: 'p', type: { kind: 'integer' }, nullable: true },
        {
          name: 'q',
          type: { kind: 'text' },
          nullable: true,
          default: '1 + (2)',
        },
        { name: 'r', type: { kind: 'native', dialect: 'sqlite', sql: '' }, nullable: true },
        {
          name: 'g',
          type: { kind: 'native', dialect: 'sqlite', sql: 'INT' },
          nullable: true,
          generated: { expression: 'p * 2', stored: false },
        },
      ],
      constraints: [
        { kind: 'primaryKey', name: 'pk one', columns: ['id'] },
        { kind: 'unique', columns: ['quoted'] },
        { kind: 'check', name: 'ck1', expression: `"x y" <> ')' /* ) */` },
        { kind: 'check', expression: '1' },
        {
          kind: 'foreignKey',
          columns: ['r'],
          references: { table: 'odd', columns: ['id'] },
          onDelete: 'set default',
          deferrable: true,
          initially: 'deferred',
        },
        {
          kind: 'foreignKey',
          name: 'fk "q"',
          columns: ['p', 'q'],
          references: { table: 'par ent', columns: ['a', 'b'] },
          onDelete: 'restrict',
        },
        { kind: 'unique', name: 'uq', columns: ['p', 'q'], onConflict: 'ignore' },
        { kind: 'check', expression: 'p > 0' },
      ],
      indexes: [
        {
          name: 'ix odd',
          unique: true,
          elements: [
            { expression: 'lower(q)', order: 'desc' },
            { column: 'p' },
            { column: 'x y', collation: 'RTRIM' },
          ],
          where: "p > 1 AND q <> 'where'",
        },
      ],
    })
  })

  it('numbers rows only where the key is the rowid, also for other whole numbers', async () => {
    const db = await open(getEngine('sqlite'))
    for (const kind of ['smallint', 'bigint', 'integer'] as const) {
      const columns = [
        { ...id, type: { kind } },
        { name: 'a', type: { kind: 'text' }, nullable: true } as const,
      ]
      await db.run(
        {
          kind: 'createTable',
          table: {
            ...accounts,
            name: kind,
            columns,
            constraints: [{ kind: 'primaryKey', name: `pk_${kind}`, columns: ['id'] }],
          },
        },
        { kind: 'bulkInsert', table: kind, rows: [{ a: 'x' }, { a: 'y' }] },
      )
      expect(await db.rows(`SELECT id FROM ${kind}`)).toEqual([{ id: 1 }, { id: 2 }])
    }
  })
})
