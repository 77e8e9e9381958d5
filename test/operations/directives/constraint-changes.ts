import { t } from '../../../src/index.ts'
import { check, foreignKey, unique } from '../../../src/schema.ts'
import { type DirectiveCases, otherSchema, refuse, remake, type Script } from './case.ts'

const named: Script = (op) =>
  op.createTable('rooms', { name: t.varchar(20) }, () => [unique('one').on('name')])

const namedElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createTable('rooms', { name: t.varchar(20) }, () => [unique('one').on('name')], {
    schema: 'limbeck_other',
  })
}

const checked: Script = (op) =>
  op.createTable('rooms', { floor: t.integer() }, () => [check(op.f('floors'), 'floor >= 0')])

const homes: Script = async (op) => {
  await op.createTable('houses', { id: t.integer().primaryKey() })
  await op.createTable('rooms', { house_id: t.integer() }, () => [
    foreignKey('home').on('house_id').references('houses.id'),
  ])
}

const twoKeys: Script = async (op) => {
  await op.createTable('teams', { id: t.integer().primaryKey(), code: t.varchar(20).notNull() })
  await op.createUniqueConstraint('uq_teams_code', 'teams', ['code'])
  await op.createTable('users', {
    team_id: t.integer().references('teams.id'),
    team: t.varchar(20).references('teams.code'),
  })
}

/** Constraints that are dropped, renamed and validated. */
export const CONSTRAINT_CHANGE_CASES: DirectiveCases = {
  dropConstraint: [
    {
      title: '`type`, which MySQL needs: a unique constraint',
      before: named,
      call: (op) => op.dropConstraint('one', 'rooms', { type: 'unique' }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" DROP CONSTRAINT "one"',
        mysql: 'ALTER TABLE `rooms` DROP INDEX `one`',
        sqlite: remake(
          'rooms',
          `(
  "name" VARCHAR(20)
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: ['- rooms: CONSTRAINT one UNIQUE (name)'],
        mariadb: ['- rooms: UNIQUE KEY `one` (`name`)'],
        sqlite: ['- rooms: CONSTRAINT "one" UNIQUE ("name")'],
      },
    },
    {
      title: "`type: 'foreignKey'`",
      before: homes,
      call: (op) => op.dropConstraint('home', 'rooms', { type: 'foreignKey' }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" DROP CONSTRAINT "home"',
        mysql: 'ALTER TABLE `rooms` DROP FOREIGN KEY `home`',
        sqlite: remake(
          'rooms',
          `(
  "house_id" INTEGER
)`,
          ['rowid, "house_id"'],
        ),
      },
      catalog: {
        postgresql: ['- rooms: CONSTRAINT home FOREIGN KEY (house_id) REFERENCES houses(id)'],
        mariadb: ['- rooms: CONSTRAINT `home` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`)'],
        sqlite: ['- rooms: CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id")'],
      },
    },
    {
      title: "`type: 'check'`",
      before: checked,
      call: (op) => op.dropConstraint(op.f('floors'), 'rooms', { type: 'check' }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" DROP CONSTRAINT "floors"',
        mysql: 'ALTER TABLE `rooms` DROP CONSTRAINT `floors`',
        sqlite: remake(
          'rooms',
          `(
  "floor" INTEGER
)`,
          ['rowid, "floor"'],
        ),
      },
      catalog: {
        postgresql: ['- rooms: CONSTRAINT floors CHECK ((floor >= 0))'],
        mariadb: ['- rooms: CONSTRAINT `floors` CHECK (`floor` >= 0)'],
        sqlite: ['- rooms: CONSTRAINT "floors" CHECK (floor >= 0)'],
      },
    },
    {
      title: "`type: 'primaryKey'`",
      before: (op) => op.createTable('rooms', { name: t.varchar(20).primaryKey() }),
      call: (op) => op.dropConstraint('pk_rooms', 'rooms', { type: 'primaryKey' }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" DROP CONSTRAINT "pk_rooms"',
        mysql: 'ALTER TABLE `rooms` DROP PRIMARY KEY',
        sqlite: remake(
          'rooms',
          `(
  "name" VARCHAR(20) NOT NULL
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: ['- rooms: CONSTRAINT pk_rooms PRIMARY KEY (name)'],
        mariadb: ['- rooms: PRIMARY KEY (`name`)'],
        sqlite: ['- rooms: CONSTRAINT "pk_rooms" PRIMARY KEY ("name")'],
      },
    },
    {
      title: 'without its type',
      before: named,
      call: (op) => op.dropConstraint('one', 'rooms'),
      sql: {
        postgresql: 'ALTER TABLE "rooms" DROP CONSTRAINT "one"',
        mysql: 'ALTER TABLE `rooms` DROP CONSTRAINT `one`',
        sqlite: remake(
          'rooms',
          `(
  "name" VARCHAR(20)
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: ['- rooms: CONSTRAINT one UNIQUE (name)'],
        mariadb: ['- rooms: UNIQUE KEY `one` (`name`)'],
        sqlite: ['- rooms: CONSTRAINT "one" UNIQUE ("name")'],
      },
    },
    {
      title: '`ifExists`',
      before: checked,
      call: (op) => op.dropConstraint('other', 'rooms', { type: 'unique', ifExists: true }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" DROP CONSTRAINT IF EXISTS "other"',
        mysql: refuse('MySQL cannot drop the constraint "other" IF EXISTS.'),
        mariadb: 'ALTER TABLE `rooms` DROP INDEX IF EXISTS `other`',
        sqlite: [],
      },
      catalog: {},
    },
    {
      title: '`algorithm` and `lock`',
      before: named,
      call: (op) =>
        op.dropConstraint('one', 'rooms', { type: 'unique', algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of dropConstraint.'),
        mysql: 'ALTER TABLE `rooms` DROP INDEX `one`, ALGORITHM=INPLACE, LOCK=NONE',
        sqlite: refuse('SQLite cannot use the option "algorithm" of dropConstraint.'),
      },
      catalog: { mariadb: ['- rooms: UNIQUE KEY `one` (`name`)'] },
    },
    {
      title: '`cascade`: with the foreign keys that stand on it',
      before: twoKeys,
      call: (op) => op.dropConstraint('uq_teams_code', 'teams', { type: 'unique', cascade: true }),
      sql: {
        postgresql: 'ALTER TABLE "teams" DROP CONSTRAINT "uq_teams_code" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropConstraint of "uq_teams_code"'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropConstraint'),
        sqlite: refuse('SQLite cannot use the option "cascade" of dropConstraint'),
      },
      catalog: {
        postgresql: [
          '- teams: CONSTRAINT uq_teams_code UNIQUE (code)',
          '- users: CONSTRAINT fk_users_team_teams FOREIGN KEY (team) REFERENCES teams(code)',
        ],
      },
    },
    {
      title: '`cascade` in a batch',
      before: twoKeys,
      call: (op) =>
        op.batchAlterTable('teams', (batch) =>
          batch.dropConstraint('uq_teams_code', { type: 'unique', cascade: true }),
        ),
      sql: {
        postgresql: 'ALTER TABLE "teams" DROP CONSTRAINT "uq_teams_code" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropConstraint of "uq_teams_code"'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropConstraint'),
        sqlite: refuse('SQLite cannot use the option "cascade" of dropConstraint'),
      },
      catalog: {
        postgresql: [
          '- teams: CONSTRAINT uq_teams_code UNIQUE (code)',
          '- users: CONSTRAINT fk_users_team_teams FOREIGN KEY (team) REFERENCES teams(code)',
        ],
      },
    },
    {
      title: '`cascade`, where the foreign key can stand on another key too: no reversal',
      before: async (op) => {
        await twoKeys(op)
        await op.createIndex('ix_code', 'teams', ['code'], { unique: true })
      },
      call: (op) => op.dropConstraint('uq_teams_code', 'teams', { type: 'unique', cascade: true }),
      sql: {
        postgresql: 'ALTER TABLE "teams" DROP CONSTRAINT "uq_teams_code" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropConstraint of "uq_teams_code"'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropConstraint'),
        sqlite: refuse('SQLite cannot use the option "cascade" of dropConstraint'),
      },
      catalog: {
        postgresql: [
          '- teams: CONSTRAINT uq_teams_code UNIQUE (code)',
          '- users: CONSTRAINT fk_users_team_teams FOREIGN KEY (team) REFERENCES teams(code)',
        ],
      },
    },
    {
      title: '`schema`',
      before: namedElsewhere,
      call: (op) => op.dropConstraint('one', 'rooms', { type: 'unique', schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."rooms" DROP CONSTRAINT "one"',
        mysql: 'ALTER TABLE `limbeck_other`.`rooms` DROP INDEX `one`',
        sqlite: [
          `CREATE TABLE "limbeck_other"."_limbeck_new_rooms" (
  "name" VARCHAR(20)
)`,
          'INSERT OR ABORT INTO "limbeck_other"."_limbeck_new_rooms" (rowid, "name") SELECT rowid, "name" FROM "limbeck_other"."rooms"',
          'DROP TABLE "limbeck_other"."rooms"',
          'PRAGMA legacy_alter_table = ON',
          'ALTER TABLE "limbeck_other"."_limbeck_new_rooms" RENAME TO "rooms"',
          'PRAGMA legacy_alter_table = OFF',
        ],
      },
      catalog: {
        postgresql: ['- limbeck_other.rooms: CONSTRAINT one UNIQUE (name)'],
        mariadb: ['- limbeck_other.rooms: UNIQUE KEY `one` (`name`)'],
        sqlite: ['- limbeck_other.rooms: CONSTRAINT "one" UNIQUE ("name")'],
      },
    },
  ],
  renameConstraint: [
    {
      title: "`type: 'unique'`",
      before: named,
      call: (op) => op.renameConstraint('one', 'rooms', 'only', { type: 'unique' }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" RENAME CONSTRAINT "one" TO "only"',
        mysql: 'ALTER TABLE `rooms` RENAME INDEX `one` TO `only`',
        sqlite: remake(
          'rooms',
          `(
  "name" VARCHAR(20),
  CONSTRAINT "only" UNIQUE ("name")
)`,
          ['rowid, "name"'],
        ),
      },
      catalog: {
        postgresql: [
          '- rooms: CONSTRAINT one UNIQUE (name)',
          '+ rooms: CONSTRAINT "only" UNIQUE (name)',
        ],
        mariadb: ['- rooms: UNIQUE KEY `one` (`name`)', '+ rooms: UNIQUE KEY `only` (`name`)'],
        sqlite: [
          '- rooms: CONSTRAINT "one" UNIQUE ("name")',
          '+ rooms: CONSTRAINT "only" UNIQUE ("name")',
        ],
      },
    },
    {
      title: "`type: 'check'`",
      before: checked,
      call: (op) => op.renameConstraint(op.f('floors'), 'rooms', op.f('levels'), { type: 'check' }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" RENAME CONSTRAINT "floors" TO "levels"',
        mysql: refuse('MySQL cannot rename the constraint "floors" of the table "rooms".'),
        mariadb: refuse('MariaDB cannot rename the constraint "floors" of the table "rooms".'),
        sqlite: remake(
          'rooms',
          `(
  "floor" INTEGER,
  CONSTRAINT "levels" CHECK (floor >= 0)
)`,
          ['rowid, "floor"'],
        ),
      },
      catalog: {
        postgresql: [
          '- rooms: CONSTRAINT floors CHECK ((floor >= 0))',
          '+ rooms: CONSTRAINT levels CHECK ((floor >= 0))',
        ],
        sqlite: [
          '- rooms: CONSTRAINT "floors" CHECK (floor >= 0)',
          '+ rooms: CONSTRAINT "levels" CHECK (floor >= 0)',
        ],
      },
    },
    {
      title: '`schema`',
      before: namedElsewhere,
      call: (op) =>
        op.renameConstraint('one', 'rooms', 'only', { type: 'unique', schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."rooms" RENAME CONSTRAINT "one" TO "only"',
        mysql: 'ALTER TABLE `limbeck_other`.`rooms` RENAME INDEX `one` TO `only`',
        sqlite: [
          `CREATE TABLE "limbeck_other"."_limbeck_new_rooms" (
  "name" VARCHAR(20),
  CONSTRAINT "only" UNIQUE ("name")
)`,
          'INSERT OR ABORT INTO "limbeck_other"."_limbeck_new_rooms" (rowid, "name") SELECT rowid, "name" FROM "limbeck_other"."rooms"',
          'DROP TABLE "limbeck_other"."rooms"',
          'PRAGMA legacy_alter_table = ON',
          'ALTER TABLE "limbeck_other"."_limbeck_new_rooms" RENAME TO "rooms"',
          'PRAGMA legacy_alter_table = OFF',
        ],
      },
      catalog: {
        postgresql: [
          '- limbeck_other.rooms: CONSTRAINT one UNIQUE (name)',
          '+ limbeck_other.rooms: CONSTRAINT "only" UNIQUE (name)',
        ],
        mariadb: [
          '- limbeck_other.rooms: UNIQUE KEY `one` (`name`)',
          '+ limbeck_other.rooms: UNIQUE KEY `only` (`name`)',
        ],
        sqlite: [
          '- limbeck_other.rooms: CONSTRAINT "one" UNIQUE ("name")',
          '+ limbeck_other.rooms: CONSTRAINT "only" UNIQUE ("name")',
        ],
      },
    },
  ],
  validateConstraint: [
    {
      title: 'a check that was added with `notValid`',
      before: async (op) => {
        await op.createTable('rooms', { floor: t.integer() })
        if (op.context.dialect === 'postgresql')
          await op.createCheckConstraint(op.f('floors'), 'rooms', 'floor >= 0', { notValid: true })
      },
      call: (op) => op.validateConstraint(op.f('floors'), 'rooms'),
      sql: {
        postgresql: 'ALTER TABLE "rooms" VALIDATE CONSTRAINT "floors"',
        mysql: refuse('MySQL cannot validate the constraint "floors" of the table "rooms".'),
        mariadb: refuse('MariaDB cannot validate the constraint "floors" of the table "rooms".'),
        sqlite: refuse('SQLite cannot validate the constraint "floors" of the table "rooms".'),
      },
      catalog: {
        postgresql: [
          '- rooms: CONSTRAINT floors CHECK ((floor >= 0)) NOT VALID',
          '+ rooms: CONSTRAINT floors CHECK ((floor >= 0))',
        ],
      },
    },
    {
      title: '`schema`',
      before: async (op) => {
        await otherSchema(op)
        await op.createTable('rooms', { floor: t.integer() }, { schema: 'limbeck_other' })
        if (op.context.dialect === 'postgresql')
          await op.createCheckConstraint(op.f('floors'), 'rooms', 'floor >= 0', {
            notValid: true,
            schema: 'limbeck_other',
          })
      },
      call: (op) => op.validateConstraint(op.f('floors'), 'rooms', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."rooms" VALIDATE CONSTRAINT "floors"',
        mysql: refuse('MySQL cannot validate the constraint "floors" of the table "rooms".'),
        mariadb: refuse('MariaDB cannot validate the constraint "floors" of the table "rooms".'),
        sqlite: refuse('SQLite cannot validate the constraint "floors" of the table "rooms".'),
      },
      catalog: {
        postgresql: [
          '- limbeck_other.rooms: CONSTRAINT floors CHECK ((floor >= 0)) NOT VALID',
          '+ limbeck_other.rooms: CONSTRAINT floors CHECK ((floor >= 0))',
        ],
      },
    },
  ],
}
