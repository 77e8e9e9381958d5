import { expect, test } from 'vitest'
import { check, index, sql, t, table, unique } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'
import { findDifferences, NOTHING, type QuietCase, quietCasesFor } from './quiet-case.ts'

const cases: readonly QuietCase[] = [
  {
    title: 'a key of a sequence, and one that numbers itself',
    engines: ['postgresql'],
    made: ['CREATE TABLE a (id SERIAL PRIMARY KEY)', 'CREATE TABLE b (id BIGSERIAL PRIMARY KEY)'],
    models: [
      table('a', { id: t.integer().primaryKey() }),
      table('b', { id: t.pg.bigserial().primaryKey() }),
    ],
  },
  {
    title: 'defaults that the server writes anew',
    engines: ['postgresql'],
    made: [
      `CREATE TABLE a (id integer PRIMARY KEY, x text DEFAULT 'x', y jsonb DEFAULT '{}', z integer[] DEFAULT '{}',
        n numeric(10, 2) DEFAULT 0, w timestamptz DEFAULT now(), d interval DEFAULT '1 day', b boolean DEFAULT true,
        u varchar(10) DEFAULT 'it''s')`,
    ],
    models: [
      table('a', {
        id: t.integer().primaryKey().autoIncrement(false),
        x: t.text().default('x'),
        y: t.pg.jsonb().default({}),
        z: t.array(t.integer()).default('{}'),
        n: t.numeric(10, 2).default(0),
        w: t.timestamptz().default(sql`NOW()`),
        d: t.interval().default('1 day'),
        b: t.boolean().default(true),
        u: t.varchar(10).default("it's"),
      }),
    ],
  },
  {
    title: 'checks and indexes whose expressions the server writes anew',
    engines: ['postgresql'],
    made: [
      `CREATE TABLE a (id integer PRIMARY KEY, state varchar(10), n integer,
        CONSTRAINT ck_a_state CHECK (state IN ('new', 'old')), CHECK (n BETWEEN 1 AND 5))`,
      "CREATE INDEX ix_a_lower ON a (lower(state), n DESC NULLS LAST) WHERE n > 3 AND state <> 'x'",
      'CREATE UNIQUE INDEX ix_a_n ON a USING btree (n ASC)',
    ],
    models: [
      table(
        'a',
        {
          id: t.integer().primaryKey().autoIncrement(false),
          state: t.varchar(10),
          n: t.integer(),
        },
        (c) => [
          check('state', sql`state in ('new', 'old')`),
          check(sql`n between 1 and 5`),
          index('ix_a_lower')
            .on(sql`lower(state)`, { column: c.n, order: 'desc', nulls: 'last' })
            .where(sql`n > 3 and state != 'x'`),
          index('ix_a_n').on(c.n).unique(),
        ],
      ),
    ],
  },
  {
    title: 'names of constraints that the server chose, and actions that are usual',
    engines: ['postgresql', 'mariadb'],
    made: [
      'CREATE TABLE a (id INTEGER PRIMARY KEY, code VARCHAR(5) UNIQUE)',
      'CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER, FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE NO ACTION)',
    ],
    models: [
      table('a', {
        id: t.integer().primaryKey().autoIncrement(false),
        code: t.varchar(5).unique(),
      }),
      table('b', {
        id: t.integer().primaryKey().autoIncrement(false),
        a_id: t.integer().references('a.id'),
      }),
    ],
  },
  {
    title: 'types by their other names',
    engines: ['postgresql'],
    made: [
      `CREATE TABLE a (id int8 PRIMARY KEY, a decimal(5, 1), b float8, c character varying(20), d bool,
        e timestamp(3) with time zone, f character(4), g int2)`,
    ],
    models: [
      table('a', {
        id: t.bigint().primaryKey().autoIncrement(false),
        a: t.numeric(5, 1),
        b: t.double(),
        c: t.varchar(20),
        d: t.boolean(),
        e: t.timestamptz(3),
        f: t.char(4),
        g: t.smallint(),
      }),
    ],
  },
  {
    title: 'what MariaDB writes in its own way',
    engines: ['mariadb'],
    made: [
      `CREATE TABLE a (id INT(11) NOT NULL AUTO_INCREMENT, n INT DEFAULT 0, d DECIMAL(8, 2) DEFAULT 1, s VARCHAR(9) DEFAULT 'x',
        w DATETIME DEFAULT CURRENT_TIMESTAMP, b BOOL DEFAULT TRUE, j JSON, p INT,
        PRIMARY KEY (id), UNIQUE KEY uq_a_s (s), KEY ix_a_n (n), CONSTRAINT ck_a_n CHECK (n >= 0 AND s <> 'y'))`,
      'CREATE TABLE b (id INT PRIMARY KEY, a_id INT, CONSTRAINT fk_b_a FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE RESTRICT)',
    ],
    models: [
      table(
        'a',
        {
          id: t.integer().primaryKey(),
          n: t.integer().default(0),
          d: t.numeric(8, 2).default(1),
          s: t.varchar(9).default('x'),
          w: t.timestamp().default(sql`now()`),
          b: t.boolean().default(true),
          j: t.json(),
          p: t.integer(),
        },
        (c) => [unique().on(c.s), index().on(c.n), check('n', sql`n >= 0 and s != 'y'`)],
      ),
      table('b', {
        id: t.integer().primaryKey().autoIncrement(false),
        a_id: t.integer().references('a.id'),
      }),
    ],
  },
  {
    title: 'what SQLite keeps as it was written',
    engines: ['sqlite'],
    made: [
      `CREATE TABLE "a" ("id" integer primary key autoincrement, n integer default (1), s varchar(9) DEFAULT 'x' NOT NULL,
        w datetime default CURRENT_TIMESTAMP, UNIQUE (s), CHECK ("n" > 0))`,
      'CREATE INDEX ix_a_n ON a (n asc)',
    ],
    models: [
      table(
        'a',
        {
          id: t.integer().primaryKey(),
          n: t.integer().default(1),
          s: t.varchar(9).notNull().default('x').unique(),
          w: t.timestamp().default(sql`current_timestamp`),
        },
        (c) => [check(sql`n > 0`), index('ix_a_n').on(c.n)],
      ),
    ],
  },
]

describeEngines('nothing differs for', (engine) => {
  test.each(quietCasesFor(cases, engine.name))('$title', async (each) => {
    expect(await findDifferences(await engine.createUrl(), each)).toMatchObject(NOTHING)
  })
})
