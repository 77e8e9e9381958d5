import { expect, it } from 'vitest'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { type Change, createFamilies, PARENT, readAll, readText, run } from './family.ts'

const COLUMNS = 'id, kind, note, amount, "the size", halved, boss, code, hex(plain) AS plain'

/** A rebuilt table has its name in quotes, and does not name itself in checks. */
const REBUILT = PARENT.replace('TABLE parent', 'TABLE "parent"').replace('parent.amount', 'amount')

const CHANGES: readonly Change[] = [
  {
    title: 'a type',
    change: (batch) => batch.alterColumn('kind', { type: t.varchar(99) }),
    text: [['[kind] VARCHAR(20)', '[kind] VARCHAR(99)']],
  },
  {
    title: 'nullable',
    change: (batch) => batch.alterColumn('kind', { nullable: true }),
    text: [[' NOT NULL ON CONFLICT ABORT', '']],
  },
  {
    title: 'not nullable',
    change: (batch) => batch.alterColumn('plain', { nullable: false }),
    text: [['plain BLOB', 'plain BLOB NOT NULL']],
  },
  {
    title: 'a default',
    change: (batch) => batch.alterColumn('note', { default: "it's" }),
    text: [[`DEFAULT (lower('X'))`, `DEFAULT 'it''s'`]],
  },
  {
    title: 'an expression as default',
    change: (batch) => batch.alterColumn('amount', { default: sql`abs(${1})` }),
    text: [['amount NUMERIC(10, 2)', 'amount NUMERIC(10, 2) DEFAULT (abs(1))']],
  },
  {
    title: 'no default',
    change: (batch) => batch.alterColumn('kind', { default: null }),
    text: [[` DEFAULT 'a, b)'`, '']],
  },
  {
    title: 'a collation with its type',
    change: (batch) => batch.alterColumn('code', { type: t.text().collate('RTRIM') }),
    text: [['code TEXT', 'code TEXT COLLATE "RTRIM"']],
  },
  {
    title: 'everything at once',
    change: (batch) =>
      batch.alterColumn('kind', { type: t.text().collate('BINARY'), nullable: true, default: 1 }),
    text: [
      [
        `[kind] VARCHAR(20) COLLATE NOCASE NOT NULL ON CONFLICT ABORT DEFAULT 'a, b)'`,
        `[kind] TEXT COLLATE "BINARY" DEFAULT 1`,
      ],
    ],
  },
  {
    title: 'a new unique constraint',
    change: (batch) => batch.createUniqueConstraint('uq_new', ['id', 'note']),
    text: [['SET NULL\n)', 'SET NULL,\n  CONSTRAINT "uq_new" UNIQUE ("id", "note")\n)']],
  },
  {
    title: 'a new check',
    change: (batch) => batch.createCheckConstraint('new', sql`amount <> ${7.1}`),
    text: [['SET NULL\n)', 'SET NULL,\n  CONSTRAINT "ck_parent_new" CHECK (amount <> 7.1)\n)']],
  },
  {
    title: 'a new foreign key to itself',
    change: (batch) =>
      batch.createForeignKey('fk_new', {
        columns: ['boss'],
        references: { table: 'parent', columns: ['id'] },
        onDelete: 'cascade',
        deferrable: true,
      }),
    text: [
      [
        'SET NULL\n)',
        'SET NULL,\n  CONSTRAINT "fk_new" FOREIGN KEY ("boss") REFERENCES "parent" ("id") ON DELETE CASCADE DEFERRABLE\n)',
      ],
    ],
  },
  {
    title: 'without a check behind a column',
    change: (batch) => batch.dropConstraint('positive'),
    text: [[' CONSTRAINT positive CHECK (amount >= 0)', '']],
  },
  {
    title: 'without a unique constraint behind a column',
    change: (batch) => batch.dropConstraint('uq_code', { type: 'unique' }),
    text: [[' CONSTRAINT uq_code UNIQUE ON CONFLICT REPLACE', '']],
  },
  {
    title: 'without a foreign key',
    change: (batch) => batch.dropConstraint('fk_boss'),
    text: [
      [
        ',\n  CONSTRAINT fk_boss FOREIGN KEY (boss) REFERENCES "parent" (id) ON DELETE SET NULL',
        '',
      ],
    ],
  },
  {
    title: 'a column that is computed and stored',
    change: (batch) => batch.addColumn('twice', t.integer().generatedAs(sql`amount * 2`)),
    text: [
      ['plain BLOB,', 'plain BLOB,\n  "twice" INTEGER GENERATED ALWAYS AS (amount * 2) STORED,'],
    ],
  },
  {
    title: 'a column with a default that is no constant',
    change: (batch) => batch.addColumn('made', t.integer().notNull().default(sql`abs(-3)`)),
    text: [['plain BLOB,', 'plain BLOB,\n  "made" INTEGER NOT NULL DEFAULT (abs(-3)),']],
  },
  {
    title: 'a unique column',
    change: (batch) => batch.addColumn('extra', t.text().unique()),
    text: [
      ['plain BLOB,', 'plain BLOB,\n  "extra" TEXT,'],
      ['SET NULL\n)', 'SET NULL,\n  CONSTRAINT "uq_parent_extra" UNIQUE ("extra")\n)'],
    ],
  },
  {
    title: 'a column in another place',
    change: (batch) => batch.addColumn('first', t.text(), { insertBefore: 'plain' }),
    text: [['  plain BLOB,', '  "first" TEXT,\n  plain BLOB,']],
  },
]

/** Enough for a million rows. */
const TIMEOUT_MS = 600_000

/** What no driver may lose. */
export function describeRebuilds(scheme: string): void {
  const open = createFamilies(scheme)

  it.each(CHANGES)('loses nothing: $title', { timeout: TIMEOUT_MS }, async ({ change, text }) => {
    const database = await open()
    const before = await readAll(database, COLUMNS)
    await run(database, (op) => op.batchAlterTable('parent', change))
    expect(await readText(database)).toBe(
      text.reduce((now, [from, to]) => {
        expect(now).toContain(from)
        return now.replace(from, () => to)
      }, REBUILT),
    )
    expect(await readAll(database, COLUMNS)).toEqual(before)
  })

  it('makes a table anew as it is', { timeout: TIMEOUT_MS }, async () => {
    const database = await open()
    const before = await readAll(database, COLUMNS)
    await run(database, (op) => op.batchAlterTable('parent', () => {}, { recreate: 'always' }))
    expect(await readText(database)).toBe(REBUILT)
    expect(await readAll(database, COLUMNS)).toEqual(before)
  })

  it('lets triggers fire, views answer and numbers go on', { timeout: TIMEOUT_MS }, async () => {
    const database = await open()
    await run(database, (op) => op.alterColumn('parent', 'kind', { nullable: true }))
    await database.rows('PRAGMA foreign_keys = ON')
    await database.rows('INSERT INTO child VALUES (1000001, 3)')
    expect(await database.rows('SELECT entry FROM log')).toEqual([{ entry: 'noted 3' }])
    const [added] = await database.rows(
      `INSERT INTO parent (kind, code) VALUES (NULL, 'new') RETURNING id`,
    )
    const [{ seq } = {}] = await database.rows(`SELECT seq FROM sqlite_sequence`)
    expect(added).toEqual({ id: seq })
    expect(await database.rows('SELECT n FROM totals WHERE kind IS NULL')).toEqual([{ n: 1 }])
    await database.rows('DELETE FROM parent WHERE id = 3')
    expect(await database.rows('SELECT count(*) AS n FROM child WHERE parent_id = 3')).toEqual([
      { n: 0 },
    ])
  })
}
