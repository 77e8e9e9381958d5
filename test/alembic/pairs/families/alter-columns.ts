import { sql } from '../../../../src/schema/sql.ts'
import { t } from '../../../../src/schema/t.ts'
import type { Pair } from '../pair.ts'
import { IN_SCHEMA_TABLE } from './tables.ts'

/** How Alembic changes columns: on SQLite in a batch. */
function alter(...calls: readonly string[]) {
  const plain = calls.map((call) => `op.alter_column("a", ${call})`).join('\n')
  const inBatch = calls.map((call) => `  batch.alter_column(${call})`).join('\n')
  return {
    postgresql: plain,
    mariadb: plain,
    sqlite: `with op.batch_alter_table("a") as batch:\n${inBatch}`,
  }
}

const TABLE = [
  `CREATE TABLE a (b INTEGER NOT NULL DEFAULT 7, c VARCHAR(20) DEFAULT 'x', d VARCHAR(20) NOT NULL)`,
  `INSERT INTO a VALUES (1, 'one', '10')`,
]

const B =
  'existing_type=sa.Integer(), existing_nullable=False, existing_server_default=sa.text("7")'
const C = 'existing_type=sa.String(20), existing_nullable=True, existing_server_default="x"'
const D = 'existing_type=sa.String(20), existing_nullable=False'

/** Columns that change. */
export const ALTERED_COLUMNS: readonly Pair[] = [
  {
    title: 'a type',
    before: TABLE,
    python: alter(`"c", type_=sa.String(99), ${C}`, `"b", type_=sa.BigInteger(), ${B}`),
    limbeck: async (op) => {
      await op.alterColumn('a', 'c', { type: t.varchar(99) })
      await op.alterColumn('a', 'b', { type: t.bigint() })
    },
  },
  {
    title: 'a type whose values are converted',
    before: TABLE,
    python: alter(`"d", type_=sa.Integer(), postgresql_using="d::integer", ${D}`),
    limbeck: (op, { engine }) =>
      op.alterColumn('a', 'd', {
        type: t.integer(),
        ...(engine === 'postgresql' ? { using: 'd::integer' } : {}),
      }),
  },
  {
    title: 'a type with a default that would not fit',
    on: ['postgresql'],
    before: [`CREATE TABLE a (b VARCHAR(5) DEFAULT 'x')`],
    python: `op.alter_column("a", "b", server_default=None)
op.alter_column("a", "b", type_=sa.Integer(), postgresql_using="length(b)")
op.alter_column("a", "b", server_default=sa.text("3"))`,
    limbeck: (op) =>
      op.alterColumn('a', 'b', { type: t.integer(), default: 3, using: 'length(b)' }),
  },
  {
    title: 'nullability',
    before: TABLE,
    python: alter(`"b", nullable=True, ${B}`, `"c", nullable=False, ${C}`),
    limbeck: async (op) => {
      await op.alterColumn('a', 'b', { nullable: true })
      await op.alterColumn('a', 'c', { nullable: false })
    },
  },
  {
    title: 'a default',
    before: TABLE,
    python: alter(
      `"b", server_default=sa.text("8")`,
      `"c", server_default="it's"`,
      `"d", server_default=""`,
    ),
    limbeck: async (op) => {
      await op.alterColumn('a', 'b', { default: 8 })
      await op.alterColumn('a', 'c', { default: "it's" })
      await op.alterColumn('a', 'd', { default: '' })
    },
  },
  {
    title: 'no default',
    before: TABLE,
    python: alter('"b", server_default=None', '"c", server_default=None'),
    limbeck: async (op) => {
      await op.alterColumn('a', 'b', { default: null })
      await op.alterColumn('a', 'c', { default: null })
    },
  },
  {
    title: 'a default that is an expression',
    before: ['CREATE TABLE a (b INTEGER, c TIMESTAMP NULL)'],
    python: {
      ...alter('"b", server_default=sa.text("abs(-3)")'),
      mariadb: 'op.alter_column("a", "b", server_default=sa.text("(abs(-3))"))',
      sqlite:
        'with op.batch_alter_table("a") as batch:\n  batch.alter_column("b", server_default=sa.text("(abs(-3))"))',
    },
    limbeck: (op) => op.alterColumn('a', 'b', { default: sql`abs(-3)` }),
  },
  {
    title: 'a default of a time',
    before: {
      postgresql: ['CREATE TABLE a (b TIMESTAMP)'],
      mariadb: ['CREATE TABLE a (b DATETIME)'],
      sqlite: ['CREATE TABLE a (b DATETIME)'],
    },
    python: alter(
      '"b", server_default=sa.text("CURRENT_TIMESTAMP"), existing_type=sa.DateTime(), existing_nullable=True',
    ),
    limbeck: (op) => op.alterColumn('a', 'b', { default: sql`CURRENT_TIMESTAMP` }),
  },
  {
    title: 'a name',
    before: [...TABLE, 'CREATE INDEX ix ON a (b)'],
    python: alter(`"b", new_column_name="e f", ${B}`),
    limbeck: (op) => op.alterColumn('a', 'b', { name: 'e f' }),
  },
  {
    title: 'a comment',
    before: TABLE,
    python: alter(`"b", comment="it's b", ${B}`),
    limbeck: (op) => op.alterColumn('a', 'b', { comment: "it's b" }),
  },
  {
    title: 'no comment',
    on: ['postgresql', 'mariadb'],
    before: {
      postgresql: ['CREATE TABLE a (b INTEGER)', `COMMENT ON COLUMN a.b IS 'x'`],
      mariadb: [`CREATE TABLE a (b INTEGER COMMENT 'x')`],
    },
    python: alter('"b", comment=None, existing_comment="x", existing_type=sa.Integer()'),
    limbeck: (op) => op.alterColumn('a', 'b', { comment: null }),
  },
  {
    title: 'everything at once',
    before: TABLE,
    python: alter(
      `"c", type_=sa.String(99), nullable=False, server_default="y", comment="c", new_column_name="e", existing_type=sa.String(20), existing_nullable=True`,
    ),
    limbeck: (op) =>
      op.alterColumn('a', 'c', {
        type: t.varchar(99),
        nullable: false,
        default: 'y',
        comment: 'c',
        name: 'e',
      }),
  },
  {
    title: 'in a schema',
    before: IN_SCHEMA_TABLE,
    python: {
      postgresql: 'op.alter_column("a", "b", nullable=False, new_column_name="c", schema=SCHEMA)',
      mariadb:
        'op.alter_column("a", "b", nullable=False, new_column_name="c", existing_type=sa.Integer(), schema=SCHEMA)',
      sqlite:
        'with op.batch_alter_table("a", schema=SCHEMA) as batch:\n  batch.alter_column("b", nullable=False, new_column_name="c")',
    },
    limbeck: (op, { schema }) => op.alterColumn('a', 'b', { nullable: false, name: 'c', schema }),
  },
  {
    title: 'an identity that comes',
    on: ['postgresql'],
    before: ['CREATE TABLE a (b INTEGER NOT NULL)'],
    python:
      'op.alter_column("a", "b", server_default=sa.Identity(always=True, start=3, increment=2), existing_server_default=None)',
    limbeck: (op) =>
      op.alterColumn('a', 'b', { identity: { always: true, start: 3, increment: 2 } }),
  },
  {
    title: 'an identity that changes',
    on: ['postgresql'],
    before: ['CREATE TABLE a (b INTEGER GENERATED ALWAYS AS IDENTITY)'],
    python:
      'op.alter_column("a", "b", server_default=sa.Identity(always=False, increment=5, maxvalue=50, cycle=True), existing_server_default=sa.Identity(always=True))',
    limbeck: (op) =>
      op.alterColumn('a', 'b', {
        identity: { always: false, increment: 5, maxValue: 50, cycle: true },
        existing: t.integer().identity({ always: true }),
      }),
  },
  {
    title: 'an identity that goes',
    on: ['postgresql'],
    before: ['CREATE TABLE a (b INTEGER GENERATED ALWAYS AS IDENTITY)'],
    python:
      'op.alter_column("a", "b", server_default=None, existing_server_default=sa.Identity(always=True))',
    limbeck: (op) => op.alterColumn('a', 'b', { identity: null }),
  },
  {
    title: 'numbering that comes',
    on: ['mariadb'],
    before: ['CREATE TABLE a (b INTEGER NOT NULL PRIMARY KEY, c INTEGER)'],
    python:
      'op.alter_column("a", "b", autoincrement=True, existing_type=sa.Integer(), existing_nullable=False)',
    limbeck: (op) => op.alterColumn('a', 'b', { autoIncrement: true }),
  },
  {
    title: 'numbering that goes',
    on: ['mariadb'],
    before: ['CREATE TABLE a (b INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, c INTEGER)'],
    python:
      'op.alter_column("a", "b", autoincrement=False, existing_autoincrement=True, existing_type=sa.Integer(), existing_nullable=False)',
    limbeck: (op) => op.alterColumn('a', 'b', { autoIncrement: false }),
  },
  {
    title: 'a collation',
    before: ['CREATE TABLE a (b VARCHAR(20))'],
    python: {
      postgresql: 'op.alter_column("a", "b", type_=sa.String(20, collation="C"))',
      mariadb:
        'op.alter_column("a", "b", type_=sa.String(20, collation="utf8mb4_bin"), existing_type=sa.String(20))',
      sqlite:
        'with op.batch_alter_table("a") as batch:\n  batch.alter_column("b", type_=sa.String(20, collation="NOCASE"))',
    },
    limbeck: (op, { engine }) => {
      const collation = { postgresql: 'C', mariadb: 'utf8mb4_bin', sqlite: 'NOCASE' }[engine]
      return op.alterColumn('a', 'b', { type: t.varchar(20).collate(collation) })
    },
  },
  {
    title: 'one part, and nothing else is restated',
    on: ['mariadb'],
    before: [
      `CREATE TABLE a (b INTEGER NOT NULL DEFAULT 7 COMMENT 'kept', c VARCHAR(9) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'x')`,
    ],
    python: `op.alter_column("a", "b", type_=sa.BigInteger(), existing_type=sa.Integer())
op.alter_column("a", "c", comment="new", existing_type=sa.String(9))`,
    limbeck: async (op) => {
      await op.alterColumn('a', 'b', { type: t.bigint() })
      await op.alterColumn('a', 'c', { comment: 'new' })
    },
    differs: {
      mariadb: {
        why: 'Alembic loses default, comment, collation and NOT NULL where they are not said again',
        sql: [
          `ALTER TABLE a MODIFY b BIGINT NOT NULL DEFAULT 7 COMMENT 'kept'`,
          `ALTER TABLE a MODIFY c VARCHAR(9) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'x' COMMENT 'new'`,
        ],
      },
    },
  },
  {
    title: 'a type of an enumeration that is new',
    before: [`CREATE TABLE a (b VARCHAR(20))`, `INSERT INTO a VALUES ('x')`],
    python: alter(
      '"b", type_=sa.Enum("x", "yy", name="kind"), postgresql_using="b::kind", existing_type=sa.String(20)',
    ),
    limbeck: (op, { engine }) =>
      op.alterColumn('a', 'b', {
        type: t.enum(['x', 'yy'], { name: 'kind' }),
        ...(engine === 'postgresql' ? { using: 'b::kind' } : {}),
      }),
    differs: {
      postgresql: {
        why: 'Alembic makes no type, and the server knows none',
        sql: [
          "CREATE TYPE kind AS ENUM ('x', 'yy')",
          'ALTER TABLE a ALTER COLUMN b TYPE kind USING b::kind',
        ],
      },
    },
  },
  {
    title: 'the type of a key that others point at',
    on: ['postgresql'],
    before: [
      'CREATE TABLE a (b INTEGER PRIMARY KEY)',
      'CREATE TABLE c (d INTEGER REFERENCES a (b))',
    ],
    python:
      'op.alter_column("a", "b", type_=sa.BigInteger())\nop.alter_column("c", "d", type_=sa.BigInteger())',
    limbeck: async (op) => {
      await op.alterColumn('a', 'b', { type: t.bigint() })
      await op.alterColumn('c', 'd', { type: t.bigint() })
    },
  },
  {
    title: 'JSON that becomes a text',
    before: ['CREATE TABLE a (b JSON)'],
    python: alter('"b", type_=sa.Text(), existing_type=sa.JSON()'),
    limbeck: (op) => op.alterColumn('a', 'b', { type: t.text() }),
  },
]
