import { expect, it } from 'vitest'
import type { AlterColumnOptions } from '../../src/operations/index.ts'
import type { Operations } from '../../src/runtime/operations.ts'
import { t } from '../../src/schema/t.ts'
import { createFamilies, createFamily, readText, run } from './family.ts'

const open = createFamilies('sqlite')

const COLUMNS = ['id', 'kind', 'note', 'amount', 'the size', 'halved', 'boss', 'code', 'plain']

const alter = (options: AlterColumnOptions) => (op: Operations, column: string) =>
  op.alterColumn('parent', column, options)

const CHANGES: Readonly<Record<string, (op: Operations, column: string) => Promise<void>>> = {
  'a type': alter({ type: t.custom('FLOAT') }),
  'a type that numbers nothing': alter({ type: t.text(), autoIncrement: false }),
  nullable: alter({ nullable: true }),
  'not nullable': alter({ nullable: false }),
  'no default': alter({ default: null }),
  'another name': alter({ name: 'new "name"', type: t.custom('FLOAT') }),
  'no column': (op, column) => op.dropColumn('parent', column),
}

/** What is refused: the column is needed, or the values are not such. */
const REFUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  id: {
    'a type': 'operation_invalid',
    nullable: 'operation_invalid',
    'another name': 'operation_invalid',
    'no column': 'operation_invalid',
  },
  kind: { 'no column': 'operation_invalid' },
  note: { 'no column': 'operation_invalid' },
  // As texts its values are not below the number of a check.
  amount: { 'a type that numbers nothing': 'statement_failed', 'no column': 'operation_invalid' },
  boss: { 'not nullable': 'statement_failed' },
}

it.each(COLUMNS)('changes the column %s or refuses it, and breaks nothing', async (column) => {
  const outcomes: Record<string, string> = {}
  for (const [title, change] of Object.entries(CHANGES)) {
    const database = await open(createFamily(30))
    // Its view is broken from the start, and SQLite itself gives no new name beside it.
    await database.rows('DROP VIEW broken')
    const before = await readText(database)
    const outcome = await run(database, (op) => change(op, column)).then(
      () => 'done',
      (error: { readonly code: string }) => error.code,
    )
    if (outcome !== 'done') outcomes[title] = outcome
    const isWhole = outcome === 'done' || (await readText(database)) === before
    expect({ title, isWhole }).toEqual({ title, isWhole: true })
    expect(await database.rows('SELECT count(*) AS n FROM parent')).toEqual([{ n: 30 }])
    expect(await database.rows('SELECT count(*) AS n FROM child')).toEqual([{ n: 30 }])
    expect(await database.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(await database.rows('PRAGMA foreign_key_check')).toEqual([])
    expect(await database.rows('PRAGMA legacy_alter_table')).toEqual([{ legacy_alter_table: 0 }])
    await database.rows('SELECT * FROM totals')
    await database.rows('INSERT INTO child VALUES (1000001, 3)')
  }
  expect(outcomes).toEqual(REFUSED[column] ?? {})
})
