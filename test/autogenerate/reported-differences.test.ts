/** Differences that other tools find over and over where there are none, as their users have reported them. */
import { expect, test } from 'vitest'
import { check, foreignKey, index, primaryKey, sql, t, table, unique } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'
import { findDifferences, NOTHING, type QuietCase, quietCasesFor } from './quiet-case.ts'

/** What somebody suffered from. */
interface Report extends QuietCase {
  /** Where it is told. */
  readonly reports: readonly string[]
}

const alembic = (issue: number) => `https://github.com/sqlalchemy/alembic/issues/${issue}`
const drizzle = (issue: number) => `https://github.com/drizzle-team/drizzle-orm/issues/${issue}`
const typeorm = (issue: number) => `https://github.com/typeorm/typeorm/issues/${issue}`
const prisma = (issue: number) => `https://github.com/prisma/prisma/issues/${issue}`

const id = t.integer().primaryKey()

const reports: readonly Report[] = [
  {
    title: 'my empty arrays and documents get their default again with every migration',
    reports: [3076, 7955, 10_038].map(typeorm),
    engines: ['postgresql'],
    models: [
      table('a', {
        id,
        tags: t.array(t.text()).default('{}'),
        cast: t.array(t.text()).default(sql`'{}'::text[]`),
        built: t.array(t.varchar(20)).default(sql`ARRAY[]::varchar[]`),
        data: t.pg.jsonb().default({}),
        list: t.pg.jsonb().default(sql`'[]'::jsonb`),
        nested: t.pg
          .jsonb()
          .notNull()
          .default({ a: [1, { b: 'c' }] }),
      }),
    ],
  },
  {
    title: 'my timestamps get their default again with every migration',
    reports: [typeorm(5132), typeorm(10_532), drizzle(3428)],
    models: [
      table('a', {
        id,
        one: t.timestamp().notNull().default(sql`CURRENT_TIMESTAMP`),
        other: t.timestamp().default('2026-01-01 00:00:00'),
        day: t.date().default('2026-01-01'),
      }),
    ],
  },
  {
    title: 'functions of time are written in another way than I wrote them',
    reports: [typeorm(5132), typeorm(10_532)],
    engines: ['postgresql'],
    models: [
      table('a', {
        id,
        one: t.timestamptz().default(sql`now()`),
        two: t.timestamp().default(sql`timezone('utc', now())`),
        three: t.timestamp().default(sql`(now() AT TIME ZONE 'utc')`),
        four: t.timestamptz(3).default(sql`CURRENT_TIMESTAMP(3)`),
        five: t.timestamptz().default(sql`now() + interval '1 day'`),
        six: t.date().default(sql`current_date`),
      }),
    ],
  },
  {
    title: 'a default that the server casts, rounds or wraps is altered again and again',
    reports: [1145, 1152, 1177, 1203, 1454].map(alembic),
    models: [
      table('a', {
        id,
        state: t.varchar(20).notNull().default('new'),
        quote: t.varchar(20).default("it's"),
        empty: t.varchar(20).default(''),
        number: t.varchar(20).default('1'),
        off: t.boolean().notNull().default(false),
        amount: t.numeric(10, 2).notNull().default(0),
        rate: t.numeric(5, 3).default(1.5),
        below: t.integer().default(-1),
        large: t.bigint().default(5_000_000_000n),
        real: t.double().default(0.5),
      }),
    ],
  },
  {
    title: 'a default of a type of its own is altered again and again',
    reports: [1145, 1152, 1177, 1203, 1454].map(alembic),
    engines: ['postgresql'],
    models: [
      table('a', {
        id,
        key: t.uuid().default(sql`gen_random_uuid()`),
        mood: t.enum(['sad', 'glad'], { name: 'mood' }).notNull().default('glad'),
        moods: t.array(t.enum(['sad', 'glad'], { name: 'mood' })).default('{}'),
        span: t.interval().default('90 minutes'),
        shout: t.text().default(sql`upper('x' || 'y')`),
      }),
    ],
  },
  {
    title: 'names that are too long for the server are made again with every push',
    reports: [drizzle(5955)],
    models: [
      table(
        'a_table_whose_name_is_rather_long_to_say',
        {
          id,
          a_column_whose_name_is_long_too: t.integer(),
          another_column_whose_name_is_long: t.integer(),
        },
        (c) => [
          unique().on(c.a_column_whose_name_is_long_too, c.another_column_whose_name_is_long),
          index().on(c.another_column_whose_name_is_long, c.a_column_whose_name_is_long_too),
          foreignKey()
            .on(c.a_column_whose_name_is_long_too)
            .references('a_table_whose_name_is_rather_long_to_say.id'),
        ],
      ),
    ],
  },
  {
    title: 'a table that points at itself gets its foreign key again with every push',
    reports: [drizzle(3280), drizzle(3311)],
    models: [
      table('people', {
        id,
        parent_id: t.integer().references('people.id', { onDelete: 'cascade' }),
        partner_id: t.integer().unique().references('people.id'),
      }),
    ],
  },
  {
    title: 'my checks are dropped and made again with every migration',
    reports: [drizzle(4574), alembic(508), alembic(1761), alembic(1842), alembic(1859)],
    models: [
      table(
        'a',
        { id, n: t.integer(), m: t.integer(), state: t.varchar(20), price: t.numeric(8, 2) },
        () => [
          check('positive', sql`n > 0`),
          check('between', sql`m BETWEEN 1 AND 10`),
          check('listed', sql`state IN ('new', 'old')`),
          check('either', sql`n IS NULL OR m IS NOT NULL`),
          check('both', sql`n > 1 AND m > 1 OR n < 100`),
          check('decimal', sql`price >= 0`),
        ],
      ),
    ],
  },
  {
    title: 'checks that the server writes with casts are found changed',
    reports: [alembic(1842), alembic(1859)],
    engines: ['postgresql'],
    made: [
      `CREATE TABLE a (id integer PRIMARY KEY, state varchar(20), email text, tags text[],
        CONSTRAINT ck_a_state CHECK (((state)::text = ANY ((ARRAY['new'::character varying, 'old'::character varying])::text[]))),
        CONSTRAINT ck_a_email CHECK (email ~* '^.+@.+$'),
        CONSTRAINT ck_a_tags CHECK (cardinality(tags) < 5),
        CONSTRAINT ck_a_lower CHECK (email = lower(email) AND length(email) <= 320))`,
    ],
    models: [
      table(
        'a',
        {
          id: id.autoIncrement(false),
          state: t.varchar(20),
          email: t.text(),
          tags: t.array(t.text()),
        },
        () => [
          check('state', sql`state IN ('new', 'old')`),
          check('email', sql`email ~* '^.+@.+$'`),
          check('tags', sql`cardinality(tags) < 5`),
          check('lower', sql`email = lower(email) and length(email) <= 320`),
        ],
      ),
    ],
  },
  {
    title: 'the partial and functional indexes that I made by hand are dropped',
    reports: [29_220, 13_417, 23_734].map(prisma),
    engines: ['postgresql', 'sqlite'],
    made: [
      'CREATE TABLE a (id INTEGER NOT NULL, email TEXT, deleted_at TEXT, state TEXT, CONSTRAINT pk_a PRIMARY KEY (id))',
      'CREATE UNIQUE INDEX ix_a_live ON a (email) WHERE deleted_at IS NULL',
      'CREATE INDEX ix_a_lower ON a (lower(email))',
      "CREATE INDEX ix_a_new ON a (email, id) WHERE (state = 'new')",
    ],
    models: [
      table(
        'a',
        {
          id: t.integer().autoIncrement(false),
          email: t.text(),
          deleted_at: t.text(),
          state: t.text(),
        },
        (c) => [
          primaryKey().on(c.id),
          index('ix_a_live').on(c.email).unique().where(sql`deleted_at is null`),
          index('ix_a_lower').on(sql`lower(email)`),
          index('ix_a_new').on(c.email, c.id).where(sql`state = 'new'`),
        ],
      ),
    ],
  },
  {
    title: 'an index of an expression is dropped and made again',
    reports: [1166, 1216, 1285, 1321, 1390].map(alembic),
    engines: ['postgresql'],
    models: [
      table(
        'a',
        {
          id,
          email: t.varchar(320),
          name: t.text(),
          data: t.pg.jsonb(),
          at: t.timestamp(),
          n: t.integer(),
        },
        (c) => [
          index('ix_a_lower').on(sql`lower(email)`).unique(),
          index('ix_a_coalesce').on(sql`coalesce(name, '')`, c.n),
          index('ix_a_data').on(sql`(data ->> 'kind')`),
          index('ix_a_cast').on(sql`CAST(data ->> 'n' AS integer)`),
          index('ix_a_day').on(sql`date_trunc('day', at)`),
          index('ix_a_sum').on(sql`(n + 1)`).where(sql`n % 2 = 0`),
          index('ix_a_pattern').on({ column: c.name, opclass: 'text_pattern_ops' }),
          index('ix_a_sorted').on({ column: c.at, order: 'desc', nulls: 'last' }, c.n),
          index('ix_a_gin').using('gin').on(c.data),
        ],
      ),
    ],
  },
  {
    title: 'the indexes that MySQL makes for foreign keys are dropped, and the charset is changed',
    reports: [prisma(27_219)],
    engines: ['mariadb'],
    made: [
      'CREATE TABLE a (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci',
      'CREATE TABLE b (id INT AUTO_INCREMENT PRIMARY KEY, a_id INT, other_id INT, FOREIGN KEY (a_id) REFERENCES a (id), CONSTRAINT own FOREIGN KEY (other_id) REFERENCES a (id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci',
    ],
    models: [
      table('a', { id, name: t.varchar(20) }),
      table('b', {
        id,
        a_id: t.integer().references('a.id'),
        other_id: t.integer().references('a.id', { name: 'own' }),
      }),
    ],
  },
  {
    title: 'a generated column differs for ever',
    reports: ['https://mikro-orm.io/docs/schema-generator#ignoring-specific-column-changes'],
    models: [
      table('a', {
        id,
        price: t.numeric(10, 2).notNull(),
        count: t.integer().notNull(),
        total: t.numeric(12, 2).generatedAs(sql`price * count`),
        first: t.varchar(20),
        last: t.varchar(20),
        name: t.varchar(60).generatedAs(sql`coalesce(first, last)`),
      }),
    ],
  },
  {
    title: 'a type that the server calls by another name is altered with every migration',
    reports: [605, 661, 671].map(alembic),
    models: [
      table('a', {
        id,
        small: t.smallint(),
        large: t.bigint(),
        plain: t.numeric(),
        exact: t.numeric(10),
        money: t.numeric(10, 2),
        real: t.real(),
        double: t.double(),
        truth: t.boolean(),
        code: t.char(3),
        name: t.varchar(50),
        note: t.text(),
        bytes: t.binary(),
        key: t.uuid(),
        day: t.date(),
        time: t.time(),
        at: t.timestamp(),
        zoned: t.timestamptz(),
        exactly: t.timestamp(3),
        data: t.json(),
        mood: t.enum(['sad', 'glad'], { name: 'mood' }),
      }),
    ],
  },
  {
    title: 'a type of PostgreSQL is altered with every migration',
    reports: [605, 661, 671].map(alembic),
    engines: ['postgresql'],
    made: [
      'CREATE EXTENSION IF NOT EXISTS citext',
      'CREATE EXTENSION IF NOT EXISTS hstore',
      `CREATE TABLE a (id integer PRIMARY KEY, a varchar, b bpchar(4), c varchar(20)[], d numeric(10, 2)[], e timestamp with time zone,
        f time without time zone, g citext, h hstore, i bit(3), j bit varying, k int4range, l tsvector, m "char", n float(24), o float)`,
    ],
    models: [
      table('a', {
        id: id.autoIncrement(false),
        a: t.varchar(),
        b: t.char(4),
        c: t.array(t.varchar(20)),
        d: t.array(t.numeric(10, 2)),
        e: t.timestamptz(),
        f: t.time(),
        g: t.pg.citext(),
        h: t.custom('hstore'),
        i: t.custom('bit(3)'),
        j: t.custom('bit varying'),
        k: t.pg.int4range(),
        l: t.pg.tsvector(),
        m: t.custom('"char"'),
        n: t.real(),
        o: t.double(),
      }),
    ],
  },
  {
    title: 'what extensions brought along is to be dropped',
    reports: [alembic(1604), 'https://github.com/miguelgrinberg/Flask-Migrate/issues/18'],
    engines: ['postgresql'],
    made: [
      'CREATE EXTENSION pg_stat_statements',
      'CREATE EXTENSION tablefunc',
      'CREATE EXTENSION pg_buffercache',
      'CREATE TABLE a (id integer PRIMARY KEY)',
      // A table that belongs to an extension, as spatial_ref_sys does to PostGIS.
      'CREATE TABLE spatial_ref_sys (srid integer PRIMARY KEY)',
      'ALTER EXTENSION tablefunc ADD TABLE spatial_ref_sys',
    ],
    models: [table('a', { id: id.autoIncrement(false) })],
  },
  {
    title: 'a key that counts is found to count in another way',
    reports: [993, 1224, 1617, 1731].map(alembic),
    models: [
      table('a', { id }),
      table('b', { id: t.bigint().primaryKey() }),
      table('c', { id: t.integer().primaryKey().autoIncrement(false) }),
      table('d', { a: t.integer(), b: t.integer() }, (c) => [primaryKey().on(c.a, c.b)]),
      table('e', { id: t.integer().primaryKey().references('a.id') }),
    ],
  },
]

describeEngines('somebody told', (engine) => {
  test.each(quietCasesFor(reports, engine.name))('$title ($reports.0)', async (each) => {
    expect(await findDifferences(await engine.createUrl(), each)).toMatchObject(NOTHING)
  })
})
