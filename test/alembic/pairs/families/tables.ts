import { sql } from '../../../../src/schema/sql.ts'
import { t } from '../../../../src/schema/t.ts'
import { check, foreignKey, index, primaryKey, unique } from '../../../../src/schema/table-items.ts'
import type { Pair } from '../pair.ts'

/** The engines that change a table in place. */
export const SERVERS = ['postgresql', 'mariadb'] as const

/** A table that others point at. */
export const OWNERS =
  'CREATE TABLE owners (id INTEGER NOT NULL PRIMARY KEY, code INTEGER NOT NULL UNIQUE)'

const IN_SCHEMA = { postgresql: ['CREATE SCHEMA other'], mariadb: [], sqlite: [] }

/** A table in the schema that a pair names. */
export const IN_SCHEMA_TABLE = {
  postgresql: ['CREATE SCHEMA other', 'CREATE TABLE other.a (b INTEGER)'],
  mariadb: ['CREATE TABLE a (b INTEGER)'],
  sqlite: ['CREATE TABLE a (b INTEGER)'],
}

/** Tables that are made, dropped, renamed and commented on. */
export const TABLES: readonly Pair[] = [
  {
    title: 'every generic type',
    python: `op.create_table("a",
  sa.Column("c1", sa.SmallInteger()), sa.Column("c2", sa.Integer()), sa.Column("c3", sa.BigInteger()),
  sa.Column("c4", sa.Numeric(10, 2)), sa.Column("c5", sa.REAL().with_variant(sa.Float(), "mysql")),
  sa.Column("c6", sa.Double()), sa.Column("c7", sa.Boolean()), sa.Column("c8", sa.CHAR(3)), sa.Column("c9", sa.String(50)),
  sa.Column("c10", sa.Text()), sa.Column("c11", sa.LargeBinary()), sa.Column("c12", sa.Date()), sa.Column("c13", sa.Time()),
  sa.Column("c14", sa.DateTime()), sa.Column("c15", sa.DateTime(timezone=True)), sa.Column("c16", sa.Interval()),
  sa.Column("c17", sa.JSON()), sa.Column("c18", sa.Enum("x", "yy", name="kind")))`,
    limbeck: (op) =>
      op.createTable('a', {
        c1: t.smallint(),
        c2: t.integer(),
        c3: t.bigint(),
        c4: t.numeric(10, 2),
        c5: t.real(),
        c6: t.double(),
        c7: t.boolean(),
        c8: t.char(3),
        c9: t.varchar(50),
        c10: t.text(),
        c11: t.binary(),
        c12: t.date(),
        c13: t.time(),
        c14: t.timestamp(),
        c15: t.timestamptz(),
        c16: t.interval(),
        c17: t.json(),
        c18: t.enum(['x', 'yy'], { name: 'kind' }),
      }),
  },
  {
    title: 'a UUID',
    python: 'op.create_table("a", sa.Column("u", sa.Uuid()))',
    limbeck: (op) => op.createTable('a', { u: t.uuid() }),
    differs: {
      mariadb: {
        why: 'SQLAlchemy writes 32 digits without hyphens, which no other program reads as a UUID',
        sql: ['CREATE TABLE a (u CHAR(36))'],
      },
      sqlite: {
        why: 'the same',
        sql: ['CREATE TABLE a (u CHAR(36))'],
      },
    },
  },
  {
    title: 'types of PostgreSQL',
    on: ['postgresql'],
    python: `op.create_table("a", sa.Column("a", sa.ARRAY(sa.Integer())), sa.Column("j", postgresql.JSONB()),
  sa.Column("i", postgresql.INET()), sa.Column("r", postgresql.INT4RANGE()), sa.Column("t", postgresql.TIMESTAMP(precision=3)),
  sa.Column("b", postgresql.BIT(8)), sa.Column("m", postgresql.MONEY()), sa.Column("v", postgresql.TSVECTOR()),
  sa.Column("z", sa.Time(timezone=True)))`,
    limbeck: (op) =>
      op.createTable('a', {
        a: t.array(t.integer()),
        j: t.pg.jsonb(),
        i: t.pg.inet(),
        r: t.pg.int4range(),
        t: t.timestamp(3),
        b: t.pg.bit(8),
        m: t.pg.money(),
        v: t.pg.tsvector(),
        z: t.timetz(),
      }),
  },
  {
    title: 'types of MySQL',
    on: ['mariadb'],
    python: `op.create_table("a", sa.Column("a", mysql.TINYINT(display_width=4)), sa.Column("b", mysql.INTEGER(unsigned=True)),
  sa.Column("c", mysql.DECIMAL(8, 3, unsigned=True)), sa.Column("d", mysql.LONGTEXT()), sa.Column("e", mysql.SET("x", "y")),
  sa.Column("f", mysql.DATETIME(fsp=3)), sa.Column("g", mysql.YEAR()), sa.Column("h", sa.VARBINARY(20)),
  sa.Column("i", mysql.VARCHAR(20, charset="latin1", collation="latin1_bin")))`,
    limbeck: (op) =>
      op.createTable('a', {
        a: t.mysql.tinyint(4),
        b: t.mysql.integer({ unsigned: true }),
        c: t.mysql.decimal({ precision: 8, scale: 3, unsigned: true }),
        d: t.mysql.longtext(),
        e: t.mysql.set(['x', 'y']),
        f: t.mysql.datetime(3),
        g: t.mysql.year(),
        h: t.binary(20),
        i: t.mysql.type('varchar(20) character set latin1').collate('latin1_bin'),
      }),
  },
  {
    title: 'a primary key that numbers itself',
    python: {
      postgresql:
        'op.create_table("a", sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True))',
      mariadb: 'op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True))',
      sqlite: 'op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True))',
    },
    limbeck: (op) => op.createTable('a', { id: t.integer().primaryKey() }),
  },
  {
    title: 'a primary key of Alembic without more',
    on: ['postgresql'],
    python: 'op.create_table("a", sa.Column("id", sa.BigInteger(), primary_key=True))',
    limbeck: (op) => op.createTable('a', { id: t.pg.bigserial().primaryKey() }),
  },
  {
    title: 'a primary key that numbers nothing',
    python:
      'op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False), sa.Column("n", sa.Text()))',
    limbeck: (op) =>
      op.createTable('a', { id: t.integer().primaryKey().autoIncrement(false), n: t.text() }),
  },
  {
    title: 'defaults and nullability',
    python: `op.create_table("a",
  sa.Column("c1", sa.Integer(), server_default=sa.text("7"), nullable=False), sa.Column("c2", sa.String(20), server_default="it's"),
  sa.Column("c3", sa.DateTime(), server_default=sa.text("CURRENT_TIMESTAMP")), sa.Column("c4", sa.Integer(), server_default=sa.text("5")),
  sa.Column("c5", sa.String(9), server_default=""), sa.Column("c6", sa.Boolean(), server_default=sa.true(), nullable=False),
  sa.Column("c7", sa.Integer(), server_default=sa.text("-1")))`,
    limbeck: (op) =>
      op.createTable('a', {
        c1: t.integer().default(7).notNull(),
        c2: t.varchar(20).default("it's"),
        c3: t.timestamp().default(sql`CURRENT_TIMESTAMP`),
        c4: t.integer().default(sql`5`),
        c5: t.varchar(9).default(''),
        c6: t.boolean().default(true).notNull(),
        c7: t.integer().default(-1),
      }),
  },
  {
    title: 'a default that is a call',
    python: {
      postgresql:
        'op.create_table("a", sa.Column("c", sa.DateTime(), server_default=sa.func.now()))',
      mariadb: 'op.create_table("a", sa.Column("c", sa.DateTime(), server_default=sa.func.now()))',
      sqlite:
        'op.create_table("a", sa.Column("c", sa.DateTime(), server_default=sa.text("(datetime(\'now\'))")))',
    },
    limbeck: (op, { engine }) =>
      op.createTable('a', {
        c: t.timestamp().default(engine === 'sqlite' ? sql`datetime('now')` : sql`now()`),
      }),
  },
  {
    title: 'constraints beside the columns',
    before: [OWNERS],
    python: `op.create_table("a",
  sa.Column("id", sa.Integer(), nullable=False), sa.Column("line", sa.Integer(), nullable=False),
  sa.Column("owner_id", sa.Integer()), sa.Column("code", sa.String(20)), sa.Column("price", sa.Integer()),
  sa.PrimaryKeyConstraint("id", "line", name="pk_lines"),
  sa.UniqueConstraint("code", "price", name="uq_both"),
  sa.CheckConstraint("price > 0", name=op.f("ck_price")),
  sa.ForeignKeyConstraint(["owner_id"], ["owners.id"], name="fk_owner", ondelete="CASCADE", onupdate="SET NULL"),
  sa.Index("ix_code", "code"), sa.Index("ix_more", "price", "code", unique=True))`,
    limbeck: (op) =>
      op.createTable(
        'a',
        {
          id: t.integer().notNull(),
          line: t.integer().notNull(),
          owner_id: t.integer(),
          code: t.varchar(20),
          price: t.integer(),
        },
        (c) => [
          primaryKey('pk_lines').on(c.id, c.line),
          unique('uq_both').on(c.code, c.price),
          check(op.f('ck_price'), 'price > 0'),
          foreignKey('fk_owner')
            .on(c.owner_id)
            .references('owners.id', { onDelete: 'cascade', onUpdate: 'set null' }),
          index('ix_code').on(c.code),
          index('ix_more').on(c.price, c.code).unique(),
        ],
      ),
  },
  {
    title: 'constraints of columns, named by the convention',
    before: [OWNERS],
    python: `op.create_table("a",
  sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
  sa.Column("owner_id", sa.Integer(), sa.ForeignKey("owners.id")), sa.Column("code", sa.String(20), unique=True),
  sa.Column("price", sa.Integer(), sa.CheckConstraint("price > 0", name="price")))`,
    limbeck: (op) =>
      op.createTable('a', {
        id: t.integer().primaryKey().autoIncrement(false),
        owner_id: t.integer().references('owners.id'),
        code: t.varchar(20).unique(),
        price: t.integer().check('price > 0'),
      }),
    differs: {
      mariadb: {
        why: 'SQLAlchemy names a check behind a column, which MariaDB does not read',
        sql: [
          `CREATE TABLE a (id INTEGER PRIMARY KEY, owner_id INTEGER, code VARCHAR(20), price INTEGER,
             CONSTRAINT uq_a_code UNIQUE (code), CONSTRAINT ck_a_price CHECK (price > 0),
             CONSTRAINT fk_a_owner_id_owners FOREIGN KEY (owner_id) REFERENCES owners (id))`,
        ],
      },
    },
  },
  {
    title: 'a foreign key to its own table',
    python: `op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
  sa.Column("parent_id", sa.Integer(), sa.ForeignKey("a.id", ondelete="SET NULL")))`,
    limbeck: (op) =>
      op.createTable('a', {
        id: t.integer().primaryKey().autoIncrement(false),
        parent_id: t.integer().references('a.id', { onDelete: 'set null' }),
      }),
  },
  {
    title: 'comments of table and columns',
    python: `op.create_table("a", sa.Column("b", sa.Integer(), comment="it's \\\\ b"), comment="all of it's")`,
    limbeck: (op) =>
      op.createTable('a', { b: t.integer().comment("it's \\ b") }, { comment: "all of it's" }),
  },
  {
    title: 'in a schema',
    before: IN_SCHEMA,
    python: `op.create_table("a", sa.Column("b", sa.Integer()), sa.Index("ix_b", "b"), schema=SCHEMA)`,
    limbeck: (op, { schema }) =>
      op.createTable('a', { b: t.integer() }, (c) => [index('ix_b').on(c.b)], { schema }),
  },
  {
    title: 'that is there already',
    before: ['CREATE TABLE a (b INTEGER)'],
    python: `op.create_table("a", sa.Column("c", sa.Text()), if_not_exists=True)
op.create_table("d", sa.Column("c", sa.Text()), if_not_exists=True)`,
    limbeck: async (op) => {
      await op.createTable('a', { c: t.text() }, { ifNotExists: true })
      await op.createTable('d', { c: t.text() }, { ifNotExists: true })
    },
  },
  {
    title: 'an identity column',
    on: ['postgresql'],
    python: `op.create_table("a", sa.Column("b", sa.Integer(), sa.Identity(always=True, start=5, increment=2)),
  sa.Column("c", sa.BigInteger(), sa.Identity(minvalue=3, maxvalue=99, cache=4, cycle=True)))`,
    limbeck: (op) =>
      op.createTable('a', {
        b: t.integer().identity({ always: true, start: 5, increment: 2 }),
        c: t.bigint().identity({ minValue: 3, maxValue: 99, cache: 4, cycle: true }),
      }),
  },
  {
    title: 'that number themselves in a schema which is not searched',
    on: ['postgresql'],
    before: ['CREATE SCHEMA other'],
    python: `op.create_table("a", sa.Column("id", sa.Integer(), primary_key=True), schema=SCHEMA)
op.create_table("b", sa.Column("id", sa.Integer(), sa.Identity(), primary_key=True), schema=SCHEMA)`,
    limbeck: async (op, { schema }) => {
      await op.createTable('a', { id: t.pg.serial().primaryKey() }, { schema })
      await op.createTable('b', { id: t.integer().primaryKey() }, { schema })
    },
  },
  {
    title: 'that point at each other, and go again',
    on: SERVERS,
    python: `for name in ("a", "b", "c", "d"):
  op.create_table(name, sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False), sa.Column("x", sa.Integer()))
op.create_foreign_key("fk_a", "a", "b", ["x"], ["id"])
op.create_foreign_key("fk_b", "b", "a", ["x"], ["id"])
op.create_foreign_key("fk_c", "c", "d", ["x"], ["id"])
op.create_foreign_key("fk_d", "d", "c", ["x"], ["id"])
op.drop_constraint("fk_a", "a", type_="foreignkey")
op.drop_table("b")
op.drop_table("a")`,
    limbeck: async (op) => {
      for (const name of ['a', 'b', 'c', 'd'])
        await op.createTable(name, {
          id: t.integer().primaryKey().autoIncrement(false),
          x: t.integer(),
        })
      for (const [table, other] of Object.entries({ a: 'b', b: 'a', c: 'd', d: 'c' }))
        await op.createForeignKey(`fk_${table}`, table, {
          columns: ['x'],
          references: { table: other, columns: ['id'] },
        })
      await op.dropConstraint('fk_a', 'a', { type: 'foreignKey' })
      await op.dropTable('b')
      await op.dropTable('a')
    },
  },
  {
    title: 'generated columns',
    python: {
      postgresql:
        'op.create_table("a", sa.Column("b", sa.Integer()), sa.Column("c", sa.Integer(), sa.Computed("b * 2", persisted=True)))',
      mariadb: `op.create_table("a", sa.Column("b", sa.Integer()), sa.Column("c", sa.Integer(), sa.Computed("b * 2", persisted=True)),
  sa.Column("d", sa.Integer(), sa.Computed("b + 1", persisted=False)))`,
      sqlite: `op.create_table("a", sa.Column("b", sa.Integer()), sa.Column("c", sa.Integer(), sa.Computed("b * 2", persisted=True)),
  sa.Column("d", sa.Integer(), sa.Computed("b + 1", persisted=False)))`,
    },
    limbeck: (op, { engine }) =>
      op.createTable('a', {
        b: t.integer(),
        c: t.integer().generatedAs('b * 2'),
        ...(engine === 'postgresql'
          ? {}
          : { d: t.integer().generatedAs('b + 1', { stored: false }) }),
      }),
  },
  {
    title: 'collations',
    python: {
      postgresql: 'op.create_table("a", sa.Column("b", sa.String(20, collation="C")))',
      mariadb: 'op.create_table("a", sa.Column("b", sa.String(20, collation="utf8mb4_bin")))',
      sqlite: 'op.create_table("a", sa.Column("b", sa.String(20, collation="NOCASE")))',
    },
    limbeck: (op, { engine }) =>
      op.createTable('a', {
        b: t
          .varchar(20)
          .collate({ postgresql: 'C', mariadb: 'utf8mb4_bin', sqlite: 'NOCASE' }[engine]),
      }),
  },
  {
    title: 'options of MySQL',
    on: ['mariadb'],
    python: `op.create_table("a", sa.Column("b", sa.Text()), mysql_engine="MyISAM", mysql_charset="latin1", mysql_collate="latin1_bin")`,
    limbeck: (op) =>
      op.createTable(
        'a',
        { b: t.text() },
        { options: { engine: 'MyISAM', charset: 'latin1', collation: 'latin1_bin' } },
      ),
  },
  {
    title: 'the place, the columns of other tables and the method of PostgreSQL',
    on: ['postgresql'],
    before: ['CREATE TABLE p (x INTEGER DEFAULT 3, CHECK (x > 1))', 'CREATE TABLE q (y TEXT)'],
    python: `op.create_table("a", sa.Column("b", sa.Integer()), postgresql_inherits=["p", "q"])
op.create_table("c", sa.Column("b", sa.Integer()), postgresql_tablespace="pg_default", postgresql_using="heap")`,
    limbeck: async (op) => {
      await op.createTable('a', { b: t.integer() }, { inherits: ['p', 'q'] })
      const options = { tablespace: 'pg_default', using: 'heap' }
      await op.createTable('c', { b: t.integer() }, { options })
    },
  },
  {
    title: 'more options of MySQL',
    on: ['mariadb'],
    python: `op.create_table("a", sa.Column("b", sa.Integer(), primary_key=True), mysql_auto_increment="100", mysql_row_format="DYNAMIC",
  mysql_stats_persistent="1", mysql_partition_by="HASH(b)", mysql_partitions="3")`,
    limbeck: (op) =>
      op.createTable(
        'a',
        { b: t.integer().primaryKey() },
        {
          options: {
            autoIncrement: 100,
            rowFormat: 'DYNAMIC',
            statsPersistent: 1,
            partitionBy: 'HASH (b) PARTITIONS 3',
          },
        },
      ),
  },
  {
    title: 'options of PostgreSQL',
    on: ['postgresql'],
    python: `op.create_table("a", sa.Column("b", sa.Integer()), postgresql_partition_by="RANGE (b)")
op.create_table("c", sa.Column("b", sa.Integer()), prefixes=["UNLOGGED"])`,
    limbeck: async (op) => {
      await op.createTable('a', { b: t.integer() }, { options: { partitionBy: 'RANGE (b)' } })
      await op.createTable('c', { b: t.integer() }, { options: { unlogged: true } })
    },
  },
  {
    title: 'a table that goes with the session',
    python: `op.create_table("a", sa.Column("b", sa.Integer()), prefixes=["TEMPORARY"])
op.execute("INSERT INTO a (b) VALUES (3)")
op.create_table("c", sa.Column("b", sa.Integer()))
op.execute("INSERT INTO c (b) SELECT b FROM a")`,
    limbeck: async (op) => {
      await op.createTable('a', { b: t.integer() }, { options: { temporary: true } })
      await op.bulkInsert('a', [{ b: 3 }])
      await op.createTable('c', { b: t.integer() })
      await op.execute('INSERT INTO c (b) SELECT b FROM a')
    },
  },
  {
    title: 'options of SQLite',
    on: ['sqlite'],
    python: `op.create_table("a", sa.Column("b", sa.Integer(), primary_key=True), sqlite_autoincrement=True)
op.create_table("c", sa.Column("b", sa.Text(), nullable=False, primary_key=True), sqlite_with_rowid=False)
op.create_table("d", sa.Column("b", sa.Text()), sqlite_strict=True)`,
    limbeck: async (op) => {
      await op.createTable(
        'a',
        { b: t.integer().primaryKey() },
        { options: { autoincrement: true } },
      )
      await op.createTable('c', { b: t.text().primaryKey() }, { options: { withoutRowid: true } })
      await op.createTable('d', { b: t.text() }, { options: { strict: true } })
    },
    differs: {
      sqlite: {
        why: 'SQLAlchemy leaves out the name of a key that counts',
        sql: [
          'CREATE TABLE a (b INTEGER CONSTRAINT pk_a PRIMARY KEY AUTOINCREMENT)',
          'CREATE TABLE c (b TEXT NOT NULL, CONSTRAINT pk_c PRIMARY KEY (b)) WITHOUT ROWID',
          'CREATE TABLE d (b TEXT) STRICT',
        ],
      },
    },
  },
  {
    title: 'that go',
    before: ['CREATE TABLE a (b INTEGER)', 'CREATE INDEX ix ON a (b)'],
    python: 'op.drop_table("a")\nop.drop_table("nope", if_exists=True)',
    limbeck: async (op) => {
      await op.dropTable('a')
      await op.dropTable('nope', { ifExists: true })
    },
  },
  {
    title: 'that go from a schema',
    before: IN_SCHEMA_TABLE,
    python: 'op.drop_table("a", schema=SCHEMA)',
    limbeck: (op, { schema }) => op.dropTable('a', { schema }),
  },
  {
    title: 'the last one with an enumeration',
    on: ['postgresql'],
    before: ["CREATE TYPE kind AS ENUM ('x', 'yy')", 'CREATE TABLE a (b kind)'],
    python: 'op.drop_table("a")',
    limbeck: (op) => op.dropTable('a'),
  },
  {
    title: 'with new names',
    before: [
      OWNERS,
      'CREATE TABLE a (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owners (id))',
      'INSERT INTO owners VALUES (1, 2)',
      'INSERT INTO a VALUES (1, 1)',
    ],
    python: 'op.rename_table("owners", "own ers")\nop.rename_table("a", "b")',
    limbeck: async (op) => {
      await op.renameTable('owners', 'own ers')
      await op.renameTable('a', 'b')
    },
  },
  {
    title: 'with new names in a schema',
    before: IN_SCHEMA_TABLE,
    python: 'op.rename_table("a", "c", schema=SCHEMA)',
    limbeck: (op, { schema }) => op.renameTable('a', 'c', { schema }),
  },
  {
    title: 'comments that come and go',
    before: ['CREATE TABLE a (b INTEGER)', 'CREATE TABLE c (b INTEGER)'],
    python: `op.create_table_comment("a", "it's said")
op.create_table_comment("c", "one")
op.create_table_comment("c", "two", existing_comment="one")
op.drop_table_comment("c", existing_comment="two")`,
    limbeck: async (op) => {
      await op.createTableComment('a', "it's said")
      await op.createTableComment('c', 'one')
      await op.createTableComment('c', 'two', { existing: 'one' })
      await op.dropTableComment('c', { existing: 'two' })
    },
    differs: {
      sqlite: { why: 'Alembic sends COMMENT, which SQLite does not know; we keep none', sql: [] },
    },
  },
  {
    title: 'a comment in a schema',
    before: IN_SCHEMA_TABLE,
    python:
      'op.create_table_comment("a", "here", schema=SCHEMA)\nop.drop_table_comment("a", schema=SCHEMA)\nop.create_table_comment("a", "there", schema=SCHEMA)',
    limbeck: async (op, { schema }) => {
      await op.createTableComment('a', 'here', { schema })
      await op.dropTableComment('a', { schema })
      await op.createTableComment('a', 'there', { schema })
    },
    differs: {
      sqlite: { why: 'Alembic sends COMMENT, which SQLite does not know; we keep none', sql: [] },
    },
  },
]
