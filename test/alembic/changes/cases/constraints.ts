import type { ChangeCase, ItemSketch, TableSketch } from '../schema-sketch.ts'
import { KEY } from './key.ts'

const one: TableSketch = {
  columns: { id: KEY, code: { type: 'integer', notNull: true } },
  items: [{ kind: 'unique', name: 'uq_one_code', columns: ['code'] }],
}

const columns = {
  id: KEY,
  a: { type: 'integer', notNull: true },
  b: { type: 'integer', notNull: true },
  c: ['varchar', 20],
} as const satisfies TableSketch['columns']

/** A table whose constraints are others. */
function change(
  title: string,
  before: readonly ItemSketch[],
  after: readonly ItemSketch[],
  rest: Partial<ChangeCase> = {},
): ChangeCase {
  const withItems = (items: readonly ItemSketch[]) => ({ one, items: { columns, items } })
  return { title, before: withItems(before), after: withItems(after), ...rest }
}

function unique(...names: readonly string[]): ItemSketch {
  return { kind: 'unique', columns: names }
}

type Key = Extract<ItemSketch, { kind: 'foreignKey' }>

function key(settings: Partial<Key> = {}): ItemSketch {
  const references = { table: 'one', columns: ['id'] }
  return { kind: 'foreignKey', columns: ['a'], references, ...settings }
}

function check(name: string, sql: string): ItemSketch {
  return { kind: 'check', name, sql }
}

const POSTGRESQL = { on: ['postgresql'] } as const

/** A table whose primary key is over these columns. */
function keyed(...names: readonly string[]) {
  return {
    items: {
      columns: {
        a: { type: 'integer', notNull: true },
        b: { type: 'integer', notNull: true },
      },
      items: names.length === 0 ? [] : [{ kind: 'primaryKey', columns: names }],
    },
  } as const satisfies ChangeCase['before']
}

/** Constraints that come, go and change. */
export const CONSTRAINT_CHANGES: readonly ChangeCase[] = [
  change('a new unique constraint', [], [unique('a')]),
  change('a unique constraint that is gone', [unique('a')], []),
  change('a unique constraint over other columns', [unique('a')], [unique('a', 'b')]),
  change(
    'a unique constraint of the same name over other columns',
    [{ kind: 'unique', name: 'uq_own', columns: ['a'] }],
    [{ kind: 'unique', name: 'uq_own', columns: ['a', 'b'] }],
  ),
  change(
    'a unique constraint over the same columns in another order',
    [{ kind: 'unique', name: 'uq_own', columns: ['a', 'b'] }],
    [{ kind: 'unique', name: 'uq_own', columns: ['b', 'a'] }],
    { onlyLimbeck: 'the order of the columns of a unique constraint' },
  ),
  change(
    'a unique constraint that can be put off',
    [{ kind: 'unique', columns: ['a'] }],
    [{ kind: 'unique', columns: ['a'], deferrable: true }],
    { ...POSTGRESQL, onlyLimbeck: 'whether a unique constraint can be put off' },
  ),
  change(
    'a unique constraint that takes one NULL',
    [{ kind: 'unique', columns: ['c'] }],
    [{ kind: 'unique', columns: ['c'], nullsNotDistinct: true }],
    POSTGRESQL,
  ),
  change('a new foreign key', [], [key()]),
  change('a foreign key that is gone', [key()], []),
  change('a foreign key of another column', [key()], [key({ columns: ['b'] })]),
  change(
    'a foreign key to another column',
    [key()],
    [key({ references: { table: 'one', columns: ['code'] } })],
  ),
  change(
    'a foreign key under another name and with another action',
    [key({ name: 'fk_old' })],
    [key({ name: 'fk_new', onDelete: 'cascade' })],
  ),
  change('a foreign key that deletes', [key()], [key({ onDelete: 'cascade' })]),
  change('a foreign key that does not delete any more', [key({ onDelete: 'cascade' })], [key()]),
  change(
    'a foreign key that follows updates',
    [key({ onDelete: 'cascade' })],
    [key({ onDelete: 'cascade', onUpdate: 'cascade' })],
  ),
  change(
    'a foreign key that can be put off',
    [key()],
    [key({ deferrable: true, initially: 'deferred' })],
    { on: ['postgresql', 'sqlite'] },
  ),
  change('a foreign key that matches in full', [key()], [key({ match: 'full' })], {
    ...POSTGRESQL,
    onlyLimbeck: 'how a foreign key matches',
  }),
  change(
    'a foreign key to its own table',
    [],
    [key({ references: { table: 'items', columns: ['id'] } })],
  ),
  change('a new check', [], [check('positive', 'a > 0')]),
  change('a check that is gone', [check('positive', 'a > 0')], []),
  change('a check under another name', [check('positive', 'a > 0')], [check('small', 'b < 10')]),
  change(
    'a check with another condition',
    [check('positive', 'a > 0')],
    [check('positive', 'a > 1')],
    { onlyLimbeck: 'the condition of a check' },
  ),
  change(
    'a new exclude constraint',
    [],
    [{ kind: 'exclude', name: 'ex_items', column: 'r', operator: '&&' }],
    {
      ...POSTGRESQL,
      before: ranges([]),
      after: ranges([{ kind: 'exclude', name: 'ex_items', column: 'r', operator: '&&' }]),
      onlyLimbeck: 'exclude constraints',
    },
  ),
  {
    title: 'a new primary key',
    before: keyed(),
    after: keyed('a'),
    onlyLimbeck: 'the primary key',
  },
  {
    title: 'a primary key that is gone',
    before: keyed('a'),
    after: keyed(),
    onlyLimbeck: 'the primary key',
  },
  {
    title: 'a primary key over other columns',
    before: keyed('a'),
    after: keyed('a', 'b'),
    onlyLimbeck: 'the primary key',
  },
]

function ranges(items: readonly ItemSketch[]): ChangeCase['before'] {
  return { items: { columns: { id: KEY, r: 'pg.int4range' }, items } }
}
