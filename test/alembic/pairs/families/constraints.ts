import type { Pair } from '../pair.ts'
import { OWNERS, SERVERS } from './tables.ts'

const TABLE = [OWNERS, 'CREATE TABLE a (b INTEGER NOT NULL, c INTEGER NOT NULL, d INTEGER)']

/** How Alembic changes constraints of the table `a`: on SQLite in a batch. */
function change(plain: string, inBatch: string) {
  return {
    postgresql: plain,
    mariadb: plain,
    sqlite: `with op.batch_alter_table("a", naming_convention=NAMING) as batch:\n  ${inBatch}`,
  }
}

/** Constraints that come and go. */
export const CONSTRAINTS: readonly Pair[] = [
  {
    title: 'a primary key',
    before: TABLE,
    python: change(
      'op.create_primary_key("pk_ours", "a", ["c", "b"])',
      'batch.create_primary_key("pk_ours", ["c", "b"])',
    ),
    limbeck: (op) => op.createPrimaryKey('pk_ours', 'a', ['c', 'b']),
  },
  {
    title: 'a unique constraint',
    before: TABLE,
    python: change(
      'op.create_unique_constraint("uq_ours", "a", ["b", "c"])',
      'batch.create_unique_constraint("uq_ours", ["b", "c"])',
    ),
    limbeck: (op) => op.createUniqueConstraint('uq_ours', 'a', ['b', 'c']),
  },
  {
    title: 'a unique constraint, named by the convention',
    before: TABLE,
    python: change(
      'op.create_unique_constraint(None, "a", ["b", "c"])',
      'batch.create_unique_constraint(None, ["b", "c"])',
    ),
    limbeck: (op) => op.createUniqueConstraint(null, 'a', ['b', 'c']),
  },
  {
    title: 'a unique constraint that waits',
    on: ['postgresql'],
    before: TABLE,
    python:
      'op.create_unique_constraint("uq", "a", ["b"], deferrable=True, initially="DEFERRED")\nop.create_unique_constraint("uq2", "a", ["d"], postgresql_nulls_not_distinct=True)',
    limbeck: async (op) => {
      await op.createUniqueConstraint('uq', 'a', ['b'], { deferrable: true, initially: 'deferred' })
      await op.createUniqueConstraint('uq2', 'a', ['d'], { nullsNotDistinct: true })
    },
  },
  {
    title: 'a foreign key',
    before: TABLE,
    python: change(
      'op.create_foreign_key("fk_ours", "a", "owners", ["b"], ["id"], ondelete="CASCADE", onupdate="NO ACTION")',
      'batch.create_foreign_key("fk_ours", "owners", ["b"], ["id"], ondelete="CASCADE", onupdate="NO ACTION")',
    ),
    limbeck: (op) =>
      op.createForeignKey('fk_ours', 'a', {
        columns: ['b'],
        references: { table: 'owners', columns: ['id'] },
        onDelete: 'cascade',
        onUpdate: 'no action',
      }),
  },
  {
    title: 'a foreign key, named by the convention',
    before: TABLE,
    python: change(
      'op.create_foreign_key(None, "a", "owners", ["b"], ["id"])',
      'batch.create_foreign_key(None, "owners", ["b"], ["id"])',
    ),
    limbeck: (op) =>
      op.createForeignKey(null, 'a', {
        columns: ['b'],
        references: { table: 'owners', columns: ['id'] },
      }),
  },
  {
    title: 'a foreign key that waits',
    on: ['postgresql', 'sqlite'],
    before: TABLE,
    python: change(
      'op.create_foreign_key("fk", "a", "owners", ["b"], ["id"], deferrable=True, initially="DEFERRED")',
      'batch.create_foreign_key("fk", "owners", ["b"], ["id"], deferrable=True, initially="DEFERRED")',
    ),
    limbeck: (op) =>
      op.createForeignKey('fk', 'a', {
        columns: ['b'],
        references: { table: 'owners', columns: ['id'] },
        deferrable: true,
        initially: 'deferred',
      }),
  },
  {
    title: 'a foreign key with its match, not looked at',
    on: ['postgresql'],
    before: TABLE,
    python:
      'op.create_foreign_key("fk", "a", "owners", ["b"], ["id"], match="FULL", postgresql_not_valid=True)',
    limbeck: (op) =>
      op.createForeignKey('fk', 'a', {
        columns: ['b'],
        references: { table: 'owners', columns: ['id'] },
        match: 'full',
        notValid: true,
      }),
  },
  {
    title: 'a foreign key into another schema',
    on: ['postgresql'],
    before: [
      'CREATE SCHEMA other',
      'CREATE TABLE other.a (b INTEGER)',
      'CREATE TABLE other.c (id INTEGER PRIMARY KEY)',
      'CREATE TABLE d (id INTEGER PRIMARY KEY)',
      'CREATE TABLE e (b INTEGER)',
    ],
    python: `op.create_foreign_key("fk", "a", "d", ["b"], ["id"], source_schema=SCHEMA)
op.create_foreign_key("fk2", "e", "c", ["b"], ["id"], referent_schema=SCHEMA)
op.create_foreign_key("fk3", "a", "c", ["b"], ["id"], source_schema=SCHEMA, referent_schema=SCHEMA)`,
    limbeck: async (op, { schema }) => {
      const key = (table: string, from: string | undefined, to: string | undefined) => ({
        columns: ['b'],
        references: { table, columns: ['id'], ...(to === undefined ? {} : { schema: to }) },
        schema: from,
      })
      await op.createForeignKey('fk', 'a', key('d', schema, undefined))
      await op.createForeignKey('fk2', 'e', key('c', undefined, schema))
      await op.createForeignKey('fk3', 'a', key('c', schema, schema))
    },
  },
  {
    title: 'a check',
    before: TABLE,
    python: change(
      'op.create_check_constraint("positive", "a", "b > 0 AND c < 9")',
      'batch.create_check_constraint("positive", "b > 0 AND c < 9")',
    ),
    limbeck: (op) => op.createCheckConstraint('positive', 'a', 'b > 0 AND c < 9'),
  },
  {
    title: 'a check with a final name',
    before: TABLE,
    python: change(
      'op.create_check_constraint(op.f("positive"), "a", sa.column("b") > 0)',
      'batch.create_check_constraint(op.f("positive"), sa.column("b") > 0)',
    ),
    limbeck: (op) => op.createCheckConstraint(op.f('positive'), 'a', 'b > 0'),
  },
  {
    title: 'a check that is not looked at',
    on: ['postgresql'],
    before: TABLE,
    python: 'op.create_check_constraint("ck", "a", "b > 0", postgresql_not_valid=True)',
    limbeck: (op) => op.createCheckConstraint('ck', 'a', 'b > 0', { notValid: true }),
  },
  {
    title: 'an exclusion',
    on: ['postgresql'],
    before: ['CREATE TABLE a (room int4range, during tsrange, n integer)'],
    python:
      'op.create_exclude_constraint("ex", "a", ("room", "&&"), ("during", "&&"), where=sa.text("n > 1"), using="gist", deferrable=True, initially="DEFERRED", ops={"room": "range_ops"})',
    limbeck: (op) =>
      op.createExcludeConstraint('ex', 'a', {
        elements: [
          { column: 'room', operator: '&&', opclass: 'range_ops' },
          { column: 'during', operator: '&&' },
        ],
        where: 'n > 1',
        using: 'gist',
        deferrable: true,
        initially: 'deferred',
      }),
  },
  {
    title: 'constraints in a schema',
    before: {
      postgresql: ['CREATE SCHEMA other', 'CREATE TABLE other.a (b INTEGER NOT NULL, c INTEGER)'],
      mariadb: ['CREATE TABLE a (b INTEGER NOT NULL, c INTEGER)'],
      sqlite: ['CREATE TABLE a (b INTEGER NOT NULL, c INTEGER)'],
    },
    python: {
      ...change(
        `op.create_primary_key("pk_ours", "a", ["b"], schema=SCHEMA)
op.create_unique_constraint("uq_ours", "a", ["c"], schema=SCHEMA)
op.create_check_constraint("positive", "a", "b > 0", schema=SCHEMA)
op.drop_constraint("uq_ours", "a", type_="unique", schema=SCHEMA)`,
        '',
      ),
      sqlite: `with op.batch_alter_table("a", schema=SCHEMA, naming_convention=NAMING) as batch:
  batch.create_primary_key("pk_ours", ["b"])
  batch.create_check_constraint("positive", "b > 0")`,
    },
    limbeck: async (op, { schema }) => {
      await op.createPrimaryKey('pk_ours', 'a', ['b'], { schema })
      await op.createUniqueConstraint('uq_ours', 'a', ['c'], { schema })
      await op.createCheckConstraint('positive', 'a', 'b > 0', { schema })
      await op.dropConstraint('uq_ours', 'a', { type: 'unique', schema })
    },
  },
  {
    title: 'constraints that go',
    before: [
      OWNERS,
      `CREATE TABLE a (b INTEGER NOT NULL, c INTEGER, d INTEGER,
         CONSTRAINT pk_a PRIMARY KEY (b), CONSTRAINT uq_c UNIQUE (c),
         CONSTRAINT fk_d FOREIGN KEY (d) REFERENCES owners (id), CONSTRAINT ck_a_c CHECK (c > 0))`,
    ],
    python: {
      ...change(
        `op.drop_constraint("c", "a", type_="check")
op.drop_constraint("fk_d", "a", type_="foreignkey")
op.drop_constraint("uq_c", "a", type_="unique")
op.drop_constraint("pk_a", "a", type_="primary")`,
        '',
      ),
      sqlite: `with op.batch_alter_table("a") as batch:
  batch.drop_constraint(op.f("ck_a_c"), type_="check")
  batch.drop_constraint("fk_d", type_="foreignkey")
  batch.drop_constraint("uq_c", type_="unique")
  batch.drop_constraint("pk_a", type_="primary")`,
    },
    limbeck: async (op) => {
      await op.dropConstraint('c', 'a', { type: 'check' })
      await op.dropConstraint('fk_d', 'a', { type: 'foreignKey' })
      await op.dropConstraint('uq_c', 'a', { type: 'unique' })
      await op.dropConstraint('pk_a', 'a', { type: 'primaryKey' })
    },
  },
  {
    title: 'constraints that go without their type',
    on: ['postgresql', 'sqlite'],
    before: ['CREATE TABLE a (b INTEGER, CONSTRAINT uq_b UNIQUE (b), CONSTRAINT ck CHECK (b > 0))'],
    python: {
      ...change('op.drop_constraint("uq_b", "a")\nop.drop_constraint("ck", "a")', ''),
      sqlite:
        'with op.batch_alter_table("a") as batch:\n  batch.drop_constraint("uq_b")\n  batch.drop_constraint("ck")',
    },
    limbeck: async (op) => {
      await op.dropConstraint('uq_b', 'a')
      await op.dropConstraint('ck', 'a')
    },
  },
  {
    title: 'a constraint that is not there goes',
    on: SERVERS,
    before: ['CREATE TABLE a (b INTEGER, CONSTRAINT ck CHECK (b > 0))'],
    python: `op.drop_constraint(op.f("ck"), "a", type_="check", if_exists=True)
op.drop_constraint(op.f("ck"), "a", type_="check", if_exists=True)`,
    limbeck: async (op) => {
      await op.dropConstraint(op.f('ck'), 'a', { type: 'check', ifExists: true })
      await op.dropConstraint(op.f('ck'), 'a', { type: 'check', ifExists: true })
    },
    differs: {
      mariadb: {
        why: 'Alembic says no IF EXISTS to MariaDB, where the second one fails',
        sql: ['ALTER TABLE a DROP CONSTRAINT ck'],
      },
    },
  },
]
