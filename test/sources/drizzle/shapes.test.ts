import { sql } from 'drizzle-orm'
import { toCamelCase, toSnakeCase } from 'drizzle-orm/casing'
import {
  alias,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { int, singlestoreTable } from 'drizzle-orm/singlestore-core'
import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LimbeckError } from '../../../src/errors/index.ts'
import { DEFAULT_NAMING } from '../../../src/schema/naming.ts'
import { t, table } from '../../../src/schema.ts'
import { toLetterCase } from '../../../src/sources/drizzle/letter-case.ts'
import { readModels } from '../../../src/sources/read-models.ts'
import type { SourceName, SourceOptions } from '../../../src/sources/sources.ts'

function read(models: object, source?: SourceName | SourceOptions) {
  return readModels([models], { naming: DEFAULT_NAMING, origin: '"schema.ts"', source })
}

function faultOf(models: object, source?: SourceName | SourceOptions): string {
  try {
    read(models, source)
  } catch (error) {
    const { code, message } = error as LimbeckError
    return `${code}: ${message}`
  }
  return 'none'
}

const users = pgTable('users', { id: integer().primaryKey() })
const native = table('people', { id: t.integer().primaryKey() })

describe('the shape of models', () => {
  test('tells whose they are', () => {
    expect(Object.keys(read({ users }).tables)).toEqual(['users'])
    expect(Object.keys(read({ native }).tables)).toEqual(['people'])
    expect(Object.keys(read({ default: { users }, again: users }).tables)).toEqual(['users'])
    expect(Object.keys(read({ users, native }, 'drizzle').tables)).toEqual(['users'])
    expect(Object.keys(read({ users, native }, { name: 'native' }).tables)).toEqual(['people'])
  })

  test('leaves out what is beside the models', () => {
    const others = { helper: () => 1, names: ['a'], limit: 5, nothing: null, u: alias(users, 'u') }
    expect(Object.keys(read({ ...others, users }).tables)).toEqual(['users'])
  })

  const broken = pgTable('broken', { id: integer() }, () => [{ key: 'x' }] as never)
  const twice = pgTable('twice', { id: integer().primaryKey(), b: integer() }, (c) => [
    primaryKey({ columns: [c.id, c.b] }),
  ])
  const lost = pgTable('lost', { id: integer().references(() => undefined as never) })
  const other = singlestoreTable('other', { id: int() })
  const again = pgTable('users', { id: integer() })

  test.for([
    [
      'two kinds',
      { users, native },
      'config_invalid: There are models of two kinds in "schema.ts": "native" is of native, "users" of drizzle.',
    ],
    ['none', { limit: 5 }, 'config_invalid: There is no table in "schema.ts".'],
    [
      'an unknown item',
      { broken },
      'config_invalid: The table "broken" of Drizzle has something that is no constraint and no index.',
    ],
    ['two keys', { twice }, 'config_invalid: The table "twice" of Drizzle has two primary keys.'],
    ['a table twice', { users, again }, 'config_invalid: The models have the table "users" twice.'],
    [
      'another engine',
      { other },
      'config_invalid: The export "other" is a "SingleStoreTable" of Drizzle, for an engine that Limbeck does not know.',
    ],
    [
      'a reference to nothing',
      { lost },
      'config_invalid: The export "lost" cannot be read as a table of Drizzle: Cannot read properties of undefined (reading \'table\')',
    ],
  ] as const)('is refused where there is %s', ([, models, fault]) => {
    expect(faultOf(models)).toBe(fault)
  })
})

describe('the letter case of Drizzle', () => {
  test('names columns that have no name of their own, wherever they are meant', () => {
    const people = pgTable(
      'people',
      { userID: integer().notNull(), fullName: text().unique(), own: text('Own') },
      (c) => [
        primaryKey({ columns: [c.userID, c.fullName] }),
        index().on(c.fullName),
        unique().on(c.userID, c.own),
        check('named', sql`${c.fullName} <> ${c.own}`),
      ],
    )
    const model = read({ people }, { name: 'drizzle', casing: 'snake_case' }).tables['people']
    expect(model?.columns.map(({ name }) => name)).toEqual(['user_id', 'full_name', 'Own'])
    expect(model?.indexes).toEqual([
      { name: 'people_full_name_index', elements: [{ column: 'full_name' }], unique: false },
    ])
    expect(model?.constraints).toMatchObject([
      { name: 'people_user_id_full_name_pk', columns: ['user_id', 'full_name'] },
      { columns: ['full_name'] },
      { columns: ['user_id', 'Own'] },
      { expression: { parts: [{ text: '"full_name" <> "Own"' }] } },
    ])
  })

  test('is that of Drizzle for any key', () => {
    const character = constantFrom('a', 'b', 'A', 'B', '0', '9', '_', ' ', '-', '$', "'")
    assert(
      property(string({ unit: character, maxLength: 12 }), (key) => {
        expect(toLetterCase(key, 'snake_case')).toBe(toSnakeCase(key))
        expect(toLetterCase(key, 'camelCase')).toBe(toCamelCase(key))
      }),
      { numRuns: 2000 },
    )
  })
})
