import type { ChangeCase, ItemSketch } from '../schema-sketch.ts'
import { KEY } from './key.ts'

type Index = Omit<Extract<ItemSketch, { kind: 'index' }>, 'kind'>

/** A table whose index is another. */
function change(
  title: string,
  before: Index | undefined,
  after: Index | undefined,
  rest: Partial<ChangeCase> = {},
): ChangeCase {
  const withIndex = (index: Index | undefined) =>
    ({
      items: {
        columns: { id: KEY, a: 'integer', b: 'integer', c: ['varchar', 50] },
        items: index === undefined ? [] : [{ kind: 'index', ...index }],
      },
    }) as const satisfies ChangeCase['before']
  return { title, before: withIndex(before), after: withIndex(after), ...rest }
}

const POSTGRESQL = { on: ['postgresql'] } as const
const name = 'ix_own'

/** Indexes that come, go and change. */
export const INDEX_CHANGES: readonly ChangeCase[] = [
  change('a new index', undefined, { on: ['a'] }),
  change('a new unique index', undefined, { on: ['a', 'b'], unique: true }),
  change('an index that is gone', { on: ['a'] }, undefined),
  change('a unique index that is gone', { on: ['a'], unique: true }, undefined),
  change('an index over other columns', { name, on: ['a'] }, { name, on: ['a', 'b'] }),
  change(
    'an index over columns in another order',
    { name, on: ['a', 'b'] },
    { name, on: ['b', 'a'] },
  ),
  change('an index that becomes unique', { name, on: ['a'] }, { name, on: ['a'], unique: true }),
  change(
    'an index that is not unique any more',
    { name, on: ['a'], unique: true },
    { name, on: ['a'] },
  ),
  change(
    'a new index of an expression',
    undefined,
    { name, on: [{ sql: 'lower(c)' }] },
    { on: ['postgresql'] },
  ),
  change(
    'an index of another expression',
    { name, on: [{ sql: 'lower(c)' }] },
    { name, on: [{ sql: 'upper(c)' }] },
    {
      on: ['postgresql'],
    },
  ),
  change(
    'a new index of an expression on SQLite',
    undefined,
    { name, on: [{ sql: 'lower(c)' }] },
    { on: ['sqlite'], onlyLimbeck: 'indexes of expressions' },
  ),
  change(
    'an index of another expression on SQLite',
    { name, on: [{ sql: 'lower(c)' }] },
    { name, on: [{ sql: 'upper(c)' }] },
    { on: ['sqlite'], onlyLimbeck: 'indexes of expressions' },
  ),
  change(
    'an index that takes one NULL',
    { name, on: ['c'], unique: true },
    { name, on: ['c'], unique: true, nullsNotDistinct: true },
    POSTGRESQL,
  ),
  change(
    'an index the other way round',
    { name, on: ['a'] },
    { name, on: [{ column: 'a', order: 'desc' }] },
    POSTGRESQL,
  ),
  change(
    'an index the other way round on SQLite',
    { name, on: ['a'] },
    { name, on: [{ column: 'a', order: 'desc' }] },
    { on: ['sqlite'], onlyLimbeck: 'the order of an index' },
  ),
  change(
    'an index of some rows',
    { name, on: ['a'] },
    { name, on: ['a'], where: 'b > 0' },
    { on: ['postgresql', 'sqlite'], onlyLimbeck: 'the rows of a partial index' },
  ),
  change(
    'a unique index of other rows',
    { name, on: ['a'], where: 'b > 0', unique: true },
    { name, on: ['a'], where: 'b > 1', unique: true },
    { on: ['postgresql', 'sqlite'], onlyLimbeck: 'the rows of a partial index' },
  ),
  change(
    'another method of an index',
    { name, on: ['a'] },
    { name, on: ['a'], using: 'hash' },
    { ...POSTGRESQL, onlyLimbeck: 'the method of an index' },
  ),
  change(
    'an index that carries columns along',
    { name, on: ['a'] },
    { name, on: ['a'], include: ['b'] },
    { ...POSTGRESQL, onlyLimbeck: 'the columns that an index carries along' },
  ),
]
