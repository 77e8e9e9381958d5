import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, onlyOn, otherSchema, refuse, type Script } from './case.ts'

/** A function that each engine has in its own way: a body in SQL is enough here. */
const twice: Script = withFunctions((op) =>
  op.createFunction('twice', {
    parameters: 'n integer',
    returns: 'integer',
    body: op.context.dialect === 'postgresql' ? 'SELECT n * 2' : 'RETURN n * 2',
    volatility: 'immutable',
  }),
)

const touch = onlyOn('postgresql', (op) =>
  op.createFunction('touch', { returns: 'trigger', body: 'BEGIN RETURN new; END' }),
)

const notes: Script = async (op) => {
  await op.createTable('notes', { stars: t.integer(), text: t.varchar(20) })
  await touch(op)
}

const notesElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createTable('notes', { stars: t.integer() }, { schema: 'limbeck_other' })
  await touch(op)
}

const bodied: Script = async (op) => {
  await op.createTable('notes', { stars: t.integer() })
  if (op.context.dialect === 'postgresql') return
  await op.createTrigger('guard', 'notes', {
    timing: 'after',
    events: 'insert',
    body: 'DELETE FROM notes WHERE stars < 0',
  })
}

const called: Script = async (op) => {
  await notes(op)
  if (op.context.dialect !== 'postgresql') return
  await op.createTrigger('guard', 'notes', {
    timing: 'before',
    events: 'insert',
    function: 'touch',
  })
}

/** SQLite has none. */
function withFunctions(script: Script): Script {
  return (op) => (op.context.dialect === 'sqlite' ? undefined : script(op))
}

/** Functions and triggers. */
export const FUNCTION_CASES: DirectiveCases = {
  createFunction: [
    {
      title: '`parameters`, `returns`, `body`, `volatility` and `security`',
      call: (op) =>
        op.createFunction('twice', {
          parameters: 'n integer',
          returns: 'integer',
          body: op.context.dialect === 'postgresql' ? 'SELECT n * 2' : 'RETURN n * 2',
          volatility: 'immutable',
          security: 'invoker',
        }),
      sql: {
        postgresql: `CREATE FUNCTION "twice"(n integer) RETURNS integer LANGUAGE "sql" IMMUTABLE SECURITY INVOKER AS $limbeck$
SELECT n * 2
$limbeck$`,
        mysql: `CREATE FUNCTION \`twice\`(n integer) RETURNS integer DETERMINISTIC SQL SECURITY INVOKER
RETURN n * 2`,
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '+ CREATE OR REPLACE FUNCTION public.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $function$ SELECT n * 2 $function$',
        ],
        mariadb: [
          '+ function twice int(11) DETERMINISTIC SQL SECURITY INVOKER RETURN n * 2 (n int(11))',
        ],
      },
    },
    {
      title: '`language` and `strict`',
      call: (op) =>
        op.createFunction('touch', {
          returns: 'trigger',
          language: 'plpgsql',
          strict: true,
          body: 'BEGIN RETURN new; END',
        }),
      sql: {
        postgresql: `CREATE FUNCTION "touch"() RETURNS trigger LANGUAGE "plpgsql" STRICT AS $limbeck$
BEGIN RETURN new; END
$limbeck$`,
        mysql: refuse('MySQL cannot use the option "language" of the function "touch".'),
        mariadb: refuse('MariaDB cannot use the option "language" of the function "touch".'),
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '+ CREATE OR REPLACE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql STRICT AS $function$ BEGIN RETURN new; END $function$',
        ],
      },
    },
    {
      title: '`replace`',
      before: twice,
      call: (op) =>
        op.createFunction('twice', {
          parameters: 'n integer',
          returns: 'integer',
          body: op.context.dialect === 'postgresql' ? 'SELECT n + n' : 'RETURN n + n',
          volatility: 'immutable',
          replace: true,
        }),
      sql: {
        postgresql: `CREATE OR REPLACE FUNCTION "twice"(n integer) RETURNS integer LANGUAGE "sql" IMMUTABLE AS $limbeck$
SELECT n + n
$limbeck$`,
        mysql: refuse('MySQL cannot replace the function "twice".'),
        mariadb: `CREATE OR REPLACE FUNCTION \`twice\`(n integer) RETURNS integer DETERMINISTIC
RETURN n + n`,
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '- CREATE OR REPLACE FUNCTION public.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $function$ SELECT n * 2 $function$',
          '+ CREATE OR REPLACE FUNCTION public.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $function$ SELECT n + n $function$',
        ],
        mariadb: [
          '- function twice int(11) DETERMINISTIC SQL SECURITY DEFINER RETURN n * 2 (n int(11))',
          '+ function twice int(11) DETERMINISTIC SQL SECURITY DEFINER RETURN n + n (n int(11))',
        ],
      },
    },
    {
      title: '`ifNotExists`',
      call: (op) =>
        op.createFunction('one', { returns: 'integer', body: 'RETURN 1', ifNotExists: true }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "ifNotExists" of createFunction of "one".',
        ),
        mysql: refuse('MySQL cannot create the function "one" IF NOT EXISTS.'),
        mariadb: `CREATE FUNCTION IF NOT EXISTS \`one\`() RETURNS integer
RETURN 1`,
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        mariadb: ['+ function one int(11) CONTAINS SQL SQL SECURITY DEFINER RETURN 1 ()'],
      },
    },
    {
      title: '`schema`',
      before: otherSchema,
      call: (op) =>
        op.createFunction('one', {
          returns: 'integer',
          body: op.context.dialect === 'postgresql' ? 'SELECT 1' : 'RETURN 1',
          schema: 'limbeck_other',
        }),
      sql: {
        postgresql: `CREATE FUNCTION "limbeck_other"."one"() RETURNS integer LANGUAGE "sql" AS $limbeck$
SELECT 1
$limbeck$`,
        mysql: `CREATE FUNCTION \`limbeck_other\`.\`one\`() RETURNS integer
RETURN 1`,
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '+ CREATE OR REPLACE FUNCTION limbeck_other.one() RETURNS integer LANGUAGE sql AS $function$ SELECT 1 $function$',
        ],
      },
    },
  ],
  dropFunction: [
    {
      title: '`parameters`, where several have one name',
      before: twice,
      call: (op) => op.dropFunction('twice', { parameters: 'n integer' }),
      sql: {
        postgresql: 'DROP FUNCTION "twice"(n integer)',
        mysql: 'DROP FUNCTION `twice`',
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '- CREATE OR REPLACE FUNCTION public.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $function$ SELECT n * 2 $function$',
        ],
        mariadb: [
          '- function twice int(11) DETERMINISTIC SQL SECURITY DEFINER RETURN n * 2 (n int(11))',
        ],
      },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropFunction('twice', { ifExists: true }),
      sql: {
        postgresql: 'DROP FUNCTION IF EXISTS "twice"',
        mysql: 'DROP FUNCTION IF EXISTS `twice`',
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {},
    },
    {
      title: '`cascade`: with the triggers that call it',
      before: called,
      call: (op) => op.dropFunction('touch', { cascade: true }),
      sql: {
        postgresql: 'DROP FUNCTION "touch" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropFunction of "touch".'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropFunction of "touch".'),
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '- CREATE OR REPLACE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $function$ BEGIN RETURN new; END $function$',
          '- CREATE TRIGGER guard BEFORE INSERT ON public.notes FOR EACH ROW EXECUTE FUNCTION touch()',
        ],
      },
    },
    {
      title: '`existing`: what it is, for a reversal without a database',
      before: twice,
      call: (op) =>
        op.dropFunction('twice', {
          parameters: 'n integer',
          existing: {
            parameters: 'n integer',
            returns: 'integer',
            body: op.context.dialect === 'postgresql' ? 'SELECT n * 2' : 'RETURN n * 2',
            volatility: 'immutable',
          },
        }),
      sql: {
        postgresql: 'DROP FUNCTION "twice"(n integer)',
        mysql: 'DROP FUNCTION `twice`',
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '- CREATE OR REPLACE FUNCTION public.twice(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $function$ SELECT n * 2 $function$',
        ],
        mariadb: [
          '- function twice int(11) DETERMINISTIC SQL SECURITY DEFINER RETURN n * 2 (n int(11))',
        ],
      },
    },
    {
      title: '`schema`',
      before: withFunctions(async (op) => {
        await otherSchema(op)
        await op.createFunction('one', {
          returns: 'integer',
          body: op.context.dialect === 'postgresql' ? 'SELECT 1' : 'RETURN 1',
          schema: 'limbeck_other',
        })
      }),
      call: (op) => op.dropFunction('one', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'DROP FUNCTION "limbeck_other"."one"',
        mysql: 'DROP FUNCTION `limbeck_other`.`one`',
        sqlite: refuse('SQLite cannot keep functions.'),
      },
      catalog: {
        postgresql: [
          '- CREATE OR REPLACE FUNCTION limbeck_other.one() RETURNS integer LANGUAGE sql AS $function$ SELECT 1 $function$',
        ],
      },
    },
  ],
  createTrigger: [
    {
      title: '`timing`, `events` and `body`',
      before: notes,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'after',
          events: 'insert',
          body: 'DELETE FROM notes WHERE stars < 0',
        }),
      sql: {
        postgresql: refuse('PostgreSQL cannot give the trigger "guard" a body.'),
        mysql: `CREATE TRIGGER \`guard\` AFTER INSERT ON \`notes\` FOR EACH ROW
DELETE FROM notes WHERE stars < 0`,
        sqlite: `CREATE TRIGGER "guard" AFTER INSERT ON "notes" FOR EACH ROW
BEGIN
  DELETE FROM notes WHERE stars < 0;
END`,
      },
      catalog: {
        mariadb: ['+ trigger guard AFTER INSERT ON notes DELETE FROM notes WHERE stars < 0'],
        sqlite: [
          '+ CREATE TRIGGER "guard" AFTER INSERT ON "notes" FOR EACH ROW BEGIN DELETE FROM notes WHERE stars < 0; END',
        ],
      },
    },
    {
      title: '`function`, and several `events`',
      before: notes,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'before',
          events: ['insert', 'update'],
          function: 'touch',
        }),
      sql: {
        postgresql:
          'CREATE TRIGGER "guard" BEFORE INSERT OR UPDATE ON "notes" FOR EACH ROW EXECUTE FUNCTION "touch"()',
        mysql: refuse('MySQL cannot run the trigger "guard" on insert or update.'),
        mariadb: refuse('MariaDB cannot run the trigger "guard" on insert or update.'),
        sqlite: refuse('SQLite cannot run the trigger "guard" on insert or update.'),
      },
      catalog: {
        postgresql: [
          '+ CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON public.notes FOR EACH ROW EXECUTE FUNCTION touch()',
        ],
      },
    },
    {
      title: '`arguments` of the function',
      before: notes,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'before',
          events: 'insert',
          function: { name: 'touch', schema: 'public', arguments: ["it's"] },
        }),
      sql: {
        postgresql: `CREATE TRIGGER "guard" BEFORE INSERT ON "notes" FOR EACH ROW EXECUTE FUNCTION "public"."touch"('it''s')`,
        mysql: refuse('MySQL cannot call the function "touch" from the trigger "guard".'),
        mariadb: refuse('MariaDB cannot call the function "touch" from the trigger "guard".'),
        sqlite: refuse('SQLite cannot call the function "touch" from the trigger "guard".'),
      },
      catalog: {
        postgresql: [
          `+ CREATE TRIGGER guard BEFORE INSERT ON public.notes FOR EACH ROW EXECUTE FUNCTION touch('it''s')`,
        ],
      },
    },
    {
      title: '`columns` and `when`, with a function',
      before: notes,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'before',
          events: 'update',
          columns: ['stars'],
          when: sql`new.stars > ${1}`,
          function: 'touch',
        }),
      sql: {
        postgresql:
          'CREATE TRIGGER "guard" BEFORE UPDATE OF "stars" ON "notes" FOR EACH ROW WHEN (new.stars > 1) EXECUTE FUNCTION "touch"()',
        mysql: refuse('MySQL cannot call the function "touch" from the trigger "guard".'),
        mariadb: refuse('MariaDB cannot call the function "touch" from the trigger "guard".'),
        sqlite: refuse('SQLite cannot call the function "touch" from the trigger "guard".'),
      },
      catalog: {
        postgresql: [
          '+ CREATE TRIGGER guard BEFORE UPDATE OF stars ON public.notes FOR EACH ROW WHEN ((new.stars > 1)) EXECUTE FUNCTION touch()',
        ],
      },
    },
    {
      title: '`columns` and `when`, with a body',
      before: notes,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'after',
          events: 'update',
          columns: ['stars'],
          when: sql`new.stars > ${1}`,
          body: 'DELETE FROM notes WHERE stars < 0',
        }),
      sql: {
        postgresql: refuse('PostgreSQL cannot give the trigger "guard" a body.'),
        mysql: refuse('MySQL cannot use the option "columns" of the trigger "guard".'),
        mariadb: refuse('MariaDB cannot use the option "columns" of the trigger "guard".'),
        sqlite: `CREATE TRIGGER "guard" AFTER UPDATE OF "stars" ON "notes" FOR EACH ROW WHEN new.stars > 1
BEGIN
  DELETE FROM notes WHERE stars < 0;
END`,
      },
      catalog: {
        sqlite: [
          '+ CREATE TRIGGER "guard" AFTER UPDATE OF "stars" ON "notes" FOR EACH ROW WHEN new.stars > 1 BEGIN DELETE FROM notes WHERE stars < 0; END',
        ],
      },
    },
    {
      title: "`forEach: 'statement'`",
      before: notes,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'after',
          events: 'truncate',
          forEach: 'statement',
          function: 'touch',
        }),
      sql: {
        postgresql:
          'CREATE TRIGGER "guard" AFTER TRUNCATE ON "notes" FOR EACH STATEMENT EXECUTE FUNCTION "touch"()',
        mysql: refuse('MySQL cannot run the trigger "guard" on truncate.'),
        mariadb: refuse('MariaDB cannot run the trigger "guard" on truncate.'),
        sqlite: refuse('SQLite cannot run the trigger "guard" on truncate.'),
      },
      catalog: {
        postgresql: [
          '+ CREATE TRIGGER guard AFTER TRUNCATE ON public.notes FOR EACH STATEMENT EXECUTE FUNCTION touch()',
        ],
      },
    },
    {
      title: '`ifNotExists`',
      before: bodied,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'after',
          events: 'insert',
          body: 'DELETE FROM notes WHERE stars < 0',
          ifNotExists: true,
        }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "ifNotExists" of createTrigger of "guard".',
        ),
        mysql: refuse('MySQL cannot create the trigger "guard" IF NOT EXISTS.'),
        mariadb: `CREATE TRIGGER IF NOT EXISTS \`guard\` AFTER INSERT ON \`notes\` FOR EACH ROW
DELETE FROM notes WHERE stars < 0`,
        sqlite: `CREATE TRIGGER IF NOT EXISTS "guard" AFTER INSERT ON "notes" FOR EACH ROW
BEGIN
  DELETE FROM notes WHERE stars < 0;
END`,
      },
      catalog: {},
    },
    {
      title: '`replace`, with a body',
      before: bodied,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'after',
          events: 'update',
          body: 'DELETE FROM notes WHERE stars < 1',
          replace: true,
        }),
      sql: {
        postgresql: refuse('PostgreSQL cannot give the trigger "guard" a body.'),
        mysql: refuse('MySQL cannot replace the trigger "guard".'),
        mariadb: `CREATE OR REPLACE TRIGGER \`guard\` AFTER UPDATE ON \`notes\` FOR EACH ROW
DELETE FROM notes WHERE stars < 1`,
        sqlite: [
          'DROP TRIGGER IF EXISTS "guard"',
          `CREATE TRIGGER "guard" AFTER UPDATE ON "notes" FOR EACH ROW
BEGIN
  DELETE FROM notes WHERE stars < 1;
END`,
        ],
      },
      catalog: {
        mariadb: [
          '- trigger guard AFTER INSERT ON notes DELETE FROM notes WHERE stars < 0',
          '+ trigger guard AFTER UPDATE ON notes DELETE FROM notes WHERE stars < 1',
        ],
        sqlite: [
          '- CREATE TRIGGER "guard" AFTER INSERT ON "notes" FOR EACH ROW BEGIN DELETE FROM notes WHERE stars < 0; END',
          '+ CREATE TRIGGER "guard" AFTER UPDATE ON "notes" FOR EACH ROW BEGIN DELETE FROM notes WHERE stars < 1; END',
        ],
      },
    },
    {
      title: '`replace`, with a function',
      before: called,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'after',
          events: 'delete',
          function: 'touch',
          replace: true,
        }),
      sql: {
        postgresql: [
          'DROP TRIGGER IF EXISTS "guard" ON "notes"',
          'CREATE TRIGGER "guard" AFTER DELETE ON "notes" FOR EACH ROW EXECUTE FUNCTION "touch"()',
        ],
        mysql: refuse('MySQL cannot call the function "touch" from the trigger "guard".'),
        mariadb: refuse('MariaDB cannot call the function "touch" from the trigger "guard".'),
        sqlite: refuse('SQLite cannot call the function "touch" from the trigger "guard".'),
      },
      catalog: {
        postgresql: [
          '- CREATE TRIGGER guard BEFORE INSERT ON public.notes FOR EACH ROW EXECUTE FUNCTION touch()',
          '+ CREATE TRIGGER guard AFTER DELETE ON public.notes FOR EACH ROW EXECUTE FUNCTION touch()',
        ],
      },
    },
    {
      title: '`schema`',
      before: notesElsewhere,
      call: (op) =>
        op.createTrigger('guard', 'notes', {
          timing: 'before',
          events: 'insert',
          function: { name: 'touch', schema: 'public' },
          schema: 'limbeck_other',
        }),
      sql: {
        postgresql:
          'CREATE TRIGGER "guard" BEFORE INSERT ON "limbeck_other"."notes" FOR EACH ROW EXECUTE FUNCTION "public"."touch"()',
        mysql: refuse('MySQL cannot call the function "touch" from the trigger "guard".'),
        mariadb: refuse('MariaDB cannot call the function "touch" from the trigger "guard".'),
        sqlite: refuse('SQLite cannot call the function "touch" from the trigger "guard".'),
      },
      catalog: {
        postgresql: [
          '+ CREATE TRIGGER guard BEFORE INSERT ON limbeck_other.notes FOR EACH ROW EXECUTE FUNCTION touch()',
        ],
      },
    },
  ],
  dropTrigger: [
    {
      title: 'a trigger with a function',
      before: called,
      call: (op) => op.dropTrigger('guard', 'notes', { ifExists: true }),
      sql: {
        postgresql: 'DROP TRIGGER IF EXISTS "guard" ON "notes"',
        mysql: 'DROP TRIGGER IF EXISTS `guard`',
        sqlite: 'DROP TRIGGER IF EXISTS "guard"',
      },
      catalog: {
        postgresql: [
          '- CREATE TRIGGER guard BEFORE INSERT ON public.notes FOR EACH ROW EXECUTE FUNCTION touch()',
        ],
      },
    },
    {
      title: '`existing`: what it is, for a reversal without a database',
      before: bodied,
      call: (op) =>
        op.dropTrigger('guard', 'notes', {
          ifExists: true,
          existing: {
            timing: 'after',
            events: 'insert',
            body: 'DELETE FROM notes WHERE stars < 0',
          },
        }),
      sql: {
        postgresql: 'DROP TRIGGER IF EXISTS "guard" ON "notes"',
        mysql: 'DROP TRIGGER IF EXISTS `guard`',
        sqlite: 'DROP TRIGGER IF EXISTS "guard"',
      },
      catalog: {
        mariadb: ['- trigger guard AFTER INSERT ON notes DELETE FROM notes WHERE stars < 0'],
        sqlite: [
          '- CREATE TRIGGER "guard" AFTER INSERT ON "notes" FOR EACH ROW BEGIN DELETE FROM notes WHERE stars < 0; END',
        ],
      },
      remains: { postgresql: refuse('PostgreSQL cannot give the trigger "guard" a body.') },
    },
    {
      title: '`schema`',
      before: notesElsewhere,
      call: (op) => op.dropTrigger('guard', 'notes', { ifExists: true, schema: 'limbeck_other' }),
      sql: {
        postgresql: 'DROP TRIGGER IF EXISTS "guard" ON "limbeck_other"."notes"',
        mysql: 'DROP TRIGGER IF EXISTS `limbeck_other`.`guard`',
        sqlite: 'DROP TRIGGER IF EXISTS "limbeck_other"."guard"',
      },
      catalog: {},
    },
  ],
}
