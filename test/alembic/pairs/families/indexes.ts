import { sql } from '../../../../src/schema/sql.ts'
import type { Pair } from '../pair.ts'
import { IN_SCHEMA_TABLE, SERVERS } from './tables.ts'

const TABLE = ['CREATE TABLE a (b INTEGER, c VARCHAR(20), d INTEGER)']

/** Indexes that come and go. */
export const INDEXES: readonly Pair[] = [
  {
    title: 'an index',
    before: TABLE,
    python: 'op.create_index("ix_b", "a", ["b", "c"])',
    limbeck: (op) => op.createIndex('ix_b', 'a', ['b', 'c']),
  },
  {
    title: 'a unique index, named by the convention',
    before: TABLE,
    python: 'op.create_index(None, "a", ["b", "c"], unique=True)',
    limbeck: (op) => op.createIndex(null, 'a', ['b', 'c'], { unique: true }),
  },
  {
    title: 'a name that is final',
    before: TABLE,
    python: 'op.create_index(op.f("any name"), "a", ["b"])',
    limbeck: (op) => op.createIndex(op.f('any name'), 'a', ['b']),
  },
  {
    title: 'an expression',
    on: ['postgresql', 'sqlite'],
    before: TABLE,
    python: 'op.create_index("ix", "a", [sa.text("lower(c)"), "b"])',
    limbeck: (op) => op.createIndex('ix', 'a', [sql`lower(c)`, 'b']),
  },
  {
    title: 'the order of columns',
    before: TABLE,
    python: 'op.create_index("ix", "a", [sa.text("b DESC"), "c"])',
    limbeck: (op) => op.createIndex('ix', 'a', [{ column: 'b', order: 'desc' }, 'c']),
  },
  {
    title: 'the place of nulls',
    on: ['postgresql'],
    before: TABLE,
    python: 'op.create_index("ix", "a", [sa.text("b DESC NULLS LAST")])',
    limbeck: (op) => op.createIndex('ix', 'a', [{ column: 'b', order: 'desc', nulls: 'last' }]),
  },
  {
    title: 'an index in a schema',
    before: IN_SCHEMA_TABLE,
    python: 'op.create_index("ix", "a", ["b"], schema=SCHEMA)',
    limbeck: (op, { schema }) => op.createIndex('ix', 'a', ['b'], { schema }),
  },
  {
    title: 'an index that is there already',
    before: [...TABLE, 'CREATE INDEX ix ON a (b)'],
    python:
      'op.create_index("ix", "a", ["c"], if_not_exists=True)\nop.create_index("iy", "a", ["c"], if_not_exists=True)',
    limbeck: async (op) => {
      await op.createIndex('ix', 'a', ['c'], { ifNotExists: true })
      await op.createIndex('iy', 'a', ['c'], { ifNotExists: true })
    },
  },
  {
    title: 'some of the rows',
    on: ['postgresql', 'sqlite'],
    before: TABLE,
    python: {
      postgresql: 'op.create_index("ix", "a", ["b"], postgresql_where=sa.text("b > 1"))',
      sqlite: 'op.create_index("ix", "a", ["b"], sqlite_where=sa.text("b > 1"))',
    },
    limbeck: (op) => op.createIndex('ix', 'a', ['b'], { where: 'b > 1' }),
  },
  {
    title: 'a method',
    on: SERVERS,
    before: TABLE,
    python: 'op.create_index("ix", "a", ["b"], postgresql_using="hash", mysql_using="hash")',
    limbeck: (op) => op.createIndex('ix', 'a', ['b'], { using: 'hash' }),
  },
  {
    title: 'columns that are carried along',
    on: ['postgresql'],
    before: TABLE,
    python: 'op.create_index("ix", "a", ["b"], unique=True, postgresql_include=["c", "d"])',
    limbeck: (op) => op.createIndex('ix', 'a', ['b'], { unique: true, include: ['c', 'd'] }),
  },
  {
    title: 'operator classes',
    on: ['postgresql'],
    before: TABLE,
    python:
      'op.create_index("ix", "a", ["c", "b"], postgresql_ops={"c": "varchar_pattern_ops", "b": "int4_ops"})',
    limbeck: (op) =>
      op.createIndex('ix', 'a', [
        { column: 'c', opclass: 'varchar_pattern_ops' },
        { column: 'b', opclass: 'int4_ops' },
      ]),
  },
  {
    title: 'storage parameters',
    on: ['postgresql'],
    before: TABLE,
    python: 'op.create_index("ix", "a", ["b"], postgresql_with={"fillfactor": 50})',
    limbeck: (op) => op.createIndex('ix', 'a', ['b'], { with: { fillfactor: 50 } }),
  },
  {
    title: 'a place for the index',
    on: ['postgresql'],
    before: TABLE,
    python: 'op.create_index("ix", "a", ["b"], postgresql_tablespace="pg_default")',
    limbeck: (op) => op.createIndex('ix', 'a', ['b'], { tablespace: 'pg_default' }),
  },
  {
    title: 'nulls that are not distinct',
    on: ['postgresql'],
    before: TABLE,
    python: 'op.create_index("ix", "a", ["b"], unique=True, postgresql_nulls_not_distinct=True)',
    limbeck: (op) => op.createIndex('ix', 'a', ['b'], { unique: true, nullsNotDistinct: true }),
  },
  {
    title: 'an index made beside the readers and writers',
    on: ['postgresql'],
    before: [...TABLE, 'CREATE INDEX gone ON a (c)'],
    python: `with op.get_context().autocommit_block():
  op.create_index("ix", "a", ["b"], postgresql_concurrently=True, if_not_exists=True)
  op.drop_index("gone", "a", postgresql_concurrently=True, if_exists=True)`,
    limbeck: (op) =>
      op.autocommit(async () => {
        await op.createIndex('ix', 'a', ['b'], { concurrently: true, ifNotExists: true })
        await op.dropIndex('gone', { table: 'a', concurrently: true, ifExists: true })
      }),
  },
  {
    title: 'the beginning of texts',
    on: ['mariadb'],
    before: ['CREATE TABLE a (b TEXT, c VARCHAR(99))'],
    python: 'op.create_index("ix", "a", ["b", "c"], mysql_length={"b": 10, "c": 5})',
    limbeck: (op) =>
      op.createIndex('ix', 'a', [
        { column: 'b', length: 10 },
        { column: 'c', length: 5 },
      ]),
  },
  {
    title: 'words of texts',
    on: ['mariadb'],
    before: ['CREATE TABLE a (b TEXT)'],
    python: 'op.create_index("ix", "a", ["b"], mysql_prefix="FULLTEXT")',
    limbeck: (op) => op.createIndex('ix', 'a', ['b'], { using: 'fulltext' }),
  },
  {
    title: 'an index that goes',
    before: [...TABLE, 'CREATE INDEX ix ON a (b)', 'CREATE INDEX ix_a_c ON a (c)'],
    python: 'op.drop_index("ix", "a")\nop.drop_index("ix_a_c", table_name="a")',
    limbeck: async (op) => {
      await op.dropIndex('ix', { table: 'a' })
      await op.dropIndex('ix_a_c', { table: 'a' })
    },
  },
  {
    title: 'an index that goes without its table being named',
    on: ['postgresql', 'sqlite'],
    before: [...TABLE, 'CREATE INDEX ix ON a (b)'],
    python: 'op.drop_index("ix")',
    limbeck: (op) => op.dropIndex('ix'),
  },
  {
    title: 'an index that is not there goes',
    before: [...TABLE, 'CREATE INDEX ix ON a (b)'],
    python: 'op.drop_index("ix", "a", if_exists=True)\nop.drop_index("ix", "a", if_exists=True)',
    limbeck: async (op) => {
      await op.dropIndex('ix', { table: 'a', ifExists: true })
      await op.dropIndex('ix', { table: 'a', ifExists: true })
    },
  },
  {
    title: 'an index goes from a schema',
    before: {
      postgresql: [...IN_SCHEMA_TABLE.postgresql, 'CREATE INDEX ix ON other.a (b)'],
      mariadb: [...IN_SCHEMA_TABLE.mariadb, 'CREATE INDEX ix ON a (b)'],
      sqlite: [...IN_SCHEMA_TABLE.sqlite, 'CREATE INDEX ix ON a (b)'],
    },
    python: 'op.drop_index("ix", "a", schema=SCHEMA)',
    limbeck: (op, { schema }) => op.dropIndex('ix', { table: 'a', schema }),
  },
]
