import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, onlyOn, otherSchema, refuse, type Script } from './case.ts'

/** MySQL and SQLite have none. */
function withSequences(script: Script): Script {
  return (op) => (['postgresql', 'mariadb'].includes(op.context.dialect) ? script(op) : undefined)
}

const counted = withSequences((op) =>
  op.createSequence('tickets', { start: 5, increment: 2, cache: 4 }),
)

const elsewhere = withSequences(async (op) => {
  await otherSchema(op)
  await op.createSequence('tickets', { schema: 'limbeck_other' })
})

/** Sequences. */
export const SEQUENCE_CASES: DirectiveCases = {
  createSequence: [
    {
      title: '`start` and `increment`',
      call: (op) => op.createSequence('tickets', { start: 1000, increment: 10 }),
      sql: {
        postgresql: 'CREATE SEQUENCE "tickets" INCREMENT BY 10 START WITH 1000',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'CREATE SEQUENCE `tickets` INCREMENT BY 10 START WITH 1000',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ sequence tickets AS bigint START 1000 INCREMENT 10 MIN 1 MAX 9223372036854775807 CACHE 1',
          '+ tickets row {"last_value":"1000","is_called":false}',
        ],
        mariadb: [
          '+ CREATE SEQUENCE `tickets` start with 1000 minvalue 1 maxvalue 9223372036854775806 increment by 10 cache 1000 nocycle ENGINE=InnoDB NEXT 1000',
        ],
      },
    },
    {
      title: '`minValue`, `maxValue` and `cycle`',
      call: (op) => op.createSequence('tickets', { minValue: 1, maxValue: 99, cycle: true }),
      sql: {
        postgresql: 'CREATE SEQUENCE "tickets" MINVALUE 1 MAXVALUE 99 CYCLE',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'CREATE SEQUENCE `tickets` MINVALUE 1 MAXVALUE 99 CYCLE',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 99 CACHE 1 CYCLE',
          '+ tickets row {"last_value":"1","is_called":false}',
        ],
        mariadb: [
          '+ CREATE SEQUENCE `tickets` start with 1 minvalue 1 maxvalue 99 increment by 1 cache 1000 cycle ENGINE=InnoDB NEXT 1',
        ],
      },
    },
    {
      title: '`comment`',
      call: (op) => op.createSequence('tickets', { comment: 'at the door' }),
      sql: {
        postgresql: ['CREATE SEQUENCE "tickets"', `COMMENT ON SEQUENCE "tickets" IS 'at the door'`],
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: refuse('MariaDB cannot use the option "comment" of the sequence "tickets".'),
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1',
          '+ tickets row {"last_value":"1","is_called":false}',
        ],
      },
    },
    {
      title: '`cache`',
      call: (op) => op.createSequence('tickets', { cache: 20 }),
      sql: {
        postgresql: 'CREATE SEQUENCE "tickets" CACHE 20',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'CREATE SEQUENCE `tickets` CACHE 20',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 20',
          '+ tickets row {"last_value":"1","is_called":false}',
        ],
        mariadb: [
          '+ CREATE SEQUENCE `tickets` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 20 nocycle ENGINE=InnoDB NEXT 1',
        ],
      },
    },
    {
      title: '`type`',
      call: (op) => op.createSequence('tickets', { type: 'smallint' }),
      sql: {
        postgresql: 'CREATE SEQUENCE "tickets" AS smallint',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: refuse('MariaDB cannot use the option "type" of the sequence "tickets".'),
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ sequence tickets AS smallint START 1 INCREMENT 1 MIN 1 MAX 32767 CACHE 1',
          '+ tickets row {"last_value":"1","is_called":false}',
        ],
      },
    },
    {
      title: '`ownedBy`: it goes with the column',
      before: (op) => op.createTable('orders', { ticket: t.bigint() }),
      call: (op) =>
        op.createSequence('tickets', { ownedBy: { table: 'orders', column: 'ticket' } }),
      sql: {
        postgresql: 'CREATE SEQUENCE "tickets" OWNED BY "orders"."ticket"',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: refuse('MariaDB cannot use the option "ownedBy" of the sequence "tickets".'),
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1 OF orders.ticket',
          '+ tickets row {"last_value":"1","is_called":false}',
        ],
      },
    },
    {
      title: '`ifNotExists`',
      call: (op) => op.createSequence('tickets', { ifNotExists: true }),
      sql: {
        postgresql: 'CREATE SEQUENCE IF NOT EXISTS "tickets"',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'CREATE SEQUENCE IF NOT EXISTS `tickets`',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1',
          '+ tickets row {"last_value":"1","is_called":false}',
        ],
        mariadb: [
          '+ CREATE SEQUENCE `tickets` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB NEXT 1',
        ],
      },
    },
    {
      title: '`schema`',
      before: otherSchema,
      call: (op) => op.createSequence('tickets', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'CREATE SEQUENCE "limbeck_other"."tickets"',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'CREATE SEQUENCE `limbeck_other`.`tickets`',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '+ limbeck_other.tickets row {"last_value":"1","is_called":false}',
          '+ sequence limbeck_other.tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1',
        ],
        mariadb: [
          '+ CREATE SEQUENCE `tickets` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB NEXT 1',
        ],
      },
    },
  ],
  alterSequence: [
    {
      title: '`increment` and `maxValue`; what is not said stays',
      before: counted,
      call: (op) => op.alterSequence('tickets', { increment: 7, maxValue: 90 }),
      sql: {
        postgresql: 'ALTER SEQUENCE "tickets" INCREMENT BY 7 MAXVALUE 90',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'ALTER SEQUENCE `tickets` INCREMENT BY 7 MAXVALUE 90',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence tickets AS bigint START 5 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 4',
          '+ sequence tickets AS bigint START 5 INCREMENT 7 MIN 1 MAX 90 CACHE 4',
        ],
        mariadb: [
          '- CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 4 nocycle ENGINE=InnoDB NEXT 5',
          '+ CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 90 increment by 7 cache 4 nocycle ENGINE=InnoDB NEXT 5',
        ],
      },
    },
    {
      title: '`minValue`, `start` and `cycle`',
      before: counted,
      call: (op) => op.alterSequence('tickets', { minValue: 3, start: 3, cycle: true }),
      sql: {
        postgresql: 'ALTER SEQUENCE "tickets" MINVALUE 3 START WITH 3 CYCLE',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'ALTER SEQUENCE `tickets` MINVALUE 3 START WITH 3 CYCLE',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence tickets AS bigint START 5 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 4',
          '+ sequence tickets AS bigint START 3 INCREMENT 2 MIN 3 MAX 9223372036854775807 CACHE 4 CYCLE',
        ],
        mariadb: [
          '- CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 4 nocycle ENGINE=InnoDB NEXT 5',
          '+ CREATE SEQUENCE `tickets` start with 3 minvalue 3 maxvalue 9223372036854775806 increment by 2 cache 4 cycle ENGINE=InnoDB NEXT 5',
        ],
      },
    },
    {
      title: '`comment`, with a setting',
      before: counted,
      call: (op) => op.alterSequence('tickets', { increment: 3, comment: 'at the door' }),
      sql: {
        postgresql: [
          'ALTER SEQUENCE "tickets" INCREMENT BY 3',
          `COMMENT ON SEQUENCE "tickets" IS 'at the door'`,
        ],
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: refuse('MariaDB cannot use the option "comment" of the sequence "tickets".'),
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence tickets AS bigint START 5 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 4',
          '+ sequence tickets AS bigint START 5 INCREMENT 3 MIN 1 MAX 9223372036854775807 CACHE 4',
        ],
      },
    },
    {
      title: '`cache: null` is the default',
      before: counted,
      call: (op) => op.alterSequence('tickets', { cache: null }),
      sql: {
        postgresql: 'ALTER SEQUENCE "tickets" CACHE 1',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'ALTER SEQUENCE `tickets` CACHE 1000',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence tickets AS bigint START 5 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 4',
          '+ sequence tickets AS bigint START 5 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 1',
        ],
        mariadb: [
          '- CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 4 nocycle ENGINE=InnoDB NEXT 5',
          '+ CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 1000 nocycle ENGINE=InnoDB NEXT 5',
        ],
      },
    },
    {
      title: '`restart`',
      before: counted,
      call: (op) => op.alterSequence('tickets', { restart: 500 }),
      sql: {
        postgresql: 'ALTER SEQUENCE "tickets" RESTART WITH 500',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'ALTER SEQUENCE `tickets` RESTART WITH 500',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- tickets row {"last_value":"5","is_called":false}',
          '+ tickets row {"last_value":"500","is_called":false}',
        ],
        mariadb: [
          '- CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 4 nocycle ENGINE=InnoDB NEXT 5',
          '+ CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 4 nocycle ENGINE=InnoDB NEXT 500',
        ],
      },
    },
    {
      title: '`type`',
      before: counted,
      call: (op) => op.alterSequence('tickets', { type: 'integer' }),
      sql: {
        postgresql: 'ALTER SEQUENCE "tickets" AS integer',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: refuse('MariaDB cannot use the option "type" of the sequence "tickets".'),
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence tickets AS bigint START 5 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 4',
          '+ sequence tickets AS integer START 5 INCREMENT 2 MIN 1 MAX 2147483647 CACHE 4',
        ],
      },
    },
    {
      title: '`ownedBy`',
      before: withSequences(async (op) => {
        await op.createTable('orders', { ticket: t.bigint() })
        await op.createSequence('tickets')
      }),
      call: (op) => op.alterSequence('tickets', { ownedBy: { table: 'orders', column: 'ticket' } }),
      sql: {
        postgresql: 'ALTER SEQUENCE "tickets" OWNED BY "orders"."ticket"',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: refuse('MariaDB cannot use the option "ownedBy" of the sequence "tickets".'),
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1',
          '+ sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1 OF orders.ticket',
        ],
      },
    },
    {
      title: '`existing` and `schema`',
      before: elsewhere,
      call: (op) =>
        op.alterSequence('tickets', {
          increment: 2,
          existing: { increment: 1 },
          schema: 'limbeck_other',
        }),
      sql: {
        postgresql: 'ALTER SEQUENCE "limbeck_other"."tickets" INCREMENT BY 2',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'ALTER SEQUENCE `limbeck_other`.`tickets` INCREMENT BY 2',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence limbeck_other.tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1',
          '+ sequence limbeck_other.tickets AS bigint START 1 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 1',
        ],
        mariadb: [
          '- CREATE SEQUENCE `tickets` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB NEXT 1',
          '+ CREATE SEQUENCE `tickets` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 1000 nocycle ENGINE=InnoDB NEXT 1',
        ],
      },
    },
  ],
  dropSequence: [
    {
      title: '`existing`: what it is, for a reversal without a database',
      before: counted,
      call: (op) => op.dropSequence('tickets', { existing: { start: 5, increment: 2, cache: 4 } }),
      sql: {
        postgresql: 'DROP SEQUENCE "tickets"',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'DROP SEQUENCE `tickets`',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- sequence tickets AS bigint START 5 INCREMENT 2 MIN 1 MAX 9223372036854775807 CACHE 4',
          '- tickets row {"last_value":"5","is_called":false}',
        ],
        mariadb: [
          '- CREATE SEQUENCE `tickets` start with 5 minvalue 1 maxvalue 9223372036854775806 increment by 2 cache 4 nocycle ENGINE=InnoDB NEXT 5',
        ],
      },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropSequence('tickets', { ifExists: true }),
      sql: {
        postgresql: 'DROP SEQUENCE IF EXISTS "tickets"',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'DROP SEQUENCE IF EXISTS `tickets`',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {},
    },
    {
      title: '`cascade`: with the defaults that use it',
      before: onlyOn('postgresql', async (op) => {
        await op.createSequence('tickets')
        await op.createTable('orders', { ticket: t.bigint().default(sql`nextval('tickets')`) })
      }),
      call: (op) => op.dropSequence('tickets', { cascade: true }),
      sql: {
        postgresql: 'DROP SEQUENCE "tickets" CASCADE',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropSequence of "tickets".'),
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          `- orders.ticket bigint DEFAULT nextval('tickets'::regclass)`,
          '- sequence tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1',
          '- tickets row {"last_value":"1","is_called":false}',
          '+ orders.ticket bigint',
        ],
      },
      remains: {
        postgresql: [
          `- orders.ticket bigint DEFAULT nextval('tickets'::regclass)`,
          '+ orders.ticket bigint',
        ],
      },
    },
    {
      title: '`schema`',
      before: elsewhere,
      call: (op) => op.dropSequence('tickets', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'DROP SEQUENCE "limbeck_other"."tickets"',
        mysql: refuse('MySQL cannot keep the sequence "tickets".'),
        mariadb: 'DROP SEQUENCE `limbeck_other`.`tickets`',
        sqlite: refuse('SQLite cannot keep sequences.'),
      },
      catalog: {
        postgresql: [
          '- limbeck_other.tickets row {"last_value":"1","is_called":false}',
          '- sequence limbeck_other.tickets AS bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1',
        ],
        mariadb: [
          '- CREATE SEQUENCE `tickets` start with 1 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB NEXT 1',
        ],
      },
    },
  ],
}
