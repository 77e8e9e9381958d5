import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, otherSchema, refuse, remake, type Script } from './case.ts'

/** A column with all that a careless change would lose. */
const codes: Script = (op) =>
  op.createTable('items', { code: t.varchar(20).notNull().default('7').comment('the code') })

const plain: Script = (op) => op.createTable('items', { code: t.varchar(20) })

const counted: Script = (op) => op.createTable('items', { id: t.bigint().primaryKey() })

/** A whole number that is the only key always counts on SQLite. */
const uncounted: Script = (op) => {
  const type = op.context.dialect === 'sqlite' ? t.text() : t.bigint()
  return op.createTable('items', { id: type.autoIncrement(false).primaryKey() })
}

/** A column changed in each of its parts: what is not said stays. */
export const ALTER_COLUMN_CASES: DirectiveCases = {
  alterColumn: [
    {
      title: '`type`: default, NOT NULL and comment stay',
      before: codes,
      call: (op) => op.alterColumn('items', 'code', { type: t.varchar(40) }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "code" TYPE VARCHAR(40)',
        mysql:
          "ALTER TABLE `items` MODIFY COLUMN `code` VARCHAR(40) NOT NULL DEFAULT '7' COMMENT 'the code'",
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(40) NOT NULL DEFAULT '7'
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.code character varying(40) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `code` varchar(40) NOT NULL DEFAULT '7' COMMENT 'the code'",
        ],
        sqlite: [
          `- items: "code" VARCHAR(20) NOT NULL DEFAULT '7'`,
          `+ items: "code" VARCHAR(40) NOT NULL DEFAULT '7'`,
        ],
      },
    },
    {
      title: '`type` of PostgreSQL: the numbers of a SERIAL, which goes on counting',
      before: (op) =>
        op.context.dialect === 'postgresql'
          ? op.createTable('items', { id: t.pg.serial() })
          : op.createTable('items', { id: t.integer() }),
      call: (op) => op.alterColumn('items', 'id', { type: t.pg.bigserial() }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "id" TYPE bigint',
        mysql: refuse('MySQL cannot have a column of the type "bigserial".'),
        mariadb: refuse('MariaDB cannot have a column of the type "bigserial".'),
        sqlite: refuse('SQLite cannot have a column of the type "bigserial".'),
      },
      catalog: {
        postgresql: [
          "- items.id integer NOT NULL DEFAULT nextval('items_id_seq'::regclass)",
          "+ items.id bigint NOT NULL DEFAULT nextval('items_id_seq'::regclass)",
        ],
      },
    },
    {
      title: '`type` with a collation',
      before: plain,
      call: (op) =>
        op.alterColumn('items', 'code', {
          type: t
            .varchar(20)
            .collate(
              { postgresql: 'C', mysql: 'utf8mb4_bin', mariadb: 'utf8mb4_bin', sqlite: 'NOCASE' }[
                op.context.dialect
              ],
            ),
        }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "code" TYPE VARCHAR(20) COLLATE "C"',
        mysql:
          'ALTER TABLE `items` MODIFY COLUMN `code` VARCHAR(20) COLLATE `utf8mb4_bin` DEFAULT NULL',
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) COLLATE "NOCASE"
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          '- items.code character varying(20)',
          '+ items.code character varying(20) COLLATE C',
        ],
        mariadb: [
          '- items: `code` varchar(20) DEFAULT NULL',
          '+ items: `code` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL',
        ],
        sqlite: ['- items: "code" VARCHAR(20)', '+ items: "code" VARCHAR(20) COLLATE "NOCASE"'],
      },
    },
    {
      title: '`collation`',
      before: plain,
      call: (op) =>
        op.alterColumn('items', 'code', {
          collation: {
            postgresql: 'C',
            mysql: 'utf8mb4_bin',
            mariadb: 'utf8mb4_bin',
            sqlite: 'NOCASE',
          }[op.context.dialect],
        }),
      sql: {
        postgresql: refuse(
          'The collation of the column "code" is changed without its type.',
          'operation_invalid',
        ),
        mysql:
          'ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) COLLATE `utf8mb4_bin` DEFAULT NULL',
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) COLLATE "NOCASE"
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        mariadb: [
          '- items: `code` varchar(20) DEFAULT NULL',
          '+ items: `code` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL',
        ],
        sqlite: ['- items: "code" VARCHAR(20)', '+ items: "code" VARCHAR(20) COLLATE "NOCASE"'],
      },
    },
    {
      title: '`generated`: another expression',
      before: (op) =>
        op.createTable('items', {
          net: t.integer(),
          gross: t.integer().generatedAs(sql`net * 2`),
        }),
      call: (op) =>
        op.alterColumn('items', 'gross', { generated: { expression: sql`net * 3`, stored: true } }),
      sql: {
        postgresql: refuse('PostgreSQL cannot compute the column "gross" by another expression.'),
        mysql: 'ALTER TABLE `items` MODIFY COLUMN `gross` int GENERATED ALWAYS AS (net * 3) STORED',
        mariadb:
          'ALTER TABLE `items` MODIFY COLUMN `gross` int(11) GENERATED ALWAYS AS (net * 3) STORED',
        sqlite: remake(
          'items',
          `(
  "net" INTEGER,
  "gross" INTEGER GENERATED ALWAYS AS (net * 3) STORED
)`,
          ['rowid, "net"'],
        ),
      },
      catalog: {
        mariadb: [
          '- items: `gross` int(11) GENERATED ALWAYS AS (`net` * 2) STORED',
          '+ items: `gross` int(11) GENERATED ALWAYS AS (`net` * 3) STORED',
        ],
        sqlite: [
          '- items: "gross" INTEGER GENERATED ALWAYS AS (net * 2) STORED',
          '+ items: "gross" INTEGER GENERATED ALWAYS AS (net * 3) STORED',
        ],
      },
    },
    {
      title: '`using`',
      before: plain,
      call: (op) =>
        op.alterColumn('items', 'code', { type: t.integer(), using: 'CAST(code AS integer)' }),
      sql: {
        postgresql:
          'ALTER TABLE "items" ALTER COLUMN "code" TYPE INTEGER USING CAST(code AS integer)',
        mysql: refuse(
          'MySQL converts the values of "code" by itself and takes no "using".',
          'operation_invalid',
        ),
        mariadb: refuse(
          'MariaDB converts the values of "code" by itself and takes no "using".',
          'operation_invalid',
        ),
        sqlite: remake(
          'items',
          `(
  "code" INTEGER
)`,
          ['rowid, "code"', 'rowid, CAST(code AS integer)'],
        ),
      },
      catalog: {
        postgresql: ['- items.code character varying(20)', '+ items.code integer'],
        sqlite: ['- items: "code" VARCHAR(20)', '+ items: "code" INTEGER'],
      },
    },
    {
      title: '`nullable`',
      before: codes,
      call: (op) => op.alterColumn('items', 'code', { nullable: true }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "code" DROP NOT NULL',
        mysql:
          "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) NULL DEFAULT '7' COMMENT 'the code'",
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) DEFAULT '7'
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.code character varying(20) DEFAULT '7'::character varying COMMENT 'the code'`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `code` varchar(20) DEFAULT '7' COMMENT 'the code'",
        ],
        sqlite: [
          `- items: "code" VARCHAR(20) NOT NULL DEFAULT '7'`,
          `+ items: "code" VARCHAR(20) DEFAULT '7'`,
        ],
      },
    },
    {
      title: '`nullable: false`',
      before: plain,
      call: (op) => op.alterColumn('items', 'code', { nullable: false }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "code" SET NOT NULL',
        mysql: 'ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) NOT NULL',
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) NOT NULL
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          '- items.code character varying(20)',
          '+ items.code character varying(20) NOT NULL',
        ],
        mariadb: [
          '- items: `code` varchar(20) DEFAULT NULL',
          '+ items: `code` varchar(20) NOT NULL',
        ],
        sqlite: ['- items: "code" VARCHAR(20)', '+ items: "code" VARCHAR(20) NOT NULL'],
      },
    },
    {
      title: '`default`',
      before: codes,
      call: (op) => op.alterColumn('items', 'code', { default: "it's" }),
      sql: {
        postgresql: `ALTER TABLE "items" ALTER COLUMN "code" SET DEFAULT 'it''s'`,
        mysql:
          "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) NOT NULL DEFAULT 'it''s' COMMENT 'the code'",
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) NOT NULL DEFAULT 'it''s'
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.code character varying(20) NOT NULL DEFAULT 'it''s'::character varying COMMENT 'the code'`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `code` varchar(20) NOT NULL DEFAULT 'it''s' COMMENT 'the code'",
        ],
        sqlite: [
          `- items: "code" VARCHAR(20) NOT NULL DEFAULT '7'`,
          `+ items: "code" VARCHAR(20) NOT NULL DEFAULT 'it''s'`,
        ],
      },
    },
    {
      title: '`default` as an expression',
      before: plain,
      call: (op) => op.alterColumn('items', 'code', { default: sql`lower(${'A'})` }),
      sql: {
        postgresql: `ALTER TABLE "items" ALTER COLUMN "code" SET DEFAULT lower('A')`,
        mysql: "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) DEFAULT (lower('A'))",
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) DEFAULT (lower('A'))
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          '- items.code character varying(20)',
          `+ items.code character varying(20) DEFAULT lower('A'::text)`,
        ],
        mariadb: [
          '- items: `code` varchar(20) DEFAULT NULL',
          "+ items: `code` varchar(20) DEFAULT lcase('A')",
        ],
        sqlite: ['- items: "code" VARCHAR(20)', `+ items: "code" VARCHAR(20) DEFAULT (lower('A'))`],
      },
    },
    {
      title: '`default: null` takes it away',
      before: codes,
      call: (op) => op.alterColumn('items', 'code', { default: null }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "code" DROP DEFAULT',
        mysql: "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) NOT NULL COMMENT 'the code'",
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) NOT NULL
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.code character varying(20) NOT NULL COMMENT 'the code'`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `code` varchar(20) NOT NULL COMMENT 'the code'",
        ],
        sqlite: [
          `- items: "code" VARCHAR(20) NOT NULL DEFAULT '7'`,
          '+ items: "code" VARCHAR(20) NOT NULL',
        ],
      },
    },
    {
      title: '`name`',
      before: codes,
      call: (op) => op.alterColumn('items', 'code', { name: 'sku' }),
      sql: {
        postgresql: 'ALTER TABLE "items" RENAME COLUMN "code" TO "sku"',
        mysql: 'ALTER TABLE `items` RENAME COLUMN `code` TO `sku`',
        sqlite: 'ALTER TABLE "items" RENAME COLUMN "code" TO "sku"',
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.sku character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `sku` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
        ],
        sqlite: [
          `- items: "code" VARCHAR(20) NOT NULL DEFAULT '7'`,
          `+ items: "sku" VARCHAR(20) NOT NULL DEFAULT '7'`,
        ],
      },
    },
    {
      title: '`comment`',
      before: codes,
      call: (op) => op.alterColumn('items', 'code', { comment: 'as printed' }),
      sql: {
        postgresql: `COMMENT ON COLUMN "items"."code" IS 'as printed'`,
        mysql:
          "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'as printed'",
        sqlite: [],
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'as printed'`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'as printed'",
        ],
      },
    },
    {
      title: '`comment: null` takes it away',
      before: codes,
      call: (op) => op.alterColumn('items', 'code', { comment: null }),
      sql: {
        postgresql: 'COMMENT ON COLUMN "items"."code" IS NULL',
        mysql: "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) NOT NULL DEFAULT '7'",
        sqlite: [],
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.code character varying(20) NOT NULL DEFAULT '7'::character varying`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `code` varchar(20) NOT NULL DEFAULT '7'",
        ],
      },
    },
    {
      title: 'everything at once',
      before: codes,
      call: (op) =>
        op.alterColumn('items', 'code', {
          type: t.varchar(40),
          nullable: true,
          default: 'x',
          comment: null,
          name: 'sku',
        }),
      sql: {
        postgresql: [
          `ALTER TABLE "items" ALTER COLUMN "code" DROP DEFAULT, ALTER COLUMN "code" TYPE VARCHAR(40), ALTER COLUMN "code" DROP NOT NULL, ALTER COLUMN "code" SET DEFAULT 'x'`,
          'COMMENT ON COLUMN "items"."code" IS NULL',
          'ALTER TABLE "items" RENAME COLUMN "code" TO "sku"',
        ],
        mysql: "ALTER TABLE `items` CHANGE COLUMN `code` `sku` VARCHAR(40) NULL DEFAULT 'x'",
        sqlite: [
          ...remake(
            'items',
            `(
  "code" VARCHAR(40) DEFAULT 'x'
)`,
            ['rowid, "code"'],
          ),
          'ALTER TABLE "items" RENAME COLUMN "code" TO "sku"',
        ],
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.sku character varying(40) DEFAULT 'x'::character varying`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `sku` varchar(40) DEFAULT 'x'",
        ],
        sqlite: [
          `- items: "code" VARCHAR(20) NOT NULL DEFAULT '7'`,
          `+ items: "sku" VARCHAR(40) DEFAULT 'x'`,
        ],
      },
    },
    {
      title: '`autoIncrement`',
      before: uncounted,
      call: (op) => op.alterColumn('items', 'id', { autoIncrement: true }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "id" ADD GENERATED BY DEFAULT AS IDENTITY',
        mysql: 'ALTER TABLE `items` MODIFY COLUMN `id` bigint NOT NULL AUTO_INCREMENT',
        mariadb: 'ALTER TABLE `items` MODIFY COLUMN `id` bigint(20) NOT NULL AUTO_INCREMENT',
        sqlite: remake(
          'items',
          `(
  "id" INTEGER NOT NULL,
  CONSTRAINT "pk_items" PRIMARY KEY ("id")
)`,
          ['"id"', `coalesce("id", 'NULL')`],
        ),
      },
      catalog: {
        postgresql: [
          '- items.id bigint NOT NULL',
          '+ items.id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY',
          '+ items_id_seq row {"last_value":"1","is_called":false}',
          '+ sequence items_id_seq AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1 OF items.id',
        ],
        mariadb: [
          '- items: `id` bigint(20) NOT NULL',
          '+ items: `id` bigint(20) NOT NULL AUTO_INCREMENT',
        ],
        sqlite: ['- items: "id" TEXT NOT NULL', '+ items: "id" INTEGER NOT NULL'],
      },
      remains: {
        sqlite: refuse(
          'SQLite cannot keep the column "id" from numbering itself: as an INTEGER PRIMARY KEY it is the rowid.',
        ),
      },
    },
    {
      title: '`autoIncrement: false`',
      before: counted,
      call: (op) => op.alterColumn('items', 'id', { autoIncrement: false }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "id" DROP IDENTITY IF EXISTS',
        mysql: 'ALTER TABLE `items` MODIFY COLUMN `id` bigint NOT NULL',
        mariadb: 'ALTER TABLE `items` MODIFY COLUMN `id` bigint(20) NOT NULL',
        sqlite: refuse(
          'SQLite cannot keep the column "id" from numbering itself: as an INTEGER PRIMARY KEY it is the rowid.',
        ),
      },
      catalog: {
        postgresql: [
          '- items.id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY',
          '- items_id_seq row {"last_value":"1","is_called":false}',
          '- sequence items_id_seq AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1 OF items.id',
          '+ items.id bigint NOT NULL',
        ],
        mariadb: [
          '- items: `id` bigint(20) NOT NULL AUTO_INCREMENT',
          '+ items: `id` bigint(20) NOT NULL',
        ],
      },
    },
    {
      title: '`identity`',
      before: uncounted,
      call: (op) => op.alterColumn('items', 'id', { identity: { always: true, start: 10 } }),
      sql: {
        postgresql:
          'ALTER TABLE "items" ALTER COLUMN "id" ADD GENERATED ALWAYS AS IDENTITY (START WITH 10)',
        mysql:
          'ALTER TABLE `items` MODIFY COLUMN `id` bigint NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=10',
        mariadb:
          'ALTER TABLE `items` MODIFY COLUMN `id` bigint(20) NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=10',
        sqlite: remake(
          'items',
          `(
  "id" INTEGER NOT NULL,
  CONSTRAINT "pk_items" PRIMARY KEY ("id")
)`,
          ['"id"', `coalesce("id", 'NULL')`],
        ),
      },
      catalog: {
        postgresql: [
          '- items.id bigint NOT NULL',
          '+ items.id bigint NOT NULL GENERATED ALWAYS AS IDENTITY',
          '+ items_id_seq row {"last_value":"10","is_called":false}',
          '+ sequence items_id_seq AS bigint START 10 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1 OF items.id',
        ],
        mariadb: [
          '- items: `id` bigint(20) NOT NULL',
          '- table items',
          '+ items: `id` bigint(20) NOT NULL AUTO_INCREMENT',
          '+ table items AUTO_INCREMENT=10',
        ],
        sqlite: ['- items: "id" TEXT NOT NULL', '+ items: "id" INTEGER NOT NULL'],
      },
      remains: {
        sqlite: refuse(
          'SQLite cannot keep the column "id" from numbering itself: as an INTEGER PRIMARY KEY it is the rowid.',
        ),
      },
    },
    {
      title: '`existing`: what the column is, for a script that is written for later',
      before: codes,
      call: (op) =>
        op.alterColumn('items', 'code', {
          nullable: true,
          existing: t.varchar(20).notNull().default('7').comment('the code'),
        }),
      sql: {
        postgresql: 'ALTER TABLE "items" ALTER COLUMN "code" DROP NOT NULL',
        mysql:
          "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) NULL DEFAULT '7' COMMENT 'the code'",
        sqlite: remake(
          'items',
          `(
  "code" VARCHAR(20) DEFAULT '7'
)`,
          ['rowid, "code"'],
        ),
      },
      catalog: {
        postgresql: [
          `- items.code character varying(20) NOT NULL DEFAULT '7'::character varying COMMENT 'the code'`,
          `+ items.code character varying(20) DEFAULT '7'::character varying COMMENT 'the code'`,
        ],
        mariadb: [
          "- items: `code` varchar(20) NOT NULL DEFAULT '7' COMMENT 'the code'",
          "+ items: `code` varchar(20) DEFAULT '7' COMMENT 'the code'",
        ],
        sqlite: [
          `- items: "code" VARCHAR(20) NOT NULL DEFAULT '7'`,
          `+ items: "code" VARCHAR(20) DEFAULT '7'`,
        ],
      },
    },
    {
      title: '`algorithm` and `lock`',
      before: plain,
      call: (op) =>
        op.alterColumn('items', 'code', { comment: 'x', algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of alterColumn.'),
        mysql:
          "ALTER TABLE `items` MODIFY COLUMN `code` varchar(20) DEFAULT NULL COMMENT 'x', ALGORITHM=INPLACE, LOCK=NONE",
        sqlite: refuse('SQLite cannot use the option "algorithm" of alterColumn.'),
      },
      catalog: {
        mariadb: [
          '- items: `code` varchar(20) DEFAULT NULL',
          "+ items: `code` varchar(20) DEFAULT NULL COMMENT 'x'",
        ],
      },
    },
    {
      title: '`schema`',
      before: async (op) => {
        await otherSchema(op)
        await op.createTable('items', { code: t.varchar(20) }, { schema: 'limbeck_other' })
      },
      call: (op) => op.alterColumn('items', 'code', { nullable: false, schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."items" ALTER COLUMN "code" SET NOT NULL',
        mysql: 'ALTER TABLE `limbeck_other`.`items` MODIFY COLUMN `code` varchar(20) NOT NULL',
        sqlite: [
          `CREATE TABLE "limbeck_other"."_limbeck_new_items" (
  "code" VARCHAR(20) NOT NULL
)`,
          'INSERT OR ABORT INTO "limbeck_other"."_limbeck_new_items" (rowid, "code") SELECT rowid, "code" FROM "limbeck_other"."items"',
          'DROP TABLE "limbeck_other"."items"',
          'PRAGMA legacy_alter_table = ON',
          'ALTER TABLE "limbeck_other"."_limbeck_new_items" RENAME TO "items"',
          'PRAGMA legacy_alter_table = OFF',
        ],
      },
      catalog: {
        postgresql: [
          '- limbeck_other.items.code character varying(20)',
          '+ limbeck_other.items.code character varying(20) NOT NULL',
        ],
        mariadb: [
          '- limbeck_other.items: `code` varchar(20) DEFAULT NULL',
          '+ limbeck_other.items: `code` varchar(20) NOT NULL',
        ],
        sqlite: [
          '- limbeck_other.items: "code" VARCHAR(20)',
          '+ limbeck_other.items: "code" VARCHAR(20) NOT NULL',
        ],
      },
    },
  ],
}
