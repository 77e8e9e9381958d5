import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, onlyOn, otherSchema, refuse } from './case.ts'

const emails = onlyOn('postgresql', (op) =>
  op.createDomain('email', t.varchar(320).default('a@b').check(sql`VALUE LIKE '%@%'`)),
)

const elsewhere = onlyOn('postgresql', async (op) => {
  await otherSchema(op)
  await op.createDomain('email', t.text(), { schema: 'limbeck_other' })
})

const EMAIL =
  "domain email character varying(320) DEFAULT 'a@b'::character varying CONSTRAINT ck_email_value CHECK (((VALUE)::text ~~ '%@%'::text))"

/** Types that are other types with rules. */
export const DOMAIN_CASES: DirectiveCases = {
  createDomain: [
    {
      title: 'a type with rules',
      call: (op) =>
        op.createDomain('email', t.varchar(320).notNull().check(sql`VALUE LIKE '%@%'`, 'has_at')),
      sql: {
        postgresql: `CREATE DOMAIN "email" AS VARCHAR(320) NOT NULL CONSTRAINT "ck_email_has_at" CHECK (VALUE LIKE '%@%')`,
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: {
        postgresql: [
          `+ domain email character varying(320) NOT NULL CONSTRAINT ck_email_has_at CHECK (((VALUE)::text ~~ '%@%'::text))`,
        ],
      },
    },
    {
      title: '`schema` and `comment`',
      before: onlyOn('postgresql', otherSchema),
      call: (op) =>
        op.createDomain('price', t.numeric(10, 2).default(0), {
          schema: 'limbeck_other',
          comment: 'in euros',
        }),
      sql: {
        postgresql: [
          'CREATE DOMAIN "limbeck_other"."price" AS NUMERIC(10, 2) DEFAULT 0',
          `COMMENT ON DOMAIN "limbeck_other"."price" IS 'in euros'`,
        ],
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: { postgresql: [`+ domain limbeck_other.price numeric(10,2) DEFAULT 0 'in euros'`] },
    },
  ],
  alterDomain: [
    {
      title: '`addChecks`, which have to hold for the rows that are there',
      before: emails,
      call: (op) =>
        op.alterDomain('email', { addChecks: { ck_email_short: sql`length(VALUE) < 99` } }),
      sql: {
        postgresql:
          'ALTER DOMAIN "email" ADD CONSTRAINT "ck_email_short" CHECK (length(VALUE) < 99)',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: {
        postgresql: [
          `- ${EMAIL}`,
          `+ domain email character varying(320) DEFAULT 'a@b'::character varying CONSTRAINT ck_email_short CHECK ((length((VALUE)::text) < 99)), CONSTRAINT ck_email_value CHECK (((VALUE)::text ~~ '%@%'::text))`,
        ],
      },
    },
    {
      title: '`dropChecks`',
      before: emails,
      call: (op) => op.alterDomain('email', { dropChecks: ['ck_email_value'] }),
      sql: {
        postgresql: 'ALTER DOMAIN "email" DROP CONSTRAINT "ck_email_value"',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: {
        postgresql: [
          `- ${EMAIL}`,
          `+ domain email character varying(320) DEFAULT 'a@b'::character varying`,
        ],
      },
    },
    {
      title: '`nullable` and `default`',
      before: emails,
      call: (op) => op.alterDomain('email', { nullable: false, default: 'x@y' }),
      sql: {
        postgresql: [`ALTER DOMAIN "email" SET DEFAULT 'x@y'`, 'ALTER DOMAIN "email" SET NOT NULL'],
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: {
        postgresql: [
          `- ${EMAIL}`,
          `+ domain email character varying(320) NOT NULL DEFAULT 'x@y'::character varying CONSTRAINT ck_email_value CHECK (((VALUE)::text ~~ '%@%'::text))`,
        ],
      },
    },
    {
      title: '`default: null` takes it away',
      before: emails,
      call: (op) => op.alterDomain('email', { default: null }),
      sql: {
        postgresql: 'ALTER DOMAIN "email" DROP DEFAULT',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: {
        postgresql: [
          `- ${EMAIL}`,
          `+ domain email character varying(320) CONSTRAINT ck_email_value CHECK (((VALUE)::text ~~ '%@%'::text))`,
        ],
      },
    },
    {
      title: '`comment` in another `schema`',
      before: elsewhere,
      call: (op) => op.alterDomain('email', { schema: 'limbeck_other', comment: 'by post' }),
      sql: {
        postgresql: `COMMENT ON DOMAIN "limbeck_other"."email" IS 'by post'`,
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: {
        postgresql: [
          `- domain limbeck_other.email text`,
          `+ domain limbeck_other.email text 'by post'`,
        ],
      },
    },
    {
      title: '`existing`: what it is, for a reversal without a database',
      before: emails,
      call: (op) => op.alterDomain('email', { nullable: false, existing: t.varchar(320) }),
      sql: {
        postgresql: 'ALTER DOMAIN "email" SET NOT NULL',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: {
        postgresql: [
          `- ${EMAIL}`,
          `+ domain email character varying(320) NOT NULL DEFAULT 'a@b'::character varying CONSTRAINT ck_email_value CHECK (((VALUE)::text ~~ '%@%'::text))`,
        ],
      },
    },
  ],
  dropDomain: [
    {
      title: 'a domain that no column has',
      before: emails,
      call: (op) => op.dropDomain('email'),
      sql: {
        postgresql: 'DROP DOMAIN "email"',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: { postgresql: [`- ${EMAIL}`] },
    },
    {
      title: '`existing`: what it is, for a reversal without a database',
      before: emails,
      call: (op) =>
        op.dropDomain('email', {
          existing: t.varchar(320).default('a@b').check(sql`VALUE LIKE '%@%'`),
        }),
      sql: {
        postgresql: 'DROP DOMAIN "email"',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: { postgresql: [`- ${EMAIL}`] },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropDomain('email', { ifExists: true }),
      sql: {
        postgresql: 'DROP DOMAIN IF EXISTS "email"',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: { postgresql: [] },
    },
    {
      title: '`schema`',
      before: elsewhere,
      call: (op) => op.dropDomain('email', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'DROP DOMAIN "limbeck_other"."email"',
        mysql: refuse('MySQL cannot make domains.'),
        mariadb: refuse('MariaDB cannot make domains.'),
        sqlite: refuse('SQLite cannot make domains.'),
      },
      catalog: { postgresql: [`- domain limbeck_other.email text`] },
    },
  ],
}
