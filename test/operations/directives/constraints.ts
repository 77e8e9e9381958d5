import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, otherSchema, refuse, remake, type Script } from './case.ts'

const rooms: Script = (op) =>
  op.createTable('rooms', { name: t.varchar(20).notNull(), floor: t.integer() })

const roomsElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createTable('rooms', { name: t.varchar(20).notNull() }, { schema: 'limbeck_other' })
}

const houses: Script = async (op) => {
  await op.createTable('houses', { id: t.integer().primaryKey() })
  await op.createTable('rooms', { house_id: t.integer() })
}

/** Constraints that are added. */
export const CONSTRAINT_CASES: DirectiveCases = {
  createPrimaryKey: [
    {
      title: 'a key; the name is left to the convention',
      before: rooms,
      call: (op) => op.createPrimaryKey(null, 'rooms', ['name']),
      sql: {
        postgresql: 'ALTER TABLE "rooms" ADD CONSTRAINT "pk_rooms" PRIMARY KEY ("name")',
        mysql: 'ALTER TABLE `rooms` ADD PRIMARY KEY (`name`)',
        sqlite: remake(
          'rooms',
          `(
  "name" VARCHAR(20) NOT NULL,
  "floor" INTEGER,
  CONSTRAINT "pk_rooms" PRIMARY KEY ("name")
)`,
          ['rowid, "name", "floor"'],
        ),
      },
      catalog: {
        postgresql: ['+ rooms: CONSTRAINT pk_rooms PRIMARY KEY (name)'],
        mariadb: ['+ rooms: PRIMARY KEY (`name`)'],
        sqlite: ['+ rooms: CONSTRAINT "pk_rooms" PRIMARY KEY ("name")'],
      },
    },
    {
      title: '`deferrable` and `initially`',
      before: rooms,
      call: (op) =>
        op.createPrimaryKey('key', 'rooms', ['name'], { deferrable: true, initially: 'deferred' }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "key" PRIMARY KEY ("name") DEFERRABLE INITIALLY DEFERRED',
        mysql: refuse('MySQL cannot use the option "deferrable" of the primary key "key".'),
        mariadb: refuse('MariaDB cannot use the option "deferrable" of the primary key "key".'),
        sqlite: refuse('SQLite cannot use the option "deferrable" of the primary key "key".'),
      },
      catalog: {
        postgresql: ['+ rooms: CONSTRAINT key PRIMARY KEY (name) DEFERRABLE INITIALLY DEFERRED'],
      },
    },
    {
      title: '`include`',
      before: rooms,
      call: (op) => op.createPrimaryKey('key', 'rooms', ['name'], { include: ['floor'] }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "key" PRIMARY KEY ("name") INCLUDE ("floor")',
        mysql: refuse('MySQL cannot use the option "include" of the primary key "key".'),
        mariadb: refuse('MariaDB cannot use the option "include" of the primary key "key".'),
        sqlite: refuse('SQLite cannot use the option "include" of the primary key "key".'),
      },
      catalog: { postgresql: ['+ rooms: CONSTRAINT key PRIMARY KEY (name) INCLUDE (floor)'] },
    },
    {
      title: '`algorithm` and `lock`',
      before: rooms,
      call: (op) =>
        op.createPrimaryKey('key', 'rooms', ['name'], { algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of addConstraint.'),
        mysql: 'ALTER TABLE `rooms` ADD PRIMARY KEY (`name`), ALGORITHM=INPLACE, LOCK=NONE',
        sqlite: refuse('SQLite cannot use the option "algorithm" of addConstraint.'),
      },
      catalog: { mariadb: ['+ rooms: PRIMARY KEY (`name`)'] },
    },
    {
      title: '`schema`',
      before: roomsElsewhere,
      call: (op) => op.createPrimaryKey('key', 'rooms', ['name'], { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."rooms" ADD CONSTRAINT "key" PRIMARY KEY ("name")',
        mysql: 'ALTER TABLE `limbeck_other`.`rooms` ADD PRIMARY KEY (`name`)',
        sqlite: [
          `CREATE TABLE "limbeck_other"."_limbeck_new_rooms" (
  "name" VARCHAR(20) NOT NULL,
  CONSTRAINT "key" PRIMARY KEY ("name")
)`,
          'INSERT OR ABORT INTO "limbeck_other"."_limbeck_new_rooms" (rowid, "name") SELECT rowid, "name" FROM "limbeck_other"."rooms"',
          'DROP TABLE "limbeck_other"."rooms"',
          'PRAGMA legacy_alter_table = ON',
          'ALTER TABLE "limbeck_other"."_limbeck_new_rooms" RENAME TO "rooms"',
          'PRAGMA legacy_alter_table = OFF',
        ],
      },
      catalog: {
        postgresql: ['+ limbeck_other.rooms: CONSTRAINT key PRIMARY KEY (name)'],
        mariadb: ['+ limbeck_other.rooms: PRIMARY KEY (`name`)'],
        sqlite: ['+ limbeck_other.rooms: CONSTRAINT "key" PRIMARY KEY ("name")'],
      },
    },
  ],
  createUniqueConstraint: [
    {
      title: 'a constraint; the name is left to the convention',
      before: rooms,
      call: (op) => op.createUniqueConstraint(null, 'rooms', ['name', 'floor']),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "uq_rooms_name_floor" UNIQUE ("name", "floor")',
        mysql: 'ALTER TABLE `rooms` ADD CONSTRAINT `uq_rooms_name_floor` UNIQUE (`name`, `floor`)',
        sqlite: remake(
          'rooms',
          `(
  "name" VARCHAR(20) NOT NULL,
  "floor" INTEGER,
  CONSTRAINT "uq_rooms_name_floor" UNIQUE ("name", "floor")
)`,
          ['rowid, "name", "floor"'],
        ),
      },
      catalog: {
        postgresql: ['+ rooms: CONSTRAINT uq_rooms_name_floor UNIQUE (name, floor)'],
        mariadb: ['+ rooms: UNIQUE KEY `uq_rooms_name_floor` (`name`,`floor`)'],
        sqlite: ['+ rooms: CONSTRAINT "uq_rooms_name_floor" UNIQUE ("name", "floor")'],
      },
    },
    {
      title: '`deferrable` and `initially`',
      before: rooms,
      call: (op) =>
        op.createUniqueConstraint('one', 'rooms', ['name'], {
          deferrable: true,
          initially: 'deferred',
        }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "one" UNIQUE ("name") DEFERRABLE INITIALLY DEFERRED',
        mysql: refuse('MySQL cannot use the option "deferrable" of the unique constraint "one".'),
        mariadb: refuse(
          'MariaDB cannot use the option "deferrable" of the unique constraint "one".',
        ),
        sqlite: refuse('SQLite cannot use the option "deferrable" of the unique constraint "one".'),
      },
      catalog: {
        postgresql: ['+ rooms: CONSTRAINT one UNIQUE (name) DEFERRABLE INITIALLY DEFERRED'],
      },
    },
    {
      title: '`nullsNotDistinct`',
      before: rooms,
      call: (op) =>
        op.createUniqueConstraint('one', 'rooms', ['floor'], { nullsNotDistinct: true }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" ADD CONSTRAINT "one" UNIQUE NULLS NOT DISTINCT ("floor")',
        mysql: refuse(
          'MySQL cannot use the option "nullsNotDistinct" of the unique constraint "one".',
        ),
        mariadb: refuse(
          'MariaDB cannot use the option "nullsNotDistinct" of the unique constraint "one".',
        ),
        sqlite: refuse(
          'SQLite cannot use the option "nullsNotDistinct" of the unique constraint "one".',
        ),
      },
      catalog: { postgresql: ['+ rooms: CONSTRAINT one UNIQUE NULLS NOT DISTINCT (floor)'] },
    },
    {
      title: '`include`',
      before: rooms,
      call: (op) => op.createUniqueConstraint('one', 'rooms', ['name'], { include: ['floor'] }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" ADD CONSTRAINT "one" UNIQUE ("name") INCLUDE ("floor")',
        mysql: refuse('MySQL cannot use the option "include" of the unique constraint "one".'),
        mariadb: refuse('MariaDB cannot use the option "include" of the unique constraint "one".'),
        sqlite: refuse('SQLite cannot use the option "include" of the unique constraint "one".'),
      },
      catalog: { postgresql: ['+ rooms: CONSTRAINT one UNIQUE (name) INCLUDE (floor)'] },
    },
    {
      title: '`algorithm` and `lock`',
      before: rooms,
      call: (op) =>
        op.createUniqueConstraint('one', 'rooms', ['name'], { algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of addConstraint.'),
        mysql:
          'ALTER TABLE `rooms` ADD CONSTRAINT `one` UNIQUE (`name`), ALGORITHM=INPLACE, LOCK=NONE',
        sqlite: refuse('SQLite cannot use the option "algorithm" of addConstraint.'),
      },
      catalog: { mariadb: ['+ rooms: UNIQUE KEY `one` (`name`)'] },
    },
    {
      title: '`schema`',
      before: roomsElsewhere,
      call: (op) =>
        op.createUniqueConstraint('one', 'rooms', ['name'], { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER TABLE "limbeck_other"."rooms" ADD CONSTRAINT "one" UNIQUE ("name")',
        mysql: 'ALTER TABLE `limbeck_other`.`rooms` ADD CONSTRAINT `one` UNIQUE (`name`)',
        sqlite: [
          `CREATE TABLE "limbeck_other"."_limbeck_new_rooms" (
  "name" VARCHAR(20) NOT NULL,
  CONSTRAINT "one" UNIQUE ("name")
)`,
          'INSERT OR ABORT INTO "limbeck_other"."_limbeck_new_rooms" (rowid, "name") SELECT rowid, "name" FROM "limbeck_other"."rooms"',
          'DROP TABLE "limbeck_other"."rooms"',
          'PRAGMA legacy_alter_table = ON',
          'ALTER TABLE "limbeck_other"."_limbeck_new_rooms" RENAME TO "rooms"',
          'PRAGMA legacy_alter_table = OFF',
        ],
      },
      catalog: {
        postgresql: ['+ limbeck_other.rooms: CONSTRAINT one UNIQUE (name)'],
        mariadb: ['+ limbeck_other.rooms: UNIQUE KEY `one` (`name`)'],
        sqlite: ['+ limbeck_other.rooms: CONSTRAINT "one" UNIQUE ("name")'],
      },
    },
  ],
  createForeignKey: [
    {
      title: '`columns` and `references`; the name is left to the convention',
      before: houses,
      call: (op) =>
        op.createForeignKey(null, 'rooms', {
          columns: ['house_id'],
          references: { table: 'houses', columns: ['id'] },
        }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "fk_rooms_house_id_houses" FOREIGN KEY ("house_id") REFERENCES "houses" ("id")',
        mysql:
          'ALTER TABLE `rooms` ADD CONSTRAINT `fk_rooms_house_id_houses` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`)',
        sqlite: remake(
          'rooms',
          `(
  "house_id" INTEGER,
  CONSTRAINT "fk_rooms_house_id_houses" FOREIGN KEY ("house_id") REFERENCES "houses" ("id")
)`,
          ['rowid, "house_id"'],
        ),
      },
      catalog: {
        postgresql: [
          '+ rooms: CONSTRAINT fk_rooms_house_id_houses FOREIGN KEY (house_id) REFERENCES houses(id)',
        ],
        mariadb: [
          '+ rooms: CONSTRAINT `fk_rooms_house_id_houses` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`)',
          '+ rooms: KEY `fk_rooms_house_id_houses` (`house_id`)',
        ],
        sqlite: [
          '+ rooms: CONSTRAINT "fk_rooms_house_id_houses" FOREIGN KEY ("house_id") REFERENCES "houses" ("id")',
        ],
      },
      remains: { mariadb: ['+ rooms: KEY `fk_rooms_house_id_houses` (`house_id`)'] },
    },
    {
      title: '`onDelete` and `onUpdate`',
      before: houses,
      call: (op) =>
        op.createForeignKey('home', 'rooms', {
          columns: ['house_id'],
          references: { table: 'houses', columns: ['id'] },
          onDelete: 'set null',
          onUpdate: 'cascade',
        }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") ON DELETE SET NULL ON UPDATE CASCADE',
        mysql:
          'ALTER TABLE `rooms` ADD CONSTRAINT `home` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`) ON DELETE SET NULL ON UPDATE CASCADE',
        sqlite: remake(
          'rooms',
          `(
  "house_id" INTEGER,
  CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") ON DELETE SET NULL ON UPDATE CASCADE
)`,
          ['rowid, "house_id"'],
        ),
      },
      catalog: {
        postgresql: [
          '+ rooms: CONSTRAINT home FOREIGN KEY (house_id) REFERENCES houses(id) ON UPDATE CASCADE ON DELETE SET NULL',
        ],
        mariadb: [
          '+ rooms: CONSTRAINT `home` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`) ON DELETE SET NULL ON UPDATE CASCADE',
          '+ rooms: KEY `home` (`house_id`)',
        ],
        sqlite: [
          '+ rooms: CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") ON DELETE SET NULL ON UPDATE CASCADE',
        ],
      },
      remains: { mariadb: ['+ rooms: KEY `home` (`house_id`)'] },
    },
    {
      title: '`match`',
      before: houses,
      call: (op) =>
        op.createForeignKey('home', 'rooms', {
          columns: ['house_id'],
          references: { table: 'houses', columns: ['id'] },
          match: 'full',
        }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") MATCH FULL',
        mysql: refuse('MySQL cannot check the foreign key "home" with MATCH FULL.'),
        mariadb: refuse('MariaDB cannot check the foreign key "home" with MATCH FULL.'),
        sqlite: refuse('SQLite cannot check the foreign key "home" with MATCH FULL.'),
      },
      catalog: {
        postgresql: [
          '+ rooms: CONSTRAINT home FOREIGN KEY (house_id) REFERENCES houses(id) MATCH FULL',
        ],
      },
    },
    {
      title: '`deferrable` and `initially`',
      before: houses,
      call: (op) =>
        op.createForeignKey('home', 'rooms', {
          columns: ['house_id'],
          references: { table: 'houses', columns: ['id'] },
          deferrable: true,
          initially: 'deferred',
        }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") DEFERRABLE INITIALLY DEFERRED',
        mysql: refuse('MySQL cannot use the option "deferrable" of the foreign key "home".'),
        mariadb: refuse('MariaDB cannot use the option "deferrable" of the foreign key "home".'),
        sqlite: remake(
          'rooms',
          `(
  "house_id" INTEGER,
  CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") DEFERRABLE INITIALLY DEFERRED
)`,
          ['rowid, "house_id"'],
        ),
      },
      catalog: {
        postgresql: [
          '+ rooms: CONSTRAINT home FOREIGN KEY (house_id) REFERENCES houses(id) DEFERRABLE INITIALLY DEFERRED',
        ],
        sqlite: [
          '+ rooms: CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") DEFERRABLE INITIALLY DEFERRED',
        ],
      },
    },
    {
      title: '`notValid`',
      before: houses,
      call: (op) =>
        op.createForeignKey('home', 'rooms', {
          columns: ['house_id'],
          references: { table: 'houses', columns: ['id'] },
          notValid: true,
        }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id") NOT VALID',
        mysql: refuse('MySQL cannot use the option "notValid" of the foreign key "home".'),
        mariadb: refuse('MariaDB cannot use the option "notValid" of the foreign key "home".'),
        sqlite: refuse('SQLite cannot use the option "notValid" of the foreign key "home".'),
      },
      catalog: {
        postgresql: [
          '+ rooms: CONSTRAINT home FOREIGN KEY (house_id) REFERENCES houses(id) NOT VALID',
        ],
      },
    },
    {
      title: '`algorithm` and `lock`',
      before: houses,
      call: (op) =>
        op.createForeignKey('home', 'rooms', {
          columns: ['house_id'],
          references: { table: 'houses', columns: ['id'] },
          algorithm: 'copy',
          lock: 'shared',
        }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of addConstraint.'),
        mysql:
          'ALTER TABLE `rooms` ADD CONSTRAINT `home` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`), ALGORITHM=COPY, LOCK=SHARED',
        sqlite: refuse('SQLite cannot use the option "algorithm" of addConstraint.'),
      },
      catalog: {
        mariadb: [
          '+ rooms: CONSTRAINT `home` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`)',
          '+ rooms: KEY `home` (`house_id`)',
        ],
      },
      remains: { mariadb: ['+ rooms: KEY `home` (`house_id`)'] },
    },
    {
      title: '`schema`',
      before: async (op) => {
        await otherSchema(op)
        await op.createTable(
          'houses',
          { id: t.integer().primaryKey() },
          { schema: 'limbeck_other' },
        )
        await op.createTable('rooms', { house_id: t.integer() }, { schema: 'limbeck_other' })
      },
      call: (op) =>
        op.createForeignKey('home', 'rooms', {
          columns: ['house_id'],
          references: { table: 'houses', columns: ['id'], schema: 'limbeck_other' },
          schema: 'limbeck_other',
        }),
      sql: {
        postgresql:
          'ALTER TABLE "limbeck_other"."rooms" ADD CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "limbeck_other"."houses" ("id")',
        mysql:
          'ALTER TABLE `limbeck_other`.`rooms` ADD CONSTRAINT `home` FOREIGN KEY (`house_id`) REFERENCES `limbeck_other`.`houses` (`id`)',
        sqlite: [
          `CREATE TABLE "limbeck_other"."_limbeck_new_rooms" (
  "house_id" INTEGER,
  CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id")
)`,
          'INSERT OR ABORT INTO "limbeck_other"."_limbeck_new_rooms" (rowid, "house_id") SELECT rowid, "house_id" FROM "limbeck_other"."rooms"',
          'DROP TABLE "limbeck_other"."rooms"',
          'PRAGMA legacy_alter_table = ON',
          'ALTER TABLE "limbeck_other"."_limbeck_new_rooms" RENAME TO "rooms"',
          'PRAGMA legacy_alter_table = OFF',
        ],
      },
      catalog: {
        postgresql: [
          '+ limbeck_other.rooms: CONSTRAINT home FOREIGN KEY (house_id) REFERENCES limbeck_other.houses(id)',
        ],
        mariadb: [
          '+ limbeck_other.rooms: CONSTRAINT `home` FOREIGN KEY (`house_id`) REFERENCES `houses` (`id`)',
          '+ limbeck_other.rooms: KEY `home` (`house_id`)',
        ],
        sqlite: [
          '+ limbeck_other.rooms: CONSTRAINT "home" FOREIGN KEY ("house_id") REFERENCES "houses" ("id")',
        ],
      },
      remains: { mariadb: ['+ limbeck_other.rooms: KEY `home` (`house_id`)'] },
    },
  ],
  createCheckConstraint: [
    {
      title: 'a check; the convention completes the name',
      before: rooms,
      call: (op) => op.createCheckConstraint('floor', 'rooms', sql`floor >= ${0}`),
      sql: {
        postgresql: 'ALTER TABLE "rooms" ADD CONSTRAINT "ck_rooms_floor" CHECK (floor >= 0)',
        mysql: 'ALTER TABLE `rooms` ADD CONSTRAINT `ck_rooms_floor` CHECK (floor >= 0)',
        sqlite: remake(
          'rooms',
          `(
  "name" VARCHAR(20) NOT NULL,
  "floor" INTEGER,
  CONSTRAINT "ck_rooms_floor" CHECK (floor >= 0)
)`,
          ['rowid, "name", "floor"'],
        ),
      },
      catalog: {
        postgresql: ['+ rooms: CONSTRAINT ck_rooms_floor CHECK ((floor >= 0))'],
        mariadb: ['+ rooms: CONSTRAINT `ck_rooms_floor` CHECK (`floor` >= 0)'],
        sqlite: ['+ rooms: CONSTRAINT "ck_rooms_floor" CHECK (floor >= 0)'],
      },
    },
    {
      title: '`notValid`',
      before: rooms,
      call: (op) =>
        op.createCheckConstraint(op.f('floors'), 'rooms', 'floor >= 0', { notValid: true }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" ADD CONSTRAINT "floors" CHECK (floor >= 0) NOT VALID',
        mysql: refuse('MySQL cannot use the option "notValid" of the check constraint "floors".'),
        mariadb: refuse(
          'MariaDB cannot use the option "notValid" of the check constraint "floors".',
        ),
        sqlite: refuse('SQLite cannot use the option "notValid" of the check constraint "floors".'),
      },
      catalog: { postgresql: ['+ rooms: CONSTRAINT floors CHECK ((floor >= 0)) NOT VALID'] },
    },
    {
      title: '`noInherit`',
      before: rooms,
      call: (op) =>
        op.createCheckConstraint(op.f('floors'), 'rooms', 'floor >= 0', { noInherit: true }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" ADD CONSTRAINT "floors" CHECK (floor >= 0) NO INHERIT',
        mysql: refuse('MySQL cannot use the option "noInherit" of the check constraint "floors".'),
        mariadb: refuse(
          'MariaDB cannot use the option "noInherit" of the check constraint "floors".',
        ),
        sqlite: refuse(
          'SQLite cannot use the option "noInherit" of the check constraint "floors".',
        ),
      },
      catalog: { postgresql: ['+ rooms: CONSTRAINT floors CHECK ((floor >= 0)) NO INHERIT'] },
    },
    {
      title: '`algorithm` and `lock`',
      before: rooms,
      call: (op) =>
        op.createCheckConstraint('floor', 'rooms', 'floor >= 0', {
          algorithm: 'copy',
          lock: 'shared',
        }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of addConstraint.'),
        mysql:
          'ALTER TABLE `rooms` ADD CONSTRAINT `ck_rooms_floor` CHECK (floor >= 0), ALGORITHM=COPY, LOCK=SHARED',
        sqlite: refuse('SQLite cannot use the option "algorithm" of addConstraint.'),
      },
      catalog: { mariadb: ['+ rooms: CONSTRAINT `ck_rooms_floor` CHECK (`floor` >= 0)'] },
    },
    {
      title: '`schema`',
      before: roomsElsewhere,
      call: (op) =>
        op.createCheckConstraint('named', 'rooms', sql`name <> ''`, { schema: 'limbeck_other' }),
      sql: {
        postgresql: `ALTER TABLE "limbeck_other"."rooms" ADD CONSTRAINT "ck_rooms_named" CHECK (name <> '')`,
        mysql:
          "ALTER TABLE `limbeck_other`.`rooms` ADD CONSTRAINT `ck_rooms_named` CHECK (name <> '')",
        sqlite: [
          `CREATE TABLE "limbeck_other"."_limbeck_new_rooms" (
  "name" VARCHAR(20) NOT NULL,
  CONSTRAINT "ck_rooms_named" CHECK (name <> '')
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
          `+ limbeck_other.rooms: CONSTRAINT ck_rooms_named CHECK (((name)::text <> ''::text))`,
        ],
        mariadb: ["+ limbeck_other.rooms: CONSTRAINT `ck_rooms_named` CHECK (`name` <> '')"],
        sqlite: [`+ limbeck_other.rooms: CONSTRAINT "ck_rooms_named" CHECK (name <> '')`],
      },
    },
  ],
  createExcludeConstraint: [
    {
      title: '`elements`',
      before: rooms,
      call: (op) =>
        op.createExcludeConstraint('one', 'rooms', {
          elements: [{ column: 'name', operator: '=' }],
        }),
      sql: {
        postgresql: 'ALTER TABLE "rooms" ADD CONSTRAINT "one" EXCLUDE ("name" WITH =)',
        mysql: refuse('MySQL cannot keep the exclude constraint "one".'),
        mariadb: refuse('MariaDB cannot keep the exclude constraint "one".'),
        sqlite: refuse('SQLite cannot keep the exclude constraint "one".'),
      },
      catalog: { postgresql: ['+ rooms: CONSTRAINT one EXCLUDE USING btree (name WITH =)'] },
    },
    {
      title: '`using` and `where`',
      before: (op) =>
        op.createTable('stays', {
          at: op.context.dialect === 'postgresql' ? t.custom('tsrange') : t.text(),
          is_void: t.boolean(),
        }),
      call: (op) =>
        op.createExcludeConstraint('no_overlap', 'stays', {
          elements: [{ column: 'at', operator: '&&' }],
          using: 'gist',
          where: sql`NOT is_void`,
        }),
      sql: {
        postgresql:
          'ALTER TABLE "stays" ADD CONSTRAINT "no_overlap" EXCLUDE USING "gist" ("at" WITH &&) WHERE (NOT is_void)',
        mysql: refuse('MySQL cannot keep the exclude constraint "no_overlap".'),
        mariadb: refuse('MariaDB cannot keep the exclude constraint "no_overlap".'),
        sqlite: refuse('SQLite cannot keep the exclude constraint "no_overlap".'),
      },
      catalog: {
        postgresql: [
          '+ stays: CONSTRAINT no_overlap EXCLUDE USING gist (at WITH &&) WHERE ((NOT is_void))',
        ],
      },
    },
    {
      title: '`deferrable` and `initially`',
      before: rooms,
      call: (op) =>
        op.createExcludeConstraint('one', 'rooms', {
          elements: [{ column: 'name', operator: '=' }],
          deferrable: true,
          initially: 'deferred',
        }),
      sql: {
        postgresql:
          'ALTER TABLE "rooms" ADD CONSTRAINT "one" EXCLUDE ("name" WITH =) DEFERRABLE INITIALLY DEFERRED',
        mysql: refuse('MySQL cannot keep the exclude constraint "one".'),
        mariadb: refuse('MariaDB cannot keep the exclude constraint "one".'),
        sqlite: refuse('SQLite cannot keep the exclude constraint "one".'),
      },
      catalog: {
        postgresql: [
          '+ rooms: CONSTRAINT one EXCLUDE USING btree (name WITH =) DEFERRABLE INITIALLY DEFERRED',
        ],
      },
    },
    {
      title: '`schema`',
      before: roomsElsewhere,
      call: (op) =>
        op.createExcludeConstraint('one', 'rooms', {
          elements: [{ column: 'name', operator: '=' }],
          schema: 'limbeck_other',
        }),
      sql: {
        postgresql:
          'ALTER TABLE "limbeck_other"."rooms" ADD CONSTRAINT "one" EXCLUDE ("name" WITH =)',
        mysql: refuse('MySQL cannot keep the exclude constraint "one".'),
        mariadb: refuse('MariaDB cannot keep the exclude constraint "one".'),
        sqlite: refuse('SQLite cannot keep the exclude constraint "one".'),
      },
      catalog: {
        postgresql: ['+ limbeck_other.rooms: CONSTRAINT one EXCLUDE USING btree (name WITH =)'],
      },
    },
  ],
}
