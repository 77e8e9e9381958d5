import { sql } from '../../../../src/schema/sql.ts'
import { t } from '../../../../src/schema/t.ts'
import { table } from '../../../../src/schema/table.ts'
import { check, index, unique } from '../../../../src/schema/table-items.ts'
import type { Pair } from '../pair.ts'

const TABLE = [
  `CREATE TABLE a (
     id INTEGER NOT NULL,
     b VARCHAR(20) NOT NULL,
     c INTEGER DEFAULT 7,
     d TEXT,
     CONSTRAINT pk_a PRIMARY KEY (id),
     CONSTRAINT uq_b UNIQUE (b),
     CONSTRAINT ck_a_c CHECK (c > 0)
   )`,
  'CREATE INDEX ix_d ON a (d)',
  `INSERT INTO a VALUES (5, '12', 1, 'x'), (9, '13', 2, 'y')`,
]

/** The table with its columns in another order. */
const arrangeAnew = (definitions: string, columns: string) => [
  'ALTER TABLE a RENAME TO old',
  'DROP INDEX ix_d',
  `CREATE TABLE a (${definitions},
     CONSTRAINT pk_a PRIMARY KEY (id), CONSTRAINT uq_b UNIQUE (b), CONSTRAINT ck_a_c CHECK (c > 0))`,
  `INSERT INTO a SELECT ${columns} FROM old`,
  'DROP TABLE old',
  'CREATE INDEX ix_d ON a (d)',
]

/** A pair for SQLite alone, where a batch makes the table anew. */
const onSqlite = (
  title: string,
  pair: Omit<Pair, 'title' | 'on' | 'python'> & {
    readonly options: string
    readonly python: string
  },
): Pair => {
  const { options, python, ...rest } = pair
  return {
    title,
    on: ['sqlite'],
    before: TABLE,
    python: `with op.batch_alter_table("a"${options}) as batch:\n${python
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n')}`,
    ...rest,
  }
}

/** Tables that SQLite makes anew. */
export const REBUILDS: readonly Pair[] = [
  onSqlite('always', {
    options: ', recreate="always"',
    python: 'batch.add_column(sa.Column("e", sa.Integer()))',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.addColumn('e', t.integer()), {
        recreate: 'always',
      }),
  }),
  onSqlite('the order of columns', {
    options: ', recreate="always", partial_reordering=[("d", "b"), ("c", "id")]',
    python: 'pass',
    limbeck: (op) =>
      op.batchAlterTable('a', () => {}, {
        partialReordering: [
          ['d', 'b'],
          ['c', 'id'],
        ],
      }),
    differs: {
      sqlite: {
        why: 'Alembic sorts in rounds, and columns go further than the lists ask for',
        sql: arrangeAnew(
          'c INTEGER DEFAULT 7, id INTEGER NOT NULL, d TEXT, b VARCHAR(20) NOT NULL',
          'c, id, d, b',
        ),
      },
    },
  }),
  onSqlite('every column in its order', {
    options: ', recreate="always", partial_reordering=[("d", "c", "b", "id")]',
    python: 'pass',
    limbeck: (op) =>
      op.batchAlterTable('a', () => {}, { partialReordering: [['d', 'c', 'b', 'id']] }),
  }),
  onSqlite('a new column before another', {
    options: ', recreate="always"',
    python: 'batch.add_column(sa.Column("e", sa.Integer()), insert_before="c")',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.addColumn('e', t.integer(), { insertBefore: 'c' })),
  }),
  onSqlite('a new column after another', {
    options: ', recreate="always"',
    python: 'batch.add_column(sa.Column("e", sa.Integer()), insert_after="id")',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.addColumn('e', t.integer(), { insertAfter: 'id' })),
  }),
  onSqlite('a column that changes beside another', {
    options: ', recreate="always"',
    python: 'batch.alter_column("d", nullable=True, insert_before="b")',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) =>
        batch.alterColumn('d', { nullable: true, insertBefore: 'b' }),
      ),
    differs: {
      sqlite: {
        why: 'Alembic takes the place of a column that changes and does not move it',
        sql: arrangeAnew(
          'id INTEGER NOT NULL, d TEXT, b VARCHAR(20) NOT NULL, c INTEGER DEFAULT 7',
          'id, d, b, c',
        ),
      },
    },
  }),
  onSqlite('constraints without a name, by the convention', {
    options: ', naming_convention=NAMING',
    before: [
      'CREATE TABLE u (id INTEGER NOT NULL PRIMARY KEY)',
      'CREATE TABLE a (b INTEGER, c INTEGER, UNIQUE (b), FOREIGN KEY (c) REFERENCES u (id))',
      'INSERT INTO a VALUES (1, NULL)',
    ],
    python: `batch.drop_constraint("uq_a_b", type_="unique")
batch.drop_constraint("fk_a_c_u", type_="foreignkey")`,
    limbeck: (op) =>
      op.batchAlterTable(
        'a',
        (batch) => {
          batch.dropConstraint('uq_a_b', { type: 'unique' })
          batch.dropConstraint('fk_a_c_u', { type: 'foreignKey' })
        },
        { naming: {} },
      ),
  }),
  onSqlite('a table that is told', {
    options: `, copy_from=sa.Table("a", sa.MetaData(), sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("b", sa.String(20), nullable=False), sa.Column("c", sa.Integer(), server_default=sa.text("7")), sa.Column("d", sa.Text()),
    sa.PrimaryKeyConstraint("id", name="pk_a"), sa.UniqueConstraint("b", name="uq_b"), sa.CheckConstraint("c > 0", name="ck_a_c"),
    sa.Index("ix_d", "d"))`,
    python: 'batch.alter_column("d", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('d', { nullable: false }), {
        copyFrom: table(
          'a',
          {
            id: t.integer().primaryKey(),
            b: t.varchar(20).notNull(),
            c: t.integer().default(7),
            d: t.text(),
          },
          (c) => [unique('uq_b').on(c.b), check('c', 'c > 0'), index('ix_d').on(c.d)],
        ),
      }),
  }),
  onSqlite('more constraints, where Alembic takes table arguments', {
    options: `, recreate="always", table_args=(sa.CheckConstraint("c < 99", name=op.f("ck_more")), sa.UniqueConstraint("d", name="uq_d"))`,
    python: 'pass',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.createCheckConstraint(op.f('ck_more'), 'c < 99')
        batch.createUniqueConstraint('uq_d', ['d'])
      }),
  }),
  onSqlite('options of the table', {
    options: ', recreate="always", table_kwargs={"sqlite_autoincrement": True}',
    before: [
      'CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, b TEXT)',
      "INSERT INTO a VALUES (4, 'x')",
    ],
    python: 'batch.add_column(sa.Column("c", sa.Integer()))',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.addColumn('c', t.integer()), {
        tableOptions: { autoincrement: true },
      }),
  }),
  onSqlite('types that reflection does not tell', {
    options:
      ', reflect_kwargs={"listeners": []}, reflect_args=[sa.Column("c", sa.Boolean(create_constraint=False))]',
    python: 'batch.alter_column("d", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.alterColumn('d', { nullable: false })
        batch.alterColumn('c', { type: t.boolean(), default: null })
      }),
  }),
  onSqlite('a column whose type is of another kind', {
    options: '',
    python: 'batch.alter_column("b", type_=sa.Integer())',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { type: t.integer() })),
  }),
  onSqlite('a foreign key to its own table', {
    options: '',
    before: [
      'CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, p INTEGER, CONSTRAINT fk_p FOREIGN KEY (p) REFERENCES a (id))',
      'INSERT INTO a VALUES (1, NULL), (2, 1)',
    ],
    python: 'batch.alter_column("p", server_default=sa.text("1"))',
    limbeck: (op) => op.batchAlterTable('a', (batch) => batch.alterColumn('p', { default: 1 })),
  }),
  onSqlite('a primary key of another column', {
    options: '',
    before: [
      'CREATE TABLE a (id INTEGER NOT NULL, b TEXT NOT NULL, CONSTRAINT pk_a PRIMARY KEY (id))',
    ],
    python: `batch.drop_constraint("pk_a", type_="primary")
batch.create_primary_key("pk_b", ["b"])`,
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => {
        batch.dropConstraint('pk_a', { type: 'primaryKey' })
        batch.createPrimaryKey('pk_b', ['b'])
      }),
  }),
  onSqlite('a check without a name', {
    options: '',
    before: ['CREATE TABLE a (b INTEGER, CHECK (b > 0))', 'INSERT INTO a VALUES (1)'],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic drops checks without a name',
        sql: [
          'DROP TABLE a',
          'CREATE TABLE a (b INTEGER NOT NULL, CHECK (b > 0))',
          'INSERT INTO a VALUES (1)',
        ],
      },
    },
  }),
  onSqlite('a trigger', {
    options: '',
    before: [
      'CREATE TABLE log (n INTEGER)',
      'CREATE TABLE a (b INTEGER)',
      'CREATE TRIGGER g AFTER INSERT ON a BEGIN INSERT INTO log VALUES (NEW.b); END',
    ],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic loses triggers',
        sql: [
          'DROP TABLE a',
          'CREATE TABLE a (b INTEGER NOT NULL)',
          'CREATE TRIGGER g AFTER INSERT ON a BEGIN INSERT INTO log VALUES (NEW.b); END',
        ],
      },
    },
  }),
  onSqlite('a view', {
    options: '',
    before: ['CREATE TABLE a (b INTEGER)', 'CREATE VIEW v AS SELECT b FROM a'],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic fails at the last step, and the table is gone',
        sql: [
          'DROP VIEW v',
          'DROP TABLE a',
          'CREATE TABLE a (b INTEGER NOT NULL)',
          'CREATE VIEW v AS SELECT b FROM a',
        ],
      },
    },
  }),
  onSqlite('a generated column', {
    options: '',
    before: [
      'CREATE TABLE a (b INTEGER, c INTEGER GENERATED ALWAYS AS (b * 2) STORED)',
      'INSERT INTO a (b) VALUES (4)',
    ],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic copies into the generated column, which SQLite refuses',
        sql: [
          'DROP TABLE a',
          'CREATE TABLE a (b INTEGER NOT NULL, c INTEGER GENERATED ALWAYS AS (b * 2) STORED)',
          'INSERT INTO a (b) VALUES (4)',
        ],
      },
    },
  }),
  onSqlite('a column with an index over it goes', {
    options: '',
    python: 'batch.drop_column("d")',
    limbeck: (op) => op.batchAlterTable('a', (batch) => batch.dropColumn('d')),
    differs: {
      sqlite: {
        why: 'Alembic fails at the index, when the old table is gone',
        sql: ['DROP INDEX ix_d', 'ALTER TABLE a DROP COLUMN d'],
      },
    },
  }),
  onSqlite('an index with all that SQLite knows', {
    options: '',
    before: [
      'CREATE TABLE a (b TEXT, c INTEGER)',
      'CREATE INDEX ix ON a (b COLLATE NOCASE DESC, lower(b)) WHERE c > 1',
    ],
    python: 'batch.alter_column("c", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('c', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic skips indexes over expressions',
        sql: [
          'DROP TABLE a',
          'CREATE TABLE a (b TEXT, c INTEGER NOT NULL)',
          'CREATE INDEX ix ON a (b COLLATE NOCASE DESC, lower(b)) WHERE c > 1',
        ],
      },
    },
  }),
  onSqlite('a number that does not come again', {
    options: '',
    before: [
      'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b INTEGER)',
      'INSERT INTO a VALUES (41, 1), (42, 2)',
      'DELETE FROM a WHERE id = 42',
    ],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic loses AUTOINCREMENT and the numbers that were given',
        sql: [
          'ALTER TABLE a RENAME TO old',
          'CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b INTEGER NOT NULL)',
          'INSERT INTO a SELECT * FROM old',
          'DROP TABLE old',
          "UPDATE sqlite_sequence SET seq = 42 WHERE name = 'a'",
        ],
      },
    },
  }),
  onSqlite('STRICT and WITHOUT ROWID', {
    options: '',
    before: ['CREATE TABLE a (id TEXT NOT NULL, b ANY, PRIMARY KEY (id)) STRICT, WITHOUT ROWID'],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic loses the options of a table',
        sql: [
          'DROP TABLE a',
          'CREATE TABLE a (id TEXT NOT NULL, b ANY NOT NULL, PRIMARY KEY (id)) STRICT, WITHOUT ROWID',
        ],
      },
    },
  }),
  onSqlite('a default that is computed', {
    options: '',
    before: ['CREATE TABLE a (b INTEGER DEFAULT (abs(-3)), c TEXT)'],
    python: 'batch.add_column(sa.Column("d", sa.Integer(), server_default=sa.text("(1 + 2)")))',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.addColumn('d', t.integer().default(sql`1 + 2`))),
  }),
  onSqlite('a collation', {
    options: '',
    before: ['CREATE TABLE a (b INTEGER, c TEXT COLLATE NOCASE)'],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic loses collations',
        sql: ['DROP TABLE a', 'CREATE TABLE a (b INTEGER NOT NULL, c TEXT COLLATE NOCASE)'],
      },
    },
  }),
  onSqlite('a table that is left of a run that was cut off', {
    options: '',
    before: ['CREATE TABLE a (b INTEGER)', 'CREATE TABLE _alembic_tmp_a (b INTEGER)'],
    python: 'batch.alter_column("b", nullable=False)',
    limbeck: (op) =>
      op.batchAlterTable('a', (batch) => batch.alterColumn('b', { nullable: false })),
    differs: {
      sqlite: {
        why: 'Alembic fails; what is left is nothing to us',
        sql: ['DROP TABLE a', 'CREATE TABLE a (b INTEGER NOT NULL)'],
      },
    },
  }),
]
