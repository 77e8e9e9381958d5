import { expect, it } from 'vitest'
import { readTableText, writeTableText } from './table-text.ts'

it.each<[string, readonly (readonly [string | undefined, readonly string[]])[]]>([
  ['CREATE TABLE t (a)', [['a', ['name']]]],
  [
    'CREATE TABLE t(a "my type"(1,2)default-1.5e3 not null,b)',
    [
      ['a', ['name', 'type', 'default', 'notNull']],
      ['b', ['name']],
    ],
  ],
  [
    `CREATE TABLE "t(" ( -- a (comment), with all\n [a,b] int /* , ) */ DEFAULT x'00' -- end\n)`,
    [['a,b', ['name', 'type', 'default']]],
  ],
  [
    `CREATE TABLE t (a DEFAULT x CHECK (a IN (1, ')', "q,")) COLLATE "No Case" REFERENCES b(c) ON DELETE SET NULL NOT DEFERRABLE INITIALLY IMMEDIATE UNIQUE)`,
    [['a', ['name', 'default', 'check', 'collate', 'foreignKey', 'unique']]],
  ],
  [
    'CREATE TABLE t (a INT CONSTRAINT x CONSTRAINT y PRIMARY KEY DESC ON CONFLICT FAIL AUTOINCREMENT CONSTRAINT z DEFAULT 1, CHECK (a) UNIQUE (a) CONSTRAINT f FOREIGN KEY (a) REFERENCES b DEFERRABLE) STRICT , WITHOUT ROWID',
    [
      ['a', ['name', 'type', 'primaryKey', 'default']],
      [undefined, ['check', 'unique', 'foreignKey']],
    ],
  ],
  [
    'CREATE TABLE t (a NULL ON CONFLICT IGNORE, b GENERATED ALWAYS AS (a + 1), c varchar(3) as (b) stored, d DEFAULT (1) DEFAULT CURRENT_TIMESTAMP)',
    [
      ['a', ['name', 'null']],
      ['b', ['name', 'generated']],
      ['c', ['name', 'type', 'generated']],
      ['d', ['name', 'default', 'default']],
    ],
  ],
])('takes a table to pieces that are the text again: %s', (text, items) => {
  const table = readTableText(text)
  expect(writeTableText(table)).toBe(text)
  expect(table.items.map(({ column, parts }) => [column, parts.map(({ kind }) => kind)])).toEqual(
    items,
  )
})
