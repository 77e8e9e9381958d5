import type { ChangeCase, TableSketch } from '../schema-sketch.ts'
import { KEY } from './key.ts'

const before: Readonly<Record<string, TableSketch>> = {
  one: {
    columns: { id: KEY, a: { type: 'integer', default: 1 }, b: 'integer', d: 'integer' },
    items: [
      { kind: 'index', name: 'ix_kept', on: ['a'] },
      { kind: 'unique', name: 'uq_kept', columns: ['b'] },
      { kind: 'check', name: 'kept', sql: 'b > 0' },
      {
        kind: 'foreignKey',
        name: 'fk_kept',
        columns: ['d'],
        references: { table: 'other', columns: ['id'] },
      },
    ],
  },
  other: { columns: { id: KEY } },
  theirs: { columns: { id: KEY } },
}

const after: Readonly<Record<string, TableSketch>> = {
  one: { columns: { id: KEY, a: { type: 'bigint', default: 2 }, c: 'integer', d: 'integer' } },
  other: { columns: { id: KEY } },
  mine: { columns: { id: KEY } },
}

/** What settings leave out. */
export const OPTION_CHANGES: readonly ChangeCase[] = [
  { title: 'nothing is left out', before, after },
  { title: 'types are not compared', before, after, options: { compareType: false } },
  { title: 'defaults are not compared', before, after, options: { compareServerDefault: false } },
  {
    title: 'tables by name',
    before,
    after,
    options: { excludedNames: [['table', 'theirs']] },
  },
  {
    title: 'indexes and constraints by name',
    before,
    after,
    options: {
      excludedNames: [
        ['index', 'ix_kept'],
        ['unique', 'uq_kept'],
        ['foreignKey', 'fk_kept'],
        ['check', 'ck_one_kept'],
      ],
    },
  },
  { title: 'columns by name', before, after, options: { excludedNames: [['column', 'b']] } },
  {
    title: 'objects of both sides',
    before,
    after,
    options: {
      excludedObjects: [
        ['table', 'theirs'],
        ['table', 'mine'],
        ['column', 'c'],
        ['index', 'ix_kept'],
        ['unique', 'uq_kept'],
        ['foreignKey', 'fk_kept'],
        ['check', 'ck_one_kept'],
      ],
    },
    onlyAlembic: {
      mariadb: {
        changes: ['remove_index one.uq_kept'],
        why: 'The unique constraint is an index too there, and the setting left out a constraint.',
      },
    },
  },
]
