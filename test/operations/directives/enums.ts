import { t } from '../../../src/index.ts'
import { type DirectiveCases, otherSchema, refuse, type Script } from './case.ts'

const moods: Script = (op) => op.createEnum('mood', ['sad', 'ok'])

const people: Script = (op) =>
  op.createTable('people', { mood: t.enum(['sad', 'ok'], { name: 'mood' }) })

const moodsElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createEnum('mood', ['sad', 'ok'], { schema: 'limbeck_other' })
}

/** The statement that makes a type without a value; `otherwise` is what it does where the type has none such. */
const withoutValue = (type: string, value: string, otherwise: string) => `DO $limbeck$
DECLARE
  enumeration oid := pg_catalog.to_regtype('${type}');
  dropped text := '${value}';
  place text;
  replaced text;
  owner name;
  note text;
  rights aclitem[];
  labels text;
  users jsonb;
  rules jsonb;
  used record;
  granted record;
  is_held boolean;
BEGIN
  IF enumeration IS NULL THEN
    RAISE EXCEPTION 'There is no enumeration %.', '${type}' USING ERRCODE = 'undefined_object';
  END IF;
  SELECT format('%I.%I', n.nspname, t.typname), format('%I.limbeck_replaced', n.nspname),
    pg_catalog.pg_get_userbyid(t.typowner), pg_catalog.obj_description(t.oid, 'pg_type'), t.typacl
  INTO place, replaced, owner, note, rights
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = enumeration;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = enumeration AND enumlabel = dropped) THEN
    ${otherwise}
  END IF;
  SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) INTO labels
  FROM pg_catalog.pg_enum WHERE enumtypid = enumeration AND enumlabel <> dropped;
  SELECT coalesce(jsonb_agg(jsonb_build_object('tab', format('%I.%I', n.nspname, c.relname), 'col', a.attname,
    'list', CASE WHEN a.atttypid = enumeration THEN '' ELSE '[]' END,
    'value', pg_catalog.pg_get_expr(d.adbin, d.adrelid)) ORDER BY c.oid, a.attnum), '[]') INTO users
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_type t ON t.oid = enumeration AND a.atttypid IN (t.oid, t.typarray)
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE NOT a.attisdropped AND a.attinhcount = 0;
  FOR used IN SELECT * FROM jsonb_to_recordset(users) AS u(tab text, col text, list text) LOOP
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', used.tab);
    EXECUTE format(CASE used.list WHEN '' THEN 'SELECT EXISTS (SELECT FROM %s WHERE %I::text = %L)'
      ELSE 'SELECT EXISTS (SELECT FROM %s WHERE %3$L = ANY (%2$I::text[]))' END, used.tab, used.col, dropped) INTO is_held;
    IF is_held THEN
      RAISE EXCEPTION 'Rows of % hold the value "%" of the enumeration % in the column %.', used.tab, dropped, place, used.col
        USING ERRCODE = 'dependent_objects_still_exist', HINT = 'Give them another value first.';
    END IF;
  END LOOP;
  SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.id), '[]') INTO rules FROM (
    SELECT k.oid AS id, k.conindid AS behind,
      format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS dropping,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_catalog.pg_get_constraintdef(k.oid)) AS making,
      format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, k.conrelid::regclass, c.description) AS noting
    FROM pg_catalog.pg_constraint k
    LEFT JOIN pg_catalog.pg_description c ON c.objoid = k.oid AND c.classoid = 'pg_catalog.pg_constraint'::regclass
    WHERE k.coninhcount = 0 AND k.conrelid <> 0 AND (k.contype = 'c' OR k.contype = 'x' AND EXISTS (
      SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = k.conindid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)))
    UNION ALL
    SELECT i.indexrelid, 0, format('DROP INDEX %s', i.indexrelid::regclass), pg_catalog.pg_get_indexdef(i.indexrelid),
      format('COMMENT ON INDEX %s IS %L', i.indexrelid::regclass, c.description)
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND NOT x.relispartition
    LEFT JOIN pg_catalog.pg_description c ON c.objoid = i.indexrelid AND c.classoid = 'pg_catalog.pg_class'::regclass AND c.objsubid = 0
    WHERE (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid)
  ) r
  WHERE EXISTS (SELECT FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_type t ON t.oid = enumeration
    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid AND a.atttypid IN (t.oid, t.typarray)
    WHERE d.objid IN (r.id, r.behind) AND d.refclassid = 'pg_catalog.pg_class'::regclass);
  FOR used IN SELECT * FROM jsonb_to_recordset(rules) AS u(dropping text) LOOP
    EXECUTE used.dropping;
  END LOOP;
  EXECUTE format('ALTER TYPE %s RENAME TO limbeck_replaced', place);
  EXECUTE format('CREATE TYPE %s AS ENUM (%s)', place, labels);
  FOR used IN SELECT * FROM jsonb_to_recordset(users) AS u(tab text, col text, list text, value text) LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT, ALTER COLUMN %2$I TYPE %3$s%4$s USING %2$I::text%4$s::%3$s%4$s',
      used.tab, used.col, place, used.list);
    IF used.value IS NOT NULL THEN
      EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', used.tab, used.col, used.value);
    END IF;
  END LOOP;
  FOR used IN SELECT * FROM jsonb_to_recordset(rules) AS u(making text, noting text) LOOP
    EXECUTE used.making;
    IF used.noting IS NOT NULL THEN
      EXECUTE used.noting;
    END IF;
  END LOOP;
  EXECUTE format('DROP TYPE %s', replaced);
  EXECUTE format('ALTER TYPE %s OWNER TO %I', place, owner);
  EXECUTE format('COMMENT ON TYPE %s IS %L', place, note);
  IF rights IS NOT NULL THEN
    EXECUTE format('REVOKE ALL ON TYPE %s FROM PUBLIC', place);
    FOR granted IN SELECT * FROM pg_catalog.aclexplode(rights) LOOP
      EXECUTE format('GRANT USAGE ON TYPE %s TO %s%s', place,
        CASE granted.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_catalog.pg_get_userbyid(granted.grantee)) END,
        CASE WHEN granted.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END);
    END LOOP;
  END IF;
END
$limbeck$`

const NO_VALUE = `RAISE EXCEPTION 'The enumeration % has no value "%".', place, dropped USING ERRCODE = 'undefined_object';`

/** Enumerations with a name: types on PostgreSQL, words in each column elsewhere. */
export const ENUM_CASES: DirectiveCases = {
  createEnum: [
    {
      title: 'an enumeration',
      call: (op) => op.createEnum('mood', ['sad', "it's ok"]),
      sql: { postgresql: `CREATE TYPE "mood" AS ENUM ('sad', 'it''s ok')`, mysql: [], sqlite: [] },
      catalog: { postgresql: [`+ enum mood ('sad', 'it''s ok')`] },
    },
    {
      title: '`ifNotExists`',
      before: moods,
      call: (op) => op.createEnum('mood', ['sad', 'ok'], { ifNotExists: true }),
      sql: {
        postgresql: `DO $limbeck$
BEGIN
  IF pg_catalog.to_regtype('"mood"') IS NULL THEN
    CREATE TYPE "mood" AS ENUM ('sad', 'ok');
  END IF;
END
$limbeck$`,
        mysql: [],
        sqlite: [],
      },
      catalog: {},
    },
    {
      title: '`schema`',
      before: otherSchema,
      call: (op) => op.createEnum('mood', ['sad', 'ok'], { schema: 'limbeck_other' }),
      sql: {
        postgresql: `CREATE TYPE "limbeck_other"."mood" AS ENUM ('sad', 'ok')`,
        mysql: [],
        sqlite: [],
      },
      catalog: { postgresql: [`+ enum limbeck_other.mood ('sad', 'ok')`] },
    },
  ],
  addEnumValue: [
    {
      title: 'a value at the end',
      before: people,
      call: (op) => op.addEnumValue('mood', 'glad'),
      sql: {
        postgresql: `ALTER TYPE "mood" ADD VALUE 'glad'`,
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: { postgresql: [`- enum mood ('sad', 'ok')`, `+ enum mood ('sad', 'ok', 'glad')`] },
    },
    {
      title: '`before`',
      before: moods,
      call: (op) => op.addEnumValue('mood', 'so-so', { before: 'ok' }),
      sql: {
        postgresql: `ALTER TYPE "mood" ADD VALUE 'so-so' BEFORE 'ok'`,
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: { postgresql: [`- enum mood ('sad', 'ok')`, `+ enum mood ('sad', 'so-so', 'ok')`] },
    },
    {
      title: '`after`',
      before: moods,
      call: (op) => op.addEnumValue('mood', 'so-so', { after: 'sad' }),
      sql: {
        postgresql: `ALTER TYPE "mood" ADD VALUE 'so-so' AFTER 'sad'`,
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: { postgresql: [`- enum mood ('sad', 'ok')`, `+ enum mood ('sad', 'so-so', 'ok')`] },
    },
    {
      title: '`ifNotExists`',
      before: moods,
      call: (op) => op.addEnumValue('mood', 'ok', { ifNotExists: true }),
      sql: {
        postgresql: `ALTER TYPE "mood" ADD VALUE IF NOT EXISTS 'ok'`,
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: {},
    },
    {
      title: '`schema`',
      before: moodsElsewhere,
      call: (op) => op.addEnumValue('mood', 'glad', { schema: 'limbeck_other' }),
      sql: {
        postgresql: `ALTER TYPE "limbeck_other"."mood" ADD VALUE 'glad'`,
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: {
        postgresql: [
          `- enum limbeck_other.mood ('sad', 'ok')`,
          `+ enum limbeck_other.mood ('sad', 'ok', 'glad')`,
        ],
      },
    },
  ],
  renameEnumValue: [
    {
      title: 'a value',
      before: people,
      call: (op) => op.renameEnumValue('mood', 'ok', 'fine'),
      sql: {
        postgresql: `ALTER TYPE "mood" RENAME VALUE 'ok' TO 'fine'`,
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: refuse(
          'SQLite cannot rename a value of an enumeration, which is text in each row.',
        ),
      },
      catalog: { postgresql: [`- enum mood ('sad', 'ok')`, `+ enum mood ('sad', 'fine')`] },
    },
    {
      title: '`schema`',
      before: moodsElsewhere,
      call: (op) => op.renameEnumValue('mood', 'ok', 'fine', { schema: 'limbeck_other' }),
      sql: {
        postgresql: `ALTER TYPE "limbeck_other"."mood" RENAME VALUE 'ok' TO 'fine'`,
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: refuse(
          'SQLite cannot rename a value of an enumeration, which is text in each row.',
        ),
      },
      catalog: {
        postgresql: [
          `- enum limbeck_other.mood ('sad', 'ok')`,
          `+ enum limbeck_other.mood ('sad', 'fine')`,
        ],
      },
    },
  ],
  dropEnumValue: [
    {
      title: 'a value that no row holds',
      before: people,
      call: (op) => op.dropEnumValue('mood', 'sad'),
      sql: {
        postgresql: withoutValue('"mood"', 'sad', NO_VALUE),
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: { postgresql: [`- enum mood ('sad', 'ok')`, `+ enum mood ('ok')`] },
    },
    {
      title: '`ifExists`',
      before: people,
      call: (op) => op.dropEnumValue('mood', 'glad', { ifExists: true }),
      sql: {
        postgresql: withoutValue('"mood"', 'glad', 'RETURN;'),
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: {},
    },
    {
      title: '`schema`',
      before: moodsElsewhere,
      call: (op) => op.dropEnumValue('mood', 'sad', { schema: 'limbeck_other' }),
      sql: {
        postgresql: withoutValue('"limbeck_other"."mood"', 'sad', NO_VALUE),
        mysql: refuse(
          'MySQL cannot change the values of an enumeration, which stand in each column.',
        ),
        mariadb: refuse(
          'MariaDB cannot change the values of an enumeration, which stand in each column.',
        ),
        sqlite: [],
      },
      catalog: {
        postgresql: [`- enum limbeck_other.mood ('sad', 'ok')`, `+ enum limbeck_other.mood ('ok')`],
      },
    },
  ],
  dropEnum: [
    {
      title: '`existing`: its values, for a reversal without a database',
      before: moods,
      call: (op) => op.dropEnum('mood', { existing: ['sad', 'ok'] }),
      sql: { postgresql: 'DROP TYPE "mood"', mysql: [], sqlite: [] },
      catalog: { postgresql: [`- enum mood ('sad', 'ok')`] },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropEnum('mood', { ifExists: true }),
      sql: { postgresql: 'DROP TYPE IF EXISTS "mood"', mysql: [], sqlite: [] },
      catalog: {},
    },
    {
      title: '`ifUnused`: it stays while a column has it',
      before: people,
      call: (op) => op.dropEnum('mood', { ifUnused: true }),
      sql: {
        postgresql: `DO $limbeck$
BEGIN
  DROP TYPE IF EXISTS "mood";
EXCEPTION WHEN dependent_objects_still_exist THEN
  NULL;
END
$limbeck$`,
        mysql: [],
        sqlite: [],
      },
      catalog: {},
    },
    {
      title: '`cascade`: with the columns that have it',
      before: async (op) => {
        await people(op)
        await op.addColumn('people', 'name', t.varchar(20))
        await op.createIndex('by_mood', 'people', ['mood', 'name'])
      },
      call: (op) => op.dropEnum('mood', { cascade: true }),
      sql: {
        postgresql: 'DROP TYPE "mood" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropEnum of "mood".'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropEnum of "mood".'),
        sqlite: refuse('SQLite cannot use the option "cascade" of dropEnum of "mood".'),
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX by_mood ON public.people USING btree (mood, name)',
          `- enum mood ('sad', 'ok')`,
          '- people.mood mood',
        ],
      },
    },
    {
      title: '`schema`',
      before: moodsElsewhere,
      call: (op) => op.dropEnum('mood', { schema: 'limbeck_other' }),
      sql: { postgresql: 'DROP TYPE "limbeck_other"."mood"', mysql: [], sqlite: [] },
      catalog: { postgresql: [`- enum limbeck_other.mood ('sad', 'ok')`] },
    },
  ],
}
