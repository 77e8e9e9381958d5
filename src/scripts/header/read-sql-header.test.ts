import { expect, test } from 'vitest'
import { readSqlHeader } from './read-sql-header.ts'

test.each<[string, string, unknown]>([
  [
    'all lines',
    '-- create users\n--\n-- Revision ID: a1\n-- Revises: b2, c3\n-- Depends on: core\n-- Branch labels: x, "y,z"\n-- Create Date: 2026-11-20\n-- transaction: false\n-- foreignKeys: true\n\ncreate table a (b int); -- Revision ID: no',
    {
      kind: 'header',
      header: {
        revision: 'a1',
        downRevision: ['b2', 'c3'],
        branchLabels: ['x', 'y,z'],
        dependsOn: 'core',
      },
      comment: { message: 'create users', createDate: '2026-11-20' },
      transaction: false,
      foreignKeys: true,
    },
  ],
  [
    'other names in a block comment, windows line ends',
    '\uFEFF\r\n/*\r\n * create users\r\n * and more\r\n * revision: a1\r\n * down_revision:\r\n */\r\nselect 1;',
    {
      kind: 'header',
      header: { revision: 'a1', downRevision: null, branchLabels: null, dependsOn: null },
      comment: { message: 'create users\nand more', createDate: null },
      transaction: undefined,
      foreignKeys: undefined,
    },
  ],
  ['no comment', 'select 1; -- Revision ID: a1', { kind: 'none' }],
  ['no Revises', '-- Revision ID: a1', { kind: 'unreadable' }],
  ['two ids', '-- Revision ID: a1, b2\n-- Revises:', { kind: 'unreadable' }],
  ['a wrong switch', '-- Revision ID: a1\n-- Revises:\n-- transaction: no', { kind: 'unreadable' }],
  ['a broken list', '-- Revision ID: a1\n-- Revises: "b', { kind: 'unreadable' }],
])('readSqlHeader reads %s', (_, text, expected) => {
  expect(readSqlHeader(text)).toMatchObject(expected as object)
})
