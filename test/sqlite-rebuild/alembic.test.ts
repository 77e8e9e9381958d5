import { spawnSync } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import type { BatchOperations, BatchOptions } from '../../src/operations/index.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { describeAlembic } from '../alembic/describe-with-alembic.ts'
import { createFamilies, run } from './family.ts'

/** Nothing that Alembic is known to lose. */
const SETUP = [
  'CREATE TABLE other (id INTEGER NOT NULL PRIMARY KEY)',
  `CREATE TABLE t (
     id INTEGER NOT NULL PRIMARY KEY,
     a VARCHAR(20) NOT NULL,
     b INTEGER DEFAULT 7,
     c TEXT,
     o INTEGER,
     CONSTRAINT fk_o FOREIGN KEY(o) REFERENCES other (id),
     CONSTRAINT uq_a UNIQUE (a),
     CONSTRAINT ck_b CHECK (b > 0)
   )`,
  'CREATE INDEX ix_c ON t (c)',
  'INSERT INTO other VALUES (1)',
  `INSERT INTO t VALUES (5, '12', 1, 'x', 1), (9, '13', 2, 'y', NULL)`,
]

const PROGRAM = `import sys
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

engine = sa.create_engine("sqlite:///" + sys.argv[1])
with engine.begin() as connection:
    op = Operations(MigrationContext.configure(connection))
    with op.batch_alter_table("t", **eval(sys.argv[3])) as batch:
        exec(sys.argv[2])
`

interface Pair {
  readonly title: string
  readonly python: string
  readonly change: (batch: BatchOperations) => void
  readonly pythonOptions?: string
  readonly options?: BatchOptions
}

const PAIRS: readonly Pair[] = [
  {
    title: 'a type of another affinity',
    python: 'batch.alter_column("a", type_=sa.Integer())',
    change: (batch) => batch.alterColumn('a', { type: t.integer() }),
  },
  {
    title: 'nullability',
    python: 'batch.alter_column("a", nullable=True)\nbatch.alter_column("c", nullable=False)',
    change: (batch) => {
      batch.alterColumn('a', { nullable: true })
      batch.alterColumn('c', { nullable: false })
    },
  },
  {
    title: 'defaults',
    python: `batch.alter_column("b", server_default=None)\nbatch.alter_column("c", server_default="q")`,
    change: (batch) => {
      batch.alterColumn('b', { default: null })
      batch.alterColumn('c', { default: 'q' })
    },
  },
  {
    title: 'a new name with a change',
    python: 'batch.alter_column("c", new_column_name="d", type_=sa.String(9))',
    change: (batch) => batch.alterColumn('c', { name: 'd', type: t.varchar(9) }),
  },
  {
    title: 'columns, new and gone',
    python:
      'batch.add_column(sa.Column("e", sa.Integer(), server_default=sa.text("(1 + 2)")))\nbatch.drop_column("o")',
    change: (batch) => {
      batch.addColumn('e', t.integer().default(sql`1 + 2`))
      batch.dropColumn('o')
    },
  },
  {
    title: 'constraints, new and gone',
    python:
      'batch.drop_constraint("uq_a", type_="unique")\nbatch.drop_constraint("fk_o", type_="foreignkey")\nbatch.create_unique_constraint("uq_b", ["b", "c"])\nbatch.create_foreign_key("fk_b", "other", ["o"], ["id"], ondelete="CASCADE")',
    change: (batch) => {
      batch.dropConstraint('uq_a', { type: 'unique' })
      batch.dropConstraint('fk_o', { type: 'foreignKey' })
      batch.createUniqueConstraint('uq_b', ['b', 'c'])
      batch.createForeignKey('fk_b', {
        columns: ['o'],
        references: { table: 'other', columns: ['id'] },
        onDelete: 'cascade',
      })
    },
  },
  {
    title: 'the order of columns',
    python: 'batch.add_column(sa.Column("e", sa.Integer()))',
    change: (batch) => batch.addColumn('e', t.integer()),
    pythonOptions: 'dict(recreate="always", partial_reordering=[("id", "c", "a", "e", "b", "o")])',
    options: { recreate: 'always', partialReordering: [['id', 'c', 'a', 'e', 'b', 'o']] },
  },
]

function dump(file: string) {
  const database = new DatabaseSync(file)
  const all = (query: string) =>
    database
      .prepare(query)
      .all()
      .map((row) => ({ ...row }))
  const dumped = {
    columns: all(
      `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('t') ORDER BY name`,
    ),
    indexes: all(
      `SELECT l."unique", l.origin, group_concat(i.name) AS columns
       FROM pragma_index_list('t') l JOIN pragma_index_info(l.name) i GROUP BY l.name ORDER BY 2, 3`,
    ),
    keys: all(`SELECT "table", "from", "to", on_delete FROM pragma_foreign_key_list('t')`),
    rows: all('SELECT * FROM t ORDER BY id'),
  }
  database.close()
  return dumped
}

function readOrder(file: string) {
  const database = new DatabaseSync(file)
  const names = database.prepare(`SELECT name FROM pragma_table_info('t')`).all()
  database.close()
  return names.map((row) => row['name'])
}

describeAlembic('changes tables of SQLite as', ({ python, environment }) => {
  const open = createFamilies('sqlite')

  it.each(PAIRS)('$title', async ({ change, python: code, pythonOptions = '{}', options }) => {
    const [ours, theirs] = [await open(SETUP), await open(SETUP)]
    await run(ours, (op) => op.batchAlterTable('t', change, options))
    await theirs.connection.close()
    const file = theirs.connection.database
    const { status, stderr } = spawnSync(python, ['-c', PROGRAM, file, code, pythonOptions], {
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    })
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    expect(dump(ours.connection.database)).toEqual(dump(file))
    // Beside a column that goes, Alembic puts a new one anywhere.
    if (options?.partialReordering === undefined) return
    expect(readOrder(ours.connection.database)).toEqual(readOrder(file))
  })
})
