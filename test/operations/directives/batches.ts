import { t } from '../../../src/index.ts'
import { index, table, unique } from '../../../src/schema.ts'
import { type DirectiveCases, otherSchema, refuse, remake, type Script } from './case.ts'

const users: Script = (op) => op.createTable('users', { name: t.varchar(50), age: t.integer() })

const usersElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createTable(
    'users',
    { name: t.varchar(50), age: t.integer() },
    { schema: 'limbeck_other' },
  )
}

/** Several changes of one table. */
export const BATCH_CASES: DirectiveCases = {
  batchAlterTable: [
    {
      title: 'several changes: SQLite makes the table anew once',
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.alterColumn('name', { nullable: false })
          batch.addColumn('email', t.varchar(100).unique())
          batch.createCheckConstraint('age', 'age > 0')
        }),
      sql: {
        postgresql: [
          'ALTER TABLE "users" ALTER COLUMN "name" SET NOT NULL',
          'ALTER TABLE "users" ADD COLUMN "email" VARCHAR(100) CONSTRAINT "uq_users_email" UNIQUE',
          'ALTER TABLE "users" ADD CONSTRAINT "ck_users_age" CHECK (age > 0)',
        ],
        mysql: [
          'ALTER TABLE `users` MODIFY COLUMN `name` varchar(50) NOT NULL',
          'ALTER TABLE `users` ADD COLUMN `email` VARCHAR(100), ADD CONSTRAINT `uq_users_email` UNIQUE (`email`)',
          'ALTER TABLE `users` ADD CONSTRAINT `ck_users_age` CHECK (age > 0)',
        ],
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50) NOT NULL,
  "age" INTEGER,
  "email" VARCHAR(100),
  CONSTRAINT "uq_users_email" UNIQUE ("email"),
  CONSTRAINT "ck_users_age" CHECK (age > 0)
)`,
          ['rowid, "name", "age"'],
        ),
      },
      catalog: {
        postgresql: [
          '- users.name character varying(50)',
          '+ users.email character varying(100)',
          '+ users.name character varying(50) NOT NULL',
          '+ users: CONSTRAINT ck_users_age CHECK ((age > 0))',
          '+ users: CONSTRAINT uq_users_email UNIQUE (email)',
        ],
        mariadb: [
          '- users: `name` varchar(50) DEFAULT NULL',
          '+ users: CONSTRAINT `ck_users_age` CHECK (`age` > 0)',
          '+ users: UNIQUE KEY `uq_users_email` (`email`)',
          '+ users: `email` varchar(100) DEFAULT NULL',
          '+ users: `name` varchar(50) NOT NULL',
        ],
        sqlite: [
          '- users: "name" VARCHAR(50)',
          '+ users: "email" VARCHAR(100)',
          '+ users: "name" VARCHAR(50) NOT NULL',
          '+ users: CONSTRAINT "ck_users_age" CHECK (age > 0)',
          '+ users: CONSTRAINT "uq_users_email" UNIQUE ("email")',
        ],
      },
    },
    {
      title: 'names, indexes, keys and constraints',
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.renameColumn('age', 'years')
          batch.createIndex('by_name', ['name'])
          batch.createUniqueConstraint('one_name', ['name'])
          batch.createPrimaryKey('users_key', ['name'])
        }),
      sql: {
        postgresql: [
          'ALTER TABLE "users" RENAME COLUMN "age" TO "years"',
          'CREATE INDEX "by_name" ON "users" ("name")',
          'ALTER TABLE "users" ADD CONSTRAINT "one_name" UNIQUE ("name")',
          'ALTER TABLE "users" ADD CONSTRAINT "users_key" PRIMARY KEY ("name")',
        ],
        mysql: [
          'ALTER TABLE `users` RENAME COLUMN `age` TO `years`',
          'CREATE INDEX `by_name` ON `users` (`name`)',
          'ALTER TABLE `users` ADD CONSTRAINT `one_name` UNIQUE (`name`)',
          'ALTER TABLE `users` ADD PRIMARY KEY (`name`)',
        ],
        sqlite: [
          ...remake(
            'users',
            `(
  "name" VARCHAR(50) NOT NULL,
  "age" INTEGER,
  CONSTRAINT "one_name" UNIQUE ("name"),
  CONSTRAINT "users_key" PRIMARY KEY ("name")
)`,
            ['rowid, "name", "age"'],
          ),
          'CREATE INDEX "by_name" ON "users" ("name")',
          'ALTER TABLE "users" RENAME COLUMN "age" TO "years"',
        ],
      },
      catalog: {
        postgresql: [
          '- users.age integer',
          '- users.name character varying(50)',
          '+ CREATE INDEX by_name ON public.users USING btree (name)',
          '+ users.name character varying(50) NOT NULL',
          '+ users.years integer',
          '+ users: CONSTRAINT one_name UNIQUE (name)',
          '+ users: CONSTRAINT users_key PRIMARY KEY (name)',
        ],
        mariadb: [
          '- users: `age` int(11) DEFAULT NULL',
          '- users: `name` varchar(50) DEFAULT NULL',
          '+ users: KEY `by_name` (`name`)',
          '+ users: PRIMARY KEY (`name`)',
          '+ users: UNIQUE KEY `one_name` (`name`)',
          '+ users: `name` varchar(50) NOT NULL',
          '+ users: `years` int(11) DEFAULT NULL',
        ],
        sqlite: [
          '- users: "age" INTEGER',
          '- users: "name" VARCHAR(50)',
          '+ CREATE INDEX "by_name" ON "users" ("name")',
          '+ users: "name" VARCHAR(50) NOT NULL',
          '+ users: "years" INTEGER',
          '+ users: CONSTRAINT "one_name" UNIQUE ("name")',
          '+ users: CONSTRAINT "users_key" PRIMARY KEY ("name")',
        ],
      },
    },
    {
      title: 'what is dropped',
      before: (op) =>
        op.createTable('users', { name: t.varchar(50), age: t.integer() }, () => [
          unique('one_name').on('name'),
          index('by_age').on('age'),
        ]),
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.dropIndex('by_age')
          batch.dropConstraint('one_name', { type: 'unique' })
          batch.dropColumn('age')
        }),
      sql: {
        postgresql: [
          'DROP INDEX "by_age"',
          'ALTER TABLE "users" DROP CONSTRAINT "one_name"',
          'ALTER TABLE "users" DROP COLUMN "age"',
        ],
        mysql: [
          'DROP INDEX `by_age` ON `users`',
          'ALTER TABLE `users` DROP INDEX `one_name`',
          'ALTER TABLE `users` DROP COLUMN `age`',
        ],
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50)
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX by_age ON public.users USING btree (age)',
          '- users.age integer',
          '- users: CONSTRAINT one_name UNIQUE (name)',
        ],
        mariadb: [
          '- users: KEY `by_age` (`age`)',
          '- users: UNIQUE KEY `one_name` (`name`)',
          '- users: `age` int(11) DEFAULT NULL',
        ],
        sqlite: [
          '- CREATE INDEX "by_age" ON "users" ("age")',
          '- users: "age" INTEGER',
          '- users: CONSTRAINT "one_name" UNIQUE ("name")',
        ],
      },
    },
    {
      title: 'foreign keys and comments',
      before: async (op) => {
        await op.createTable('teams', { id: t.integer().primaryKey() })
        await op.createTable('users', { team_id: t.integer() }, { comment: 'Old' })
      },
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.createForeignKey('team', {
            columns: ['team_id'],
            references: { table: 'teams', columns: ['id'] },
          })
          batch.createTableComment('New')
        }),
      sql: {
        postgresql: [
          'ALTER TABLE "users" ADD CONSTRAINT "team" FOREIGN KEY ("team_id") REFERENCES "teams" ("id")',
          `COMMENT ON TABLE "users" IS 'New'`,
        ],
        mysql: [
          'ALTER TABLE `users` ADD CONSTRAINT `team` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`)',
          "ALTER TABLE `users` COMMENT='New'",
        ],
        sqlite: remake(
          'users',
          `(
  "team_id" INTEGER,
  CONSTRAINT "team" FOREIGN KEY ("team_id") REFERENCES "teams" ("id")
)`,
          ['rowid, "team_id"'],
        ),
      },
      catalog: {
        postgresql: [
          `- table users 'Old'`,
          `+ table users 'New'`,
          '+ users: CONSTRAINT team FOREIGN KEY (team_id) REFERENCES teams(id)',
        ],
        mariadb: [
          `- table users COMMENT='Old'`,
          `+ table users COMMENT='New'`,
          '+ users: CONSTRAINT `team` FOREIGN KEY (`team_id`) REFERENCES `teams` (`id`)',
          '+ users: KEY `team` (`team_id`)',
        ],
        sqlite: ['+ users: CONSTRAINT "team" FOREIGN KEY ("team_id") REFERENCES "teams" ("id")'],
      },
      remains: { mariadb: ['+ users: KEY `team` (`team_id`)'] },
    },
    {
      title: 'a comment that is dropped, a constraint that is renamed',
      before: (op) =>
        op.createTable('users', { name: t.varchar(50) }, () => [unique('one').on('name')], {
          comment: 'Old',
        }),
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.dropTableComment()
          batch.renameConstraint('one', 'only', { type: 'unique' })
        }),
      sql: {
        postgresql: [
          'COMMENT ON TABLE "users" IS NULL',
          'ALTER TABLE "users" RENAME CONSTRAINT "one" TO "only"',
        ],
        mysql: [
          "ALTER TABLE `users` COMMENT=''",
          'ALTER TABLE `users` RENAME INDEX `one` TO `only`',
        ],
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50),
  CONSTRAINT "only" UNIQUE ("name")
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: [
          `- table users 'Old'`,
          '- users: CONSTRAINT one UNIQUE (name)',
          '+ table users',
          '+ users: CONSTRAINT "only" UNIQUE (name)',
        ],
        mariadb: [
          `- table users COMMENT='Old'`,
          '- users: UNIQUE KEY `one` (`name`)',
          '+ table users',
          '+ users: UNIQUE KEY `only` (`name`)',
        ],
        sqlite: [
          '- users: CONSTRAINT "one" UNIQUE ("name")',
          '+ users: CONSTRAINT "only" UNIQUE ("name")',
        ],
      },
    },
    {
      title: 'what only PostgreSQL has',
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.createExcludeConstraint('one', { elements: [{ column: 'name', operator: '=' }] })
        }),
      sql: {
        postgresql: 'ALTER TABLE "users" ADD CONSTRAINT "one" EXCLUDE ("name" WITH =)',
        mysql: refuse('MySQL cannot keep the exclude constraint "one".'),
        mariadb: refuse('MariaDB cannot keep the exclude constraint "one".'),
        sqlite: refuse('SQLite cannot keep the exclude constraint "one".'),
      },
      catalog: { postgresql: ['+ users: CONSTRAINT one EXCLUDE USING btree (name WITH =)'] },
    },
    {
      title: 'an index that is renamed',
      before: (op) =>
        op.createTable('users', { name: t.varchar(50), age: t.integer() }, () => [
          index('by_age').on('age'),
        ]),
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.renameIndex('by_age', 'ages')
          batch.createUniqueConstraint('one_name', ['name'])
        }),
      sql: {
        postgresql: [
          'ALTER INDEX "by_age" RENAME TO "ages"',
          'ALTER TABLE "users" ADD CONSTRAINT "one_name" UNIQUE ("name")',
        ],
        mysql: [
          'ALTER TABLE `users` RENAME INDEX `by_age` TO `ages`',
          'ALTER TABLE `users` ADD CONSTRAINT `one_name` UNIQUE (`name`)',
        ],
        sqlite: [
          ...remake(
            'users',
            `(
  "name" VARCHAR(50),
  "age" INTEGER,
  CONSTRAINT "one_name" UNIQUE ("name")
)`,
            ['rowid, "name", "age"'],
          ),
          'CREATE INDEX "ages" ON "users" ("age")',
        ],
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX by_age ON public.users USING btree (age)',
          '+ CREATE INDEX ages ON public.users USING btree (age)',
          '+ users: CONSTRAINT one_name UNIQUE (name)',
        ],
        mariadb: [
          '- users: KEY `by_age` (`age`)',
          '+ users: KEY `ages` (`age`)',
          '+ users: UNIQUE KEY `one_name` (`name`)',
        ],
        sqlite: [
          '- CREATE INDEX "by_age" ON "users" ("age")',
          '+ CREATE INDEX "ages" ON "users" ("age")',
          '+ users: CONSTRAINT "one_name" UNIQUE ("name")',
        ],
      },
    },
    {
      title: 'triggers: they are made and dropped in their turn',
      before: async (op) => {
        await users(op)
        if (op.context.dialect === 'postgresql')
          await op.createFunction('touch', { returns: 'trigger', body: 'BEGIN RETURN new; END' })
        await op.createTrigger('guard', 'users', {
          timing: 'after',
          events: 'insert',
          ...(op.context.dialect === 'postgresql'
            ? { function: 'touch' }
            : { body: 'DELETE FROM users WHERE age < 0' }),
        })
      },
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.dropTrigger('guard')
          batch.createUniqueConstraint('one_name', ['name'])
          batch.createTrigger('keeper', {
            timing: 'after',
            events: 'delete',
            ...(op.context.dialect === 'postgresql'
              ? { function: 'touch' }
              : { body: 'DELETE FROM users WHERE age < 1' }),
          })
        }),
      sql: {
        postgresql: [
          'DROP TRIGGER "guard" ON "users"',
          'ALTER TABLE "users" ADD CONSTRAINT "one_name" UNIQUE ("name")',
          'CREATE TRIGGER "keeper" AFTER DELETE ON "users" FOR EACH ROW EXECUTE FUNCTION "touch"()',
        ],
        mysql: [
          'DROP TRIGGER `guard`',
          'ALTER TABLE `users` ADD CONSTRAINT `one_name` UNIQUE (`name`)',
          `CREATE TRIGGER \`keeper\` AFTER DELETE ON \`users\` FOR EACH ROW
DELETE FROM users WHERE age < 1`,
        ],
        sqlite: [
          'DROP TRIGGER "guard"',
          ...remake(
            'users',
            `(
  "name" VARCHAR(50),
  "age" INTEGER,
  CONSTRAINT "one_name" UNIQUE ("name")
)`,
            ['rowid, "name", "age"'],
          ),
          `CREATE TRIGGER "keeper" AFTER DELETE ON "users" FOR EACH ROW
BEGIN
  DELETE FROM users WHERE age < 1;
END`,
        ],
      },
      catalog: {
        postgresql: [
          '- CREATE TRIGGER guard AFTER INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION touch()',
          '+ CREATE TRIGGER keeper AFTER DELETE ON public.users FOR EACH ROW EXECUTE FUNCTION touch()',
          '+ users: CONSTRAINT one_name UNIQUE (name)',
        ],
        mariadb: [
          '- trigger guard AFTER INSERT ON users DELETE FROM users WHERE age < 0',
          '+ trigger keeper AFTER DELETE ON users DELETE FROM users WHERE age < 1',
          '+ users: UNIQUE KEY `one_name` (`name`)',
        ],
        sqlite: [
          '- CREATE TRIGGER "guard" AFTER INSERT ON "users" FOR EACH ROW BEGIN DELETE FROM users WHERE age < 0; END',
          '+ CREATE TRIGGER "keeper" AFTER DELETE ON "users" FOR EACH ROW BEGIN DELETE FROM users WHERE age < 1; END',
          '+ users: CONSTRAINT "one_name" UNIQUE ("name")',
        ],
      },
    },
    {
      title: 'a constraint that is validated',
      before: async (op) => {
        await users(op)
        if (op.context.dialect !== 'postgresql') return
        await op.createCheckConstraint(op.f('ages'), 'users', 'age > 0', { notValid: true })
      },
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.createUniqueConstraint('one_name', ['name'])
          batch.validateConstraint('ages')
        }),
      sql: {
        postgresql: [
          'ALTER TABLE "users" ADD CONSTRAINT "one_name" UNIQUE ("name")',
          'ALTER TABLE "users" VALIDATE CONSTRAINT "ages"',
        ],
        mysql: refuse('MySQL cannot validate the constraint "ages" of the table "users".'),
        mariadb: refuse('MariaDB cannot validate the constraint "ages" of the table "users".'),
        sqlite: refuse('SQLite cannot validate the constraint "ages" of the table "users".'),
      },
      catalog: {
        postgresql: [
          '- users: CONSTRAINT ages CHECK ((age > 0)) NOT VALID',
          '+ users: CONSTRAINT ages CHECK ((age > 0))',
          '+ users: CONSTRAINT one_name UNIQUE (name)',
        ],
      },
    },
    {
      title: '`insertBefore` and `insertAfter`',
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => {
          batch.addColumn('id', t.integer(), { insertBefore: 'name' })
          batch.addColumn('nick', t.text(), { insertAfter: 'name' })
        }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "insertBefore or insertAfter" of the batch of "users".',
        ),
        mysql: refuse(
          'MySQL cannot use the option "insertBefore or insertAfter" of the batch of "users".',
        ),
        mariadb: refuse(
          'MariaDB cannot use the option "insertBefore or insertAfter" of the batch of "users".',
        ),
        sqlite: remake(
          'users',
          `(
  "id" INTEGER,
  "name" VARCHAR(50),
  "nick" TEXT,
  "age" INTEGER
)`,
          ['rowid, "name", "age"'],
        ),
      },
      catalog: { sqlite: ['+ users: "id" INTEGER', '+ users: "nick" TEXT'] },
    },
    {
      title: '`partialReordering`',
      before: users,
      call: (op) => op.batchAlterTable('users', () => {}, { partialReordering: [['age', 'name']] }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "partialReordering" of the batch of "users".',
        ),
        mysql: refuse('MySQL cannot use the option "partialReordering" of the batch of "users".'),
        mariadb: refuse(
          'MariaDB cannot use the option "partialReordering" of the batch of "users".',
        ),
        sqlite: remake(
          'users',
          `(
  "age" INTEGER,
  "name" VARCHAR(50)
)`,
          ['rowid, "age", "name"'],
        ),
      },
      catalog: {},
    },
    {
      title: "`recreate: 'always'`",
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => batch.addColumn('nick', t.text()), {
          recreate: 'always',
        }),
      sql: {
        postgresql: 'ALTER TABLE "users" ADD COLUMN "nick" TEXT',
        mysql: 'ALTER TABLE `users` ADD COLUMN `nick` TEXT',
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50),
  "age" INTEGER,
  "nick" TEXT
)`,
          ['rowid, "name", "age"'],
        ),
      },
      catalog: {
        postgresql: ['+ users.nick text'],
        mariadb: ['+ users: `nick` text DEFAULT NULL'],
        sqlite: ['+ users: "nick" TEXT'],
      },
    },
    {
      title: "`recreate: 'never'`",
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => batch.alterColumn('age', { nullable: false }), {
          recreate: 'never',
        }),
      sql: {
        postgresql: 'ALTER TABLE "users" ALTER COLUMN "age" SET NOT NULL',
        mysql: 'ALTER TABLE `users` MODIFY COLUMN `age` int NOT NULL',
        mariadb: 'ALTER TABLE `users` MODIFY COLUMN `age` int(11) NOT NULL',
        sqlite: refuse('SQLite cannot change the table "users" so without making it anew.'),
      },
      catalog: {
        postgresql: ['- users.age integer', '+ users.age integer NOT NULL'],
        mariadb: ['- users: `age` int(11) DEFAULT NULL', '+ users: `age` int(11) NOT NULL'],
      },
    },
    {
      title: '`tableOptions`',
      before: (op) => op.createTable('users', { name: t.text(), age: t.integer() }),
      call: (op) => op.batchAlterTable('users', () => {}, { tableOptions: { strict: true } }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "tableOptions" of the batch of "users".',
        ),
        mysql: refuse('MySQL cannot use the option "tableOptions" of the batch of "users".'),
        mariadb: refuse('MariaDB cannot use the option "tableOptions" of the batch of "users".'),
        sqlite: remake(
          'users',
          `(
  "name" TEXT,
  "age" INTEGER
) STRICT`,
          ['rowid, "name", "age"'],
        ),
      },
      catalog: { sqlite: ['+ users: STRICT'] },
    },
    {
      title: '`naming`',
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => batch.createUniqueConstraint(null, ['name']), {
          naming: { uq: 'only_{columns}' },
        }),
      sql: {
        postgresql: 'ALTER TABLE "users" ADD CONSTRAINT "only_name" UNIQUE ("name")',
        mysql: 'ALTER TABLE `users` ADD CONSTRAINT `only_name` UNIQUE (`name`)',
        sqlite: remake(
          'users',
          `(
  "name" VARCHAR(50),
  "age" INTEGER,
  CONSTRAINT "only_name" UNIQUE ("name")
)`,
          ['rowid, "name", "age"'],
        ),
      },
      catalog: {
        postgresql: ['+ users: CONSTRAINT only_name UNIQUE (name)'],
        mariadb: ['+ users: UNIQUE KEY `only_name` (`name`)'],
        sqlite: ['+ users: CONSTRAINT "only_name" UNIQUE ("name")'],
      },
    },
    {
      title: '`copyFrom`: the table as it is, for a script that is written for later',
      before: users,
      call: (op) =>
        op.batchAlterTable('users', (batch) => batch.alterColumn('name', { type: t.text() }), {
          copyFrom: table('users', { name: t.varchar(50), age: t.integer() }),
        }),
      sql: {
        postgresql: 'ALTER TABLE "users" ALTER COLUMN "name" TYPE TEXT',
        mysql: 'ALTER TABLE `users` MODIFY COLUMN `name` TEXT DEFAULT NULL',
        sqlite: remake(
          'users',
          `(
  "name" TEXT,
  "age" INTEGER
)`,
          ['rowid, "name", "age"'],
        ),
      },
      catalog: {
        postgresql: ['- users.name character varying(50)', '+ users.name text'],
        mariadb: ['- users: `name` varchar(50) DEFAULT NULL', '+ users: `name` text DEFAULT NULL'],
        sqlite: ['- users: "name" VARCHAR(50)', '+ users: "name" TEXT'],
      },
    },
    {
      title: '`schema`',
      before: usersElsewhere,
      call: (op) =>
        op.batchAlterTable('users', (batch) => batch.addColumn('nick', t.text()), {
          schema: 'limbeck_other',
        }),
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
}
