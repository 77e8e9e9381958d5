import {
  DummyDriver,
  expressionBuilder,
  Kysely,
  sql as kyselySql,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { readKyselyExpression } from './kysely-node.ts'
import { sql } from './sql.ts'
import { mergeTexts } from './sql-part.ts'

interface Database {
  users: { id: number; email: string; age: number | null }
}

const eb = expressionBuilder<Database, 'users'>()

const engines = {
  postgresql: () => ({
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: (): QueryCompiler => new PostgresQueryCompiler(),
  }),
  mysql: () => ({
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db: Kysely<unknown>) => new MysqlIntrospector(db),
    createQueryCompiler: (): QueryCompiler => new MysqlQueryCompiler(),
  }),
  sqlite: () => ({
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: (): QueryCompiler => new SqliteQueryCompiler(),
  }),
} as const

type Engine = keyof typeof engines

function createDatabase(engine: Engine): Kysely<Database> {
  return new Kysely<Database>({ dialect: engines[engine]() })
}

const expected: Readonly<Record<Engine, Readonly<Record<'select' | 'where' | 'set', string>>>> = {
  postgresql: {
    select: 'select lower("users"."email") || $1 as "name" from "users"',
    where: 'select "id" from "users" where "age" > $1 and length("email") < $2',
    set: 'update "users" set "age" = "age" + $1 where "id" = $2',
  },
  mysql: {
    select: 'select lower(`users`.`email`) || ? as `name` from `users`',
    where: 'select `id` from `users` where `age` > ? and length(`email`) < ?',
    set: 'update `users` set `age` = `age` + ? where `id` = ?',
  },
  sqlite: {
    select: 'select lower("users"."email") || ? as "name" from "users"',
    where: 'select "id" from "users" where "age" > ? and length("email") < ?',
    set: 'update "users" set "age" = "age" + ? where "id" = ?',
  },
}

describe.each(['postgresql', 'mysql', 'sqlite'] as const)(
  'expressions in Kysely for %s',
  (engine) => {
    const db = createDatabase(engine)

    test('in select', () => {
      const name = sql<string>`lower(${sql.id('users', 'email')}) || ${'!'}`
      const query = db.selectFrom('users').select(name.as('name'))
      expectTypeOf(query.execute()).resolves.toEqualTypeOf<{ name: string }[]>()
      expect(query.compile()).toMatchObject({ sql: expected[engine].select, parameters: ['!'] })
    })

    test('in where', () => {
      const query = db
        .selectFrom('users')
        .select('id')
        .where(sql.id('age'), '>', sql`${18}`)
        .where(sql<boolean>`length(${sql.id('email')}) < ${99}`)
      expect(query.compile()).toMatchObject({ sql: expected[engine].where, parameters: [18, 99] })
    })

    test('in set', () => {
      const query = db
        .updateTable('users')
        .set({ age: sql`${sql.id('age')} + ${1}` })
        .where('id', '=', 7)
      expect(query.compile()).toMatchObject({ sql: expected[engine].set, parameters: [1, 7] })
    })

    test('inside an expression of Kysely', () => {
      const query = kyselySql`coalesce(${sql`age + ${1}`}, ${0})`.compile(db)
      const [first, second] = engine === 'postgresql' ? ['$1', '$2'] : ['?', '?']
      expect(query).toMatchObject({
        sql: `coalesce(age + ${first}, ${second})`,
        parameters: [1, 0],
      })
    })

    // What our reader makes of an expression has to say the same as what Kysely's own compiler makes of it.
    test.each([
      ['a comparison', () => eb('age', '>', 18)],
      ['and', () => eb.and([eb('age', '>', 1), eb('email', 'is not', null)])],
      ['or', () => eb.or([eb('age', '<', 1), eb('id', '=', 3)])],
      ['not', () => eb.not(eb('age', '>', 18))],
      ['a list of values', () => eb('age', 'in', [1, 2, 3])],
      ['a function', () => eb.fn('coalesce', ['age', eb.val(0)])],
      ['a cast', () => eb.cast('age', 'text')],
      ['a tuple', () => eb(eb.refTuple('id', 'age'), '=', eb.tuple(1, 2))],
      ['parentheses', () => eb.parens(eb('age', '+', 1))],
    ])('%s reads as Kysely writes it', (_, make) => {
      const expression = make()
      const own = kyselySql`${sql`${expression}`}`.compile(db)
      const theirs = kyselySql`${expression}`.compile(db)
      expect({ sql: own.sql, parameters: own.parameters }).toEqual({
        sql: theirs.sql,
        parameters: theirs.parameters,
      })
    })

    test('a whole query is refused', () => {
      const query = db.selectFrom('users').select('id')
      expect(() => sql`exists ${query}`).toThrow(
        expect.objectContaining({ code: 'invalid_argument', hint: expect.any(String) }),
      )
    })
  },
)

test('texts of a translated expression are merged', () => {
  const parts = readKyselyExpression(kyselySql`a ${kyselySql.raw('b')} c`)
  expect(parts).toEqual(mergeTexts([{ kind: 'text', text: 'a b c' }]))
})
