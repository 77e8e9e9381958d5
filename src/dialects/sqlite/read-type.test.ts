import { expect, it } from 'vitest'
import { t } from '../../schema/t.ts'
import { readType } from './read-type.ts'
import { writeType } from './types.ts'

const GENERIC = [
  t.smallint(),
  t.integer(),
  t.bigint(),
  t.numeric(),
  t.numeric(10),
  t.numeric(10, 2),
  t.real(),
  t.double(),
  t.boolean(),
  t.char({ length: 3 }),
  t.varchar(50),
  t.varchar(),
  t.text(),
  t.binary(),
  t.date(),
  t.time(),
  t.timestamp(),
  t.json(),
].map(({ definition }) => definition.type)

it.each(GENERIC)('%j is read from its own text', (type) => {
  expect(readType(writeType(type))).toEqual(type)
})

it.each([
  '',
  'integer',
  'Varchar(50)',
  'NUMERIC(10,2)',
  'VARCHAR(50) ',
  'DATETIME(3)',
  'TEXT(1, 2)',
  'CHAR(1, 2)',
  'constructor',
  'LONG "odd" type',
  'UNSIGNED BIG INT',
])('the text "%s" stays as it is written', (text) => {
  expect(readType(text)).toEqual({ kind: 'native', dialect: 'sqlite', sql: text })
})
