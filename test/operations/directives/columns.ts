import { sql, t } from '../../../src/index.ts'
import { index } from '../../../src/schema.ts'
import { type DirectiveCases, otherSchema, refuse, remake, type Script } from './case.ts'

const users: Script = (op) => op.createTable('users', { name: t.varchar(50).notNull() })

const ages: Script = (op) => op.createTable('users', { name: t.varchar(50), age: t.integer() })

const usersElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createTable(
    'users',
    { name: t.varchar(50), age: t.integer() },
    { schema: 'limbeck_other' },
  )
}

/** Columns: added, dropped, renamed. */
export const COLUMN_CASES: DirectiveCases = {
  addColumn: [
    {
      title: 'a column with a default',
      before: users,
      call: (op) => op.addColumn('users', 'is_admin', t.boolean().notNull().default(false)),
      sql: {
        postgresql: 'ALTER TABLE "users" ADD COLUMN "is_admin" BOOLEAN DEFAULT false NOT NULL',
        mysql: 'ALTER TABLE `users` ADD COLUMN `is_admin` TINYINT(1) NOT NULL DEFAULT 0',
        sqlite: 'ALTER TABLE "users" ADD COLUMN "is_admin" BOOLEAN NOT NULL DEFAULT 0',
      },
      catalog: {
        postgresql: ['+ users.is_admin boolean NOT NULL DEFAULT false'],
        mariadb: ['+ users: `is_admin` tinyint(1) NOT NULL DEFAULT 0'],
        sqlite: ['+ users: "is_admin" BOOLEAN NOT NULL DEFAULT 0'],
      },
    },
    {
      title: 'a unique column: SQLite makes the table anew',
      before: users,
      call: (op) => op.addColumn('users', 'email', t.varchar(100).unique()),
      sql: {
        postgresql:
          'ALTER TABLE "users" ADD COLUMN "email" VARCHAR(100) CONSTRAINT "uq_users_email" UNIQUE',
        mysql:
          'ALTER TABLE `users` ADD COLUMN `email` VARCHAR(100), ADD CONSTRAINT `uq_users_email` UNIQUE (`email`)',
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50) NOT NULL,
  "email" VARCHAR(100),
  CONSTRAINT "uq_users_email" UNIQUE ("email")
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: [
          '+ users.email character varying(100)',
          '+ users: CONSTRAINT uq_users_email UNIQUE (email)',
        ],
        mariadb: [
          '+ users: UNIQUE KEY `uq_users_email` (`email`)',
          '+ users: `email` varchar(100) DEFAULT NULL',
        ],
        sqlite: [
          '+ users: "email" VARCHAR(100)',
          '+ users: CONSTRAINT "uq_users_email" UNIQUE ("email")',
        ],
      },
    },
    {
      title: 'with a foreign key',
      before: async (op) => {
        await op.createTable('teams', { id: t.integer().primaryKey() })
        await op.createTable('users', { name: t.varchar(50).notNull() })
      },
      call: (op) =>
        op.addColumn(
          'users',
          'team_id',
          t.integer().references('teams.id', { onDelete: 'cascade' }),
        ),
      sql: {
        postgresql:
          'ALTER TABLE "users" ADD COLUMN "team_id" INTEGER CONSTRAINT "fk_users_team_id_teams" REFERENCES "teams" ("id") ON DELETE CASCADE',
        mysql:
          'ALTER TABLE `users` ADD COLUMN `team_id` INTEGER, ADD CONSTRAINT `fk_users_team_id_teams` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`) ON DELETE CASCADE',
        sqlite:
          'ALTER TABLE "users" ADD COLUMN "team_id" INTEGER CONSTRAINT "fk_users_team_id_teams" REFERENCES "teams" ("id") ON DELETE CASCADE',
      },
      catalog: {
        postgresql: [
          '+ users.team_id integer',
          '+ users: CONSTRAINT fk_users_team_id_teams FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE',
        ],
        mariadb: [
          '+ users: CONSTRAINT `fk_users_team_id_teams` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`) ON DELETE CASCADE',
          '+ users: KEY `fk_users_team_id_teams` (`team_id`)',
          '+ users: `team_id` int(11) DEFAULT NULL',
        ],
        sqlite: [
          '+ users: "team_id" INTEGER CONSTRAINT "fk_users_team_id_teams" REFERENCES "teams" ("id") ON DELETE CASCADE',
        ],
      },
    },
    {
      title: 'with a check and a comment',
      before: users,
      call: (op) => op.addColumn('users', 'age', t.integer().check(sql`age > 0`).comment('years')),
      sql: {
        postgresql: [
          'ALTER TABLE "users" ADD COLUMN "age" INTEGER CONSTRAINT "ck_users_age" CHECK (age > 0)',
          `COMMENT ON COLUMN "users"."age" IS 'years'`,
        ],
        mysql:
          "ALTER TABLE `users` ADD COLUMN `age` INTEGER COMMENT 'years', ADD CONSTRAINT `ck_users_age` CHECK (age > 0)",
        sqlite:
          'ALTER TABLE "users" ADD COLUMN "age" INTEGER CONSTRAINT "ck_users_age" CHECK (age > 0)',
      },
      catalog: {
        postgresql: [
          `+ users.age integer COMMENT 'years'`,
          '+ users: CONSTRAINT ck_users_age CHECK ((age > 0))',
        ],
        mariadb: [
          '+ users: CONSTRAINT `ck_users_age` CHECK (`age` > 0)',
          "+ users: `age` int(11) DEFAULT NULL COMMENT 'years'",
        ],
        sqlite: ['+ users: "age" INTEGER CONSTRAINT "ck_users_age" CHECK (age > 0)'],
      },
    },
    {
      title: 'with a default that is computed for each row',
      before: users,
      call: (op) => op.addColumn('users', 'made_at', t.timestamp().default(sql`CURRENT_TIMESTAMP`)),
      sql: {
        postgresql: 'ALTER TABLE "users" ADD COLUMN "made_at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP',
        mysql: 'ALTER TABLE `users` ADD COLUMN `made_at` DATETIME DEFAULT CURRENT_TIMESTAMP',
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50) NOT NULL,
  "made_at" DATETIME DEFAULT CURRENT_TIMESTAMP
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: ['+ users.made_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP'],
        mariadb: ['+ users: `made_at` datetime DEFAULT current_timestamp()'],
        sqlite: ['+ users: "made_at" DATETIME DEFAULT CURRENT_TIMESTAMP'],
      },
    },
    {
      title: 'a key that counts from a number on',
      before: users,
      call: (op) => op.addColumn('users', 'id', t.bigint().identity({ start: 10 }).primaryKey()),
      sql: {
        postgresql:
          'ALTER TABLE "users" ADD COLUMN "id" BIGINT GENERATED BY DEFAULT AS IDENTITY (START WITH 10) NOT NULL CONSTRAINT "pk_users" PRIMARY KEY',
        mysql:
          'ALTER TABLE `users` ADD COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT, ADD PRIMARY KEY (`id`), AUTO_INCREMENT=10',
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50) NOT NULL,
  "id" INTEGER NOT NULL,
  CONSTRAINT "pk_users" PRIMARY KEY ("id")
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: [
          '+ sequence users_id_seq AS bigint START 10 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1 OF users.id',
          '+ users.id bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY',
          '+ users: CONSTRAINT pk_users PRIMARY KEY (id)',
          '+ users_id_seq row {"last_value":"10","is_called":false}',
        ],
        mariadb: [
          '- table users',
          '+ table users AUTO_INCREMENT=10',
          '+ users: PRIMARY KEY (`id`)',
          '+ users: `id` bigint(20) NOT NULL AUTO_INCREMENT',
        ],
        sqlite: [
          '+ users: "id" INTEGER NOT NULL',
          '+ users: CONSTRAINT "pk_users" PRIMARY KEY ("id")',
        ],
      },
    },
    {
      title: 'a column that is computed',
      before: users,
      call: (op) => op.addColumn('users', 'shout', t.varchar(50).generatedAs(sql`upper(name)`)),
      sql: {
        postgresql:
          'ALTER TABLE "users" ADD COLUMN "shout" VARCHAR(50) GENERATED ALWAYS AS (upper(name)) STORED',
        mysql:
          'ALTER TABLE `users` ADD COLUMN `shout` VARCHAR(50) GENERATED ALWAYS AS (upper(name)) STORED',
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50) NOT NULL,
  "shout" VARCHAR(50) GENERATED ALWAYS AS (upper(name)) STORED
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: [
          '+ users.shout character varying(50) GENERATED ALWAYS AS (upper((name)::text)) STORED',
        ],
        mariadb: ['+ users: `shout` varchar(50) GENERATED ALWAYS AS (ucase(`name`)) STORED'],
        sqlite: ['+ users: "shout" VARCHAR(50) GENERATED ALWAYS AS (upper(name)) STORED'],
      },
    },
    {
      title: 'an enumeration with a name: its type is made',
      before: users,
      call: (op) =>
        op.addColumn('users', 'role', t.enum(['guest', 'owner'], { name: 'user_role' })),
      sql: {
        postgresql: [
          `DO $limbeck$
BEGIN
  IF pg_catalog.to_regtype('"user_role"') IS NULL THEN
    CREATE TYPE "user_role" AS ENUM ('guest', 'owner');
  END IF;
END
$limbeck$`,
          'ALTER TABLE "users" ADD COLUMN "role" "user_role"',
        ],
        mysql: "ALTER TABLE `users` ADD COLUMN `role` ENUM('guest', 'owner')",
        sqlite: 'ALTER TABLE "users" ADD COLUMN "role" VARCHAR(5)',
      },
      catalog: {
        postgresql: [`+ enum user_role ('guest', 'owner')`, '+ users.role user_role'],
        mariadb: ["+ users: `role` enum('guest','owner') DEFAULT NULL"],
        sqlite: ['+ users: "role" VARCHAR(5)'],
      },
    },
    {
      title: '`ifNotExists`',
      before: users,
      call: (op) => op.addColumn('users', 'name', t.varchar(50), { ifNotExists: true }),
      sql: {
        postgresql: 'ALTER TABLE "users" ADD COLUMN IF NOT EXISTS "name" VARCHAR(50)',
        mysql: refuse('MySQL cannot add the column "name" IF NOT EXISTS.'),
        mariadb: 'ALTER TABLE `users` ADD COLUMN IF NOT EXISTS `name` VARCHAR(50)',
        sqlite: [],
      },
      catalog: {},
    },
    {
      title: '`first`',
      before: users,
      call: (op) => op.addColumn('users', 'id', t.integer(), { first: true }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "first" of addColumn of "users.id".'),
        mysql: 'ALTER TABLE `users` ADD COLUMN `id` INTEGER FIRST',
        sqlite: remake(
          'users',
          `(
  "id" INTEGER,
  "name" VARCHAR(50) NOT NULL
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        mariadb: ['+ users: `id` int(11) DEFAULT NULL'],
        sqlite: ['+ users: "id" INTEGER'],
      },
    },
    {
      title: '`after`',
      before: ages,
      call: (op) => op.addColumn('users', 'nick', t.text(), { after: 'name' }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "after" of addColumn of "users.nick".',
        ),
        mysql: 'ALTER TABLE `users` ADD COLUMN `nick` TEXT AFTER `name`',
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50),
  "nick" TEXT,
  "age" INTEGER
)`,
          ['rowid, "name", "age"'],
        ),
      },
      catalog: { mariadb: ['+ users: `nick` text DEFAULT NULL'], sqlite: ['+ users: "nick" TEXT'] },
    },
    {
      title: '`algorithm` and `lock`',
      before: users,
      call: (op) =>
        op.addColumn('users', 'age', t.integer(), { algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of addColumn.'),
        mysql: 'ALTER TABLE `users` ADD COLUMN `age` INTEGER, ALGORITHM=INPLACE, LOCK=NONE',
        sqlite: refuse('SQLite cannot use the option "algorithm" of addColumn.'),
      },
      catalog: { mariadb: ['+ users: `age` int(11) DEFAULT NULL'] },
    },
    {
      title: '`schema`',
      before: usersElsewhere,
      call: (op) => op.addColumn('users', 'nick', t.text(), { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."users" ADD COLUMN "nick" TEXT',
        mysql: 'ALTER TABLE `limbeck_other`.`users` ADD COLUMN `nick` TEXT',
        sqlite: 'ALTER TABLE "limbeck_other"."users" ADD COLUMN "nick" TEXT',
      },
      catalog: {
        postgresql: ['+ limbeck_other.users.nick text'],
        mariadb: ['+ limbeck_other.users: `nick` text DEFAULT NULL'],
        sqlite: ['+ limbeck_other.users: "nick" TEXT'],
      },
    },
  ],
  dropColumn: [
    {
      title: 'a column',
      before: ages,
      call: (op) => op.dropColumn('users', 'age'),
      sql: {
        postgresql: 'ALTER TABLE "users" DROP COLUMN "age"',
        mysql: 'ALTER TABLE `users` DROP COLUMN `age`',
        sqlite: 'ALTER TABLE "users" DROP COLUMN "age"',
      },
      catalog: {
        postgresql: ['- users.age integer'],
        mariadb: ['- users: `age` int(11) DEFAULT NULL'],
        sqlite: ['- users: "age" INTEGER'],
      },
    },
    {
      title: 'with an index over it',
      before: (op) =>
        op.createTable('users', { name: t.varchar(50), age: t.integer() }, (c) => [
          index().on(c.age),
        ]),
      call: (op) => op.dropColumn('users', 'age'),
      sql: {
        postgresql: 'ALTER TABLE "users" DROP COLUMN "age"',
        mysql: 'ALTER TABLE `users` DROP COLUMN `age`',
        sqlite: ['DROP INDEX "ix_users_age"', 'ALTER TABLE "users" DROP COLUMN "age"'],
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX ix_users_age ON public.users USING btree (age)',
          '- users.age integer',
        ],
        mariadb: ['- users: KEY `ix_users_age` (`age`)', '- users: `age` int(11) DEFAULT NULL'],
        sqlite: ['- CREATE INDEX "ix_users_age" ON "users" ("age")', '- users: "age" INTEGER'],
      },
    },
    {
      title: '`cascade`: with what is computed from it, the keys that point at it and its triggers',
      before: async (op) => {
        await op.createTable('teams', {
          id: t.integer(),
          code: t.varchar(20).notNull().unique(),
          shout: t.varchar(20).generatedAs(sql`upper(code)`),
        })
        await op.createTable('users', { team: t.varchar(20).references('teams.code') })
        if (op.context.dialect !== 'postgresql') return
        await op.createIndex('ix_shout', 'teams', ['shout', 'id'])
        await op.createFunction('note', { returns: 'trigger', body: 'BEGIN RETURN new; END' })
        await op.createTrigger('noted', 'teams', {
          timing: 'after',
          events: 'update',
          columns: ['code'],
          function: 'note',
        })
      },
      call: (op) => op.dropColumn('teams', 'code', { cascade: true }),
      sql: {
        postgresql: 'ALTER TABLE "teams" DROP COLUMN "code" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropColumn of "code".'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropColumn of "code".'),
        sqlite: refuse('SQLite cannot use the option "cascade" of dropColumn of "code".'),
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX ix_shout ON public.teams USING btree (shout, id)',
          '- CREATE TRIGGER noted AFTER UPDATE OF code ON public.teams FOR EACH ROW EXECUTE FUNCTION note()',
          '- teams.code character varying(20) NOT NULL',
          '- teams.shout character varying(20) GENERATED ALWAYS AS (upper((code)::text)) STORED',
          '- teams: CONSTRAINT uq_teams_code UNIQUE (code)',
          '- users: CONSTRAINT fk_users_team_teams FOREIGN KEY (team) REFERENCES teams(code)',
        ],
      },
    },
    {
      title: '`ifExists`',
      before: users,
      call: (op) => op.dropColumn('users', 'age', { ifExists: true }),
      sql: {
        postgresql: 'ALTER TABLE "users" DROP COLUMN IF EXISTS "age"',
        mysql: refuse('MySQL cannot drop the column "age" IF EXISTS.'),
        mariadb: 'ALTER TABLE `users` DROP COLUMN IF EXISTS `age`',
        sqlite: [],
      },
      catalog: {},
    },
    {
      title: '`algorithm` and `lock`',
      before: ages,
      call: (op) => op.dropColumn('users', 'age', { algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of dropColumn.'),
        mysql: 'ALTER TABLE `users` DROP COLUMN `age`, ALGORITHM=INPLACE, LOCK=NONE',
        sqlite: refuse('SQLite cannot use the option "algorithm" of dropColumn.'),
      },
      catalog: { mariadb: ['- users: `age` int(11) DEFAULT NULL'] },
    },
    {
      title: '`schema`',
      before: usersElsewhere,
      call: (op) => op.dropColumn('users', 'age', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."users" DROP COLUMN "age"',
        mysql: 'ALTER TABLE `limbeck_other`.`users` DROP COLUMN `age`',
        sqlite: 'ALTER TABLE "limbeck_other"."users" DROP COLUMN "age"',
      },
      catalog: {
        postgresql: ['- limbeck_other.users.age integer'],
        mariadb: ['- limbeck_other.users: `age` int(11) DEFAULT NULL'],
        sqlite: ['- limbeck_other.users: "age" INTEGER'],
      },
    },
  ],
  renameColumn: [
    {
      title: 'a column',
      before: ages,
      call: (op) => op.renameColumn('users', 'age', 'years'),
      sql: {
        postgresql: 'ALTER TABLE "users" RENAME COLUMN "age" TO "years"',
        mysql: 'ALTER TABLE `users` RENAME COLUMN `age` TO `years`',
        sqlite: 'ALTER TABLE "users" RENAME COLUMN "age" TO "years"',
      },
      catalog: {
        postgresql: ['- users.age integer', '+ users.years integer'],
        mariadb: ['- users: `age` int(11) DEFAULT NULL', '+ users: `years` int(11) DEFAULT NULL'],
        sqlite: ['- users: "age" INTEGER', '+ users: "years" INTEGER'],
      },
    },
    {
      title: '`schema`',
      before: usersElsewhere,
      call: (op) => op.renameColumn('users', 'age', 'years', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."users" RENAME COLUMN "age" TO "years"',
        mysql: 'ALTER TABLE `limbeck_other`.`users` RENAME COLUMN `age` TO `years`',
        sqlite: 'ALTER TABLE "limbeck_other"."users" RENAME COLUMN "age" TO "years"',
      },
      catalog: {
        postgresql: ['- limbeck_other.users.age integer', '+ limbeck_other.users.years integer'],
        mariadb: [
          '- limbeck_other.users: `age` int(11) DEFAULT NULL',
          '+ limbeck_other.users: `years` int(11) DEFAULT NULL',
        ],
        sqlite: ['- limbeck_other.users: "age" INTEGER', '+ limbeck_other.users: "years" INTEGER'],
      },
    },
  ],
}
