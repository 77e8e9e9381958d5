import { sql } from '../../../../src/schema/sql.ts'
import { t } from '../../../../src/schema/t.ts'
import type { Pair } from '../pair.ts'
import { IN_SCHEMA_TABLE, OWNERS } from './tables.ts'

const TABLE = [
  OWNERS,
  'INSERT INTO owners VALUES (1, 1), (2, 2)',
  `CREATE TABLE a (
     id INTEGER NOT NULL,
     b VARCHAR(20) NOT NULL,
     c INTEGER DEFAULT 7,
     d VARCHAR(9),
     o INTEGER,
     CONSTRAINT pk_a PRIMARY KEY (id),
     CONSTRAINT fk_o FOREIGN KEY (o) REFERENCES owners (id),
     CONSTRAINT uq_b UNIQUE (b),
     CONSTRAINT ck_a_c CHECK (c > 0)
   )`,
  'CREATE INDEX ix_d ON a (d)',
  `INSERT INTO a VALUES (5, '12', 1, 'x', 1), (9, '13', 2, 'y', NULL)`,
]

/** Batches, which are one after the other where a table need not be made anew. */
export const BATCHES: readonly Pair[] = [
  {
    title: 'columns of every fate',
    before: TABLE,
    python: `with op.batch_alter_table("a") as batch:
  batch.add_column(sa.Column("e", sa.Integer(), server_default=sa.text("3"), nullable=False))
  batch.alter_column("c", type_=sa.BigInteger(), existing_type=sa.Integer(), existing_server_default=sa.text("7"))
  batch.alter_column("d", new_column_name="f", existing_type=sa.String(9))
  batch.create_unique_constraint("uq_two", ["b", "c"])`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.addColumn('e', t.integer().default(3).notNull())
        batch.alterColumn('c', { type: t.bigint() })
        batch.alterColumn('d', { name: 'f' })
        batch.createUniqueConstraint('uq_two', ['b', 'c'])
      }),
  },
  {
    title: 'constraints and indexes of every fate',
    before: TABLE,
    python: `with op.batch_alter_table("a", naming_convention=NAMING) as batch:
  batch.drop_constraint("fk_o", type_="foreignkey")
  batch.drop_constraint("uq_b", type_="unique")
  batch.create_foreign_key("fk_c", "owners", ["c"], ["id"], ondelete="CASCADE")
  batch.create_check_constraint("more", "id > 1")
  batch.create_index("ix_c", ["c", "b"], unique=True)
  batch.drop_index("ix_d")`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.dropConstraint('fk_o', { type: 'foreignKey' })
        batch.dropConstraint('uq_b', { type: 'unique' })
        batch.createForeignKey('fk_c', {
          columns: ['c'],
          references: { table: 'owners', columns: ['id'] },
          onDelete: 'cascade',
        })
        batch.createCheckConstraint('more', 'id > 1')
        batch.createIndex('ix_c', ['c', 'b'], { unique: true })
        batch.dropIndex('ix_d')
      }),
    differs: {
      sqlite: {
        why: 'Alembic puts the convention around the name of a check that is there already',
        sql: [
          'ALTER TABLE a RENAME TO old',
          'DROP INDEX ix_d',
          `CREATE TABLE a (id INTEGER NOT NULL, b VARCHAR(20) NOT NULL, c INTEGER DEFAULT 7, d VARCHAR(9), o INTEGER,
             CONSTRAINT pk_a PRIMARY KEY (id), CONSTRAINT ck_a_c CHECK (c > 0), CONSTRAINT ck_a_more CHECK (id > 1),
             CONSTRAINT fk_c FOREIGN KEY (c) REFERENCES owners (id) ON DELETE CASCADE)`,
          'INSERT INTO a SELECT * FROM old',
          'DROP TABLE old',
          'CREATE UNIQUE INDEX ix_c ON a (c, b)',
        ],
      },
    },
  },
  {
    title: 'only what ALTER can do',
    before: TABLE,
    python: `with op.batch_alter_table("a") as batch:
  batch.add_column(sa.Column("e", sa.Text()))
  batch.create_index("ix_c", ["c"])
  batch.drop_index("ix_d")`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.addColumn('e', t.text())
        batch.createIndex('ix_c', ['c'])
        batch.dropIndex('ix_d')
      }),
  },
  {
    title: 'never making the table anew',
    before: TABLE,
    python: `with op.batch_alter_table("a", recreate="never") as batch:
  batch.add_column(sa.Column("e", sa.Text()))`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.addColumn('e', t.text()), { recreate: 'never' }),
  },
  {
    title: 'nothing to do',
    before: TABLE,
    python: 'with op.batch_alter_table("a") as batch:\n  pass',
    limbeck: (op) => op.batchAlterTable('a', () => {}),
  },
  {
    title: 'a table in a schema',
    before: IN_SCHEMA_TABLE,
    python: `with op.batch_alter_table("a", schema=SCHEMA) as batch:
  batch.add_column(sa.Column("c", sa.Integer(), server_default=sa.text("3")))
  batch.alter_column("b", nullable=False, existing_type=sa.Integer())`,
    limbeck: (op, { schema }) =>
      op.batchAlterTable(
        'a',
        (batch) => {
          batch.addColumn('c', t.integer().default(3))
          batch.alterColumn('b', { nullable: false })
        },
        { schema },
      ),
  },
  {
    title: 'a comment beside other changes',
    before: TABLE,
    python: `with op.batch_alter_table("a") as batch:
  batch.create_table_comment("said")
  batch.alter_column("b", nullable=True, existing_type=sa.String(20))`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.createTableComment('said')
        batch.alterColumn('b', { nullable: true })
      }),
  },
  {
    title: 'an exclusion',
    on: ['postgresql'],
    before: ['CREATE TABLE a (during tsrange)'],
    python: `with op.batch_alter_table("a") as batch:
  batch.create_exclude_constraint("ex", ("during", "&&"), using="gist")`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) =>
        batch.createExcludeConstraint('ex', {
          using: 'gist',
          elements: [{ column: 'during', operator: '&&' }],
        }),
      ),
  },
  {
    title: 'a table that Alembic copies where nothing has to be',
    on: ['postgresql'],
    before: [
      'CREATE TABLE a (id SERIAL PRIMARY KEY, b INTEGER)',
      'INSERT INTO a (b) VALUES (1), (2)',
    ],
    python: `with op.batch_alter_table("a", recreate="always") as batch:
  batch.alter_column("b", nullable=False)`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false }), {
        recreate: 'always',
      }),
    differs: {
      postgresql: {
        why: 'Alembic copies the table and begins its sequence anew at 1; only SQLite has to make a table anew',
        sql: ['ALTER TABLE a ALTER COLUMN b SET NOT NULL'],
      },
    },
  },
  {
    title: 'a default that is computed, and a column that goes',
    before: TABLE,
    python: `with op.batch_alter_table("a") as batch:
  batch.add_column(sa.Column("e", sa.Integer(), server_default=sa.text("(1 + 2)")))
  batch.drop_index("ix_d")
  batch.drop_column("d")`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.addColumn('e', t.integer().default(sql`1 + 2`))
        batch.dropIndex('ix_d')
        batch.dropColumn('d')
      }),
  },
]
