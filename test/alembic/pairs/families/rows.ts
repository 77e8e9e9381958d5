import { sql } from '../../../../src/schema/sql.ts'
import { t } from '../../../../src/schema/t.ts'
import type { Pair } from '../pair.ts'

const TABLE = ['CREATE TABLE a (id INTEGER, name VARCHAR(99), at DATE)']

const PYTHON_TABLE =
  'a = sa.table("a", sa.column("id", sa.Integer()), sa.column("name", sa.String()), sa.column("at", sa.Date()))'

/** Rows that are written, and SQL that is run. */
export const ROWS: readonly Pair[] = [
  {
    title: 'many rows',
    before: TABLE,
    python: `import datetime
${PYTHON_TABLE}
op.bulk_insert(a, [{"id": i, "name": "it's \\\\ %s :x ?" % i, "at": datetime.date(2026, 1, 1 + i)} for i in range(20)])`,
    limbeck: (op) =>
      op.bulkInsert(
        'a',
        Array.from({ length: 20 }, (_, i) => ({
          id: i,
          name: `it's \\ ${i} :x ?`,
          at: `2026-01-${String(i + 1).padStart(2, '0')}`,
        })),
      ),
  },
  {
    title: 'rows one by one, with literals',
    before: TABLE,
    python: `${PYTHON_TABLE}
op.bulk_insert(a, [{"id": op.inline_literal(1), "name": op.inline_literal("it's")}, {"id": op.inline_literal(2), "name": op.inline_literal("x")}], multiinsert=False)`,
    limbeck: (op) =>
      op.bulkInsert('a', [
        { id: 1, name: "it's" },
        { id: 2, name: 'x' },
      ]),
  },
  {
    title: 'no rows',
    before: TABLE,
    python: `${PYTHON_TABLE}\nop.bulk_insert(a, [])`,
    limbeck: (op) => op.bulkInsert('a', []),
  },
  {
    title: 'rows for a table that was just made',
    python: `a = op.create_table("a", sa.Column("id", sa.Integer()), sa.Column("name", sa.String(9), server_default="x"))
op.bulk_insert(a, [{"id": 1}, {"id": 2}])`,
    limbeck: async (op) => {
      await op.createTable('a', { id: t.integer(), name: t.varchar(9).default('x') })
      await op.bulkInsert('a', [{ id: 1 }, { id: 2 }])
    },
  },
  {
    title: 'SQL as it is, and with values',
    before: [...TABLE, "INSERT INTO a VALUES (1, 'one', NULL), (2, 'two', NULL)"],
    python: `op.execute("UPDATE a SET name = 'a\\\\:b' WHERE id = 1")
op.execute(sa.text("UPDATE a SET name = :name WHERE id = :id").bindparams(name="it's :x", id=2))`,
    limbeck: async (op) => {
      await op.execute("UPDATE a SET name = 'a:b' WHERE id = 1")
      await op.execute(sql`UPDATE a SET name = ${"it's :x"} WHERE id = ${2}`)
    },
  },
  {
    title: 'rows that are read and written',
    before: [...TABLE, "INSERT INTO a VALUES (1, 'one', NULL), (2, 'two', NULL)"],
    python: `bind = op.get_bind()
for row in bind.execute(sa.text("SELECT id, name FROM a")).fetchall():
  bind.execute(sa.text("UPDATE a SET name = :n WHERE id = :i"), {"n": row.name.upper(), "i": row.id})`,
    limbeck: async (op) => {
      for (const { id, name } of await op.query<{ id: number; name: string }>(
        'SELECT id, name FROM a',
      ))
        await op.execute(sql`UPDATE a SET name = ${name.toUpperCase()} WHERE id = ${id}`)
    },
  },
  {
    title: 'an operation object',
    before: TABLE,
    python: `from alembic.operations import ops
op.invoke(ops.DropColumnOp("a", "at"))`,
    limbeck: (op) => op.invoke({ kind: 'dropColumn', table: 'a', name: 'at' }),
  },
]
