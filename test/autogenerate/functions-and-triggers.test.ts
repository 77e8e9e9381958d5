import { expect, test } from 'vitest'
import { check, databaseFunction, index, sql, t, table, trigger, view } from '../../src/schema.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import {
  converge,
  convergence,
  findLeft,
  nothingLeft,
  type ObjectCase,
  openModels,
  readLines,
  runSql,
} from './converge.ts'

const people = table('people', {
  id: t.integer().primaryKey(),
  name: t.varchar(50),
  age: t.integer(),
})
const log = table('people_log', { id: t.integer().primaryKey(), note: t.varchar(50) })

/** A function that adds something to a number. */
function addTo(engine: EngineName, amount: number) {
  return databaseFunction('add_some', {
    parameters: 'n int',
    returns: 'int',
    body: engine === 'postgresql' ? `SELECT n + ${amount}` : `RETURN n + ${amount}`,
    volatility: 'immutable',
  })
}

/** What writes a note of each new row: on PostgreSQL a function with a trigger, elsewhere a trigger. */
function noteRows(engine: EngineName, note: string, timing: 'before' | 'after' = 'after') {
  const insert = `INSERT INTO people_log (id, note) VALUES (NEW.id, '${note}');`
  if (engine !== 'postgresql')
    return {
      noteRows: trigger('note_rows', people, {
        timing,
        events: 'insert',
        body: `BEGIN\n${insert}\nEND`,
      }),
    }
  const write = databaseFunction('write_note', {
    returns: 'trigger',
    body: `BEGIN ${insert} RETURN NEW; END`,
  })
  return {
    write,
    noteRows: trigger('note_rows', people, { timing, events: 'insert', function: write }),
  }
}

/** A function with a signature of its own, and a table that calls it wherever a table can. */
function called(parameters: string, returns: string) {
  return {
    scale: databaseFunction('scale_it', {
      parameters,
      returns,
      body: 'SELECT n * 2',
      volatility: 'immutable',
    }),
    rows: table(
      'rows',
      {
        id: t.integer().primaryKey(),
        size: t.integer().default(sql`scale_it(4)`),
        double: t.integer().generatedAs(sql`scale_it(size)`),
      },
      (c) => [
        check('size', sql`scale_it(size) > 0`),
        index('ix_rows_scaled').on(sql`scale_it(size)`),
        index('ix_rows_double').on(c.double),
        index('ix_rows_some').on(c.size).where(sql`scale_it(size) > 5`),
      ],
    ),
  }
}

const CASES: readonly ObjectCase[] = [
  {
    title: 'another signature of a function that a table calls',
    engines: ['postgresql'],
    rows: 'INSERT INTO rows (id) VALUES (1)',
    before: () => called('n integer', 'integer'),
    after: () => called('n integer', 'bigint'),
    changes: [
      'dropIndex',
      'dropIndex',
      'dropConstraint',
      'alterColumn',
      'dropColumn',
      'dropFunction',
      'createFunction',
      'addColumn',
      'alterColumn',
      'addConstraint',
      'createIndex',
      'createIndex',
      'createIndex',
    ],
  },
  {
    title: 'a function that a table calls, and that reads this table and another one',
    engines: ['postgresql'],
    before: () => ({ people }),
    after: () => ({
      people,
      log,
      count: databaseFunction('count_log', {
        parameters: 'n int',
        returns: 'bigint',
        body: 'SELECT count(*) + (SELECT count(*) FROM counted) FROM people_log WHERE id = n',
      }),
      counted: table('counted', { id: t.integer().primaryKey(), n: t.bigint() }, () => [
        check('count', sql`count_log(id) >= 0`),
      ]),
    }),
    changes: ['execute', 'createFunction', 'execute', 'createTable', 'createTable'],
  },
  {
    title: 'a function that goes with the table that it reads',
    engines: ['postgresql'],
    before: () => ({
      people,
      log,
      count: databaseFunction('count_log', {
        returns: 'bigint',
        body: 'SELECT count(*) FROM people_log',
      }),
    }),
    after: () => ({ people, add: addTo('postgresql', 1) }),
    changes: ['dropTable', 'createFunction', 'dropFunction'],
    options: { unknownObjects: 'drop' },
  },
  {
    title: 'new ones',
    engines: ['postgresql', 'mariadb', 'sqlite'],
    before: () => ({ people, log }),
    after: (engine) => ({ people, log, ...noteRows(engine, 'new') }),
    changes: {
      postgresql: ['createFunction', 'createTrigger'],
      mariadb: ['createTrigger'],
      sqlite: ['createTrigger'],
    },
    rows: `INSERT INTO people (id, name) VALUES (1, 'a')`,
  },
  {
    title: 'another body',
    engines: ['postgresql', 'mariadb', 'sqlite'],
    before: (engine) => ({ people, log, ...noteRows(engine, 'new') }),
    after: (engine) => ({ people, log, ...noteRows(engine, 'added') }),
    changes: {
      postgresql: ['createFunction'],
      mariadb: ['dropTrigger', 'createTrigger'],
      sqlite: ['dropTrigger', 'createTrigger'],
    },
  },
  {
    title: 'another time',
    engines: ['postgresql', 'mariadb', 'sqlite'],
    before: (engine) => ({ people, log, ...noteRows(engine, 'new') }),
    after: (engine) => ({ people, log, ...noteRows(engine, 'new', 'before') }),
    changes: ['dropTrigger', 'createTrigger'],
  },
  {
    title: 'a function that changes what it does',
    engines: ['postgresql', 'mariadb'],
    before: (engine) => ({ people, add: addTo(engine, 1) }),
    after: (engine) => ({ people, add: addTo(engine, 2) }),
    changes: { postgresql: ['createFunction'], mariadb: ['dropFunction', 'createFunction'] },
  },
  {
    title: 'a function that takes and gives something else, under a view',
    engines: ['postgresql', 'mariadb'],
    before: (engine) => ({
      people,
      add: addTo(engine, 1),
      older: view('older', sql`SELECT add_some(age) AS age FROM people`),
    }),
    after: (engine) => ({
      people,
      add: databaseFunction('add_some', {
        parameters: 'n int, m int',
        returns: 'bigint',
        body: engine === 'postgresql' ? 'SELECT n + m::bigint' : 'RETURN n + m',
        volatility: 'immutable',
      }),
      older: view('older', sql`SELECT add_some(age, 1) AS age FROM people`),
    }),
    changes: ['dropView', 'dropFunction', 'createFunction', 'createView'],
  },
  {
    title: 'a function that a new table and a view call, and that calls another',
    engines: ['postgresql'],
    before: () => ({ people }),
    after: () => ({
      people,
      half: databaseFunction('half', {
        parameters: 'n integer',
        returns: 'integer',
        body: 'SELECT base(n) / 2',
        volatility: 'immutable',
      }),
      base: databaseFunction('base', {
        parameters: 'n integer',
        returns: 'integer',
        body: 'SELECT n',
        volatility: 'immutable',
      }),
      count: databaseFunction('count_seen', {
        returns: 'bigint',
        body: 'SELECT count(*) FROM seen',
      }),
      seen: view('seen', sql`SELECT half(age) AS age FROM people`),
      checked: table(
        'checked',
        { id: t.integer().primaryKey(), n: t.integer().default(sql`half(10)`) },
        () => [check('half', sql`half(n) < 100`)],
      ),
    }),
    changes: ['createFunction', 'createFunction', 'createTable', 'createView', 'createFunction'],
  },
  {
    title: 'every setting of a function and a trigger',
    engines: ['postgresql'],
    before: () => ({
      people,
      two: databaseFunction('two', { returns: 'integer', body: 'SELECT 2' }),
      act: databaseFunction('act', { returns: 'trigger', body: 'BEGIN RETURN NULL; END' }),
      acts: trigger('acts', people, { timing: 'after', events: 'update', function: 'act' }),
    }),
    after: () => ({
      people,
      two: databaseFunction('two', {
        returns: 'integer',
        body: 'SELECT 2',
        volatility: 'stable',
        security: 'definer',
        strict: true,
        parallel: 'safe',
        cost: 5,
        settings: ['search_path=public, pg_temp', 'work_mem=8MB'],
        comment: 'is two',
      }),
      act: databaseFunction('act', { returns: 'trigger', body: 'BEGIN RETURN NULL; END' }),
      acts: trigger('acts', people, {
        timing: 'after',
        events: ['update', 'insert'],
        columns: ['age', 'name'],
        when: sql`NEW.age > 5 and new.name IS NOT NULL`,
        function: { name: 'act', arguments: ['a', "it's"] },
        constraint: { deferrable: true, initially: 'deferred' },
        enabled: 'always',
        comment: 'acts',
      }),
    }),
    changes: ['dropTrigger', 'createFunction', 'createTrigger'],
  },
  {
    title: 'columns that get another type under a trigger, and a view with one',
    engines: ['postgresql'],
    before: () => ({
      people,
      act: databaseFunction('act', { returns: 'trigger', body: 'BEGIN RETURN NULL; END' }),
      acts: trigger('acts', people, {
        timing: 'after',
        events: 'update',
        columns: ['age'],
        when: sql`OLD.age <> NEW.age`,
        function: 'act',
      }),
      ages: view('ages', sql`SELECT age FROM people`),
      viewed: trigger('viewed', 'ages', {
        timing: 'instead of',
        events: 'delete',
        function: 'act',
      }),
    }),
    after: () => ({
      people: table('people', {
        id: t.integer().primaryKey(),
        name: t.varchar(50),
        age: t.bigint(),
      }),
      act: databaseFunction('act', { returns: 'trigger', body: 'BEGIN RETURN NULL; END' }),
      acts: trigger('acts', people, {
        timing: 'after',
        events: 'update',
        columns: ['age'],
        when: sql`OLD.age <> NEW.age`,
        function: 'act',
      }),
      ages: view('ages', sql`SELECT age FROM people`),
      viewed: trigger('viewed', 'ages', {
        timing: 'instead of',
        events: 'delete',
        function: 'act',
      }),
    }),
    changes: [
      'dropTrigger',
      'dropTrigger',
      'dropView',
      'alterColumn',
      'createView',
      'createTrigger',
      'createTrigger',
    ],
  },
  {
    title: 'those that are gone, where that is to be dropped, with their table',
    engines: ['postgresql', 'mariadb', 'sqlite'],
    before: (engine) => ({ people, log, ...noteRows(engine, 'new') }),
    after: () => ({ log }),
    changes: {
      postgresql: ['dropTable', 'dropFunction'],
      mariadb: ['dropTable'],
      sqlite: ['dropTable'],
    },
    options: { unknownObjects: 'drop' },
  },
]

/** Functions in forms that engines write in other words. */
const WRITTEN: { readonly [Name in EngineName]: Readonly<Record<string, unknown>> } = {
  postgresql: {
    people,
    a: databaseFunction('f', {
      parameters: "int, b varchar(5) = 'x'",
      returns: 'int8',
      body: 'SELECT 1::int8',
    }),
    b: databaseFunction('f', {
      parameters: 'a text',
      returns: 'text',
      body: 'SELECT a',
      language: 'SQL',
    }),
    c: databaseFunction('g', {
      returns: 'TABLE(id int, name varchar)',
      body: "SELECT 1, 'a'::varchar",
    }),
    d: databaseFunction('h', {
      parameters: 'VARIADIC xs int[]',
      returns: 'SETOF int',
      body: 'SELECT unnest(xs)',
      rows: 5,
    }),
    e: databaseFunction('parsed', {
      parameters: 'a int',
      returns: 'int',
      body: 'RETURN a+1',
      isParsed: true,
    }),
    act: databaseFunction('act', {
      returns: 'trigger',
      body: '\n  BEGIN\n    RETURN NEW;\n  END\n',
    }),
    acts: trigger('acts', people, {
      timing: 'before',
      events: ['insert', 'update'],
      when: sql`(NEW.age) > 5 or NEW.name like 'a%'`,
      function: 'act',
    }),
  },
  mariadb: {
    people,
    a: databaseFunction('f', {
      parameters: 'a INT, `b c` varchar(5), d decimal(10,2)',
      returns: 'BIGINT',
      body: 'RETURN a + 1',
      volatility: 'immutable',
    }),
    b: databaseFunction('g', {
      returns: 'text',
      body: "BEGIN\n  DECLARE x INT;\n  SET x = 1;\n  RETURN concat('a;', x);\nEND",
      volatility: 'stable',
      security: 'definer',
      comment: 'here',
    }),
    acts: trigger('acts', people, {
      timing: 'before',
      events: 'update',
      body: "BEGIN\n  IF NEW.age > 5 THEN SET NEW.name = 'it''s'; END IF;\nEND",
    }),
  },
  sqlite: {
    people,
    log,
    one: trigger('one', people, {
      timing: 'after',
      events: 'update',
      columns: ['age'],
      when: sql`NEW.age > ${5}`,
      body: `INSERT INTO people_log (note) VALUES ('a')`,
    }),
    ages: view('ages', sql`SELECT age FROM people`),
    two: trigger('two', 'ages', {
      timing: 'instead of',
      events: 'delete',
      body: 'BEGIN DELETE FROM people WHERE age = OLD.age; END',
    }),
  },
}

describeEngines('functions and triggers', (engine) => {
  const cases = CASES.filter(({ engines }) => engines.includes(engine.name))
  test.for(cases)('$title', async (each) => {
    expect(await converge(engine, each)).toEqual(convergence(each, engine.name))
  })

  test('are quiet in whatever words the engine has them', async () => {
    const { migrator } = await openModels(engine, WRITTEN[engine.name])
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    expect(await findLeft(migrator, engine.name)).toEqual(nothingLeft(engine.name))
  })

  test('are left alone where no model names them', async () => {
    const { migrator, url } = await openModels(engine, { people })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    await runSql(url, STRANGERS[engine.name])
    const lines = await readLines(url)
    const { unknown, changes } = await migrator.check()
    expect(changes).toEqual([])
    expect(unknown).toEqual(
      engine.name === 'postgresql'
        ? [
            { kind: 'function', name: 'strange' },
            { kind: 'trigger', name: 'strange' },
          ]
        : [{ kind: 'trigger', name: 'strange' }],
    )
    expect(await migrator.generate()).toMatchObject({ revision: null })
    expect(await readLines(url)).toEqual(lines)
  })
})

const STRANGERS: { readonly [Name in EngineName]: readonly string[] } = {
  postgresql: [
    'CREATE FUNCTION strange() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$',
    'CREATE TRIGGER strange BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION strange()',
  ],
  mariadb: ['CREATE TRIGGER strange BEFORE INSERT ON people FOR EACH ROW SET NEW.age = 1'],
  sqlite: ['CREATE TRIGGER strange BEFORE INSERT ON people BEGIN SELECT 1; END'],
}
