import { t } from '../../../src/index.ts'
import { type DirectiveCases, onlyOn, otherSchema, refuse, type Script } from './case.ts'

const trigrams = onlyOn('postgresql', (op) => op.createExtension('pg_trgm'))

const full: Script = async (op) => {
  await otherSchema(op)
  await op.createTable('notes', { text: t.text() }, { schema: 'limbeck_other' })
}

/** Schemas and extensions. */
export const SCHEMA_CASES: DirectiveCases = {
  createSchema: [
    {
      title: 'a schema, which is a database on MySQL and MariaDB',
      call: (op) => op.createSchema('limbeck_other'),
      sql: {
        postgresql: 'CREATE SCHEMA "limbeck_other"',
        mysql: 'CREATE SCHEMA `limbeck_other`',
        sqlite: refuse('SQLite cannot make or drop schemas.'),
      },
      catalog: {
        postgresql: ['+ schema limbeck_other of root'],
        mariadb: ['+ database limbeck_other'],
      },
    },
    {
      title: '`ifNotExists`',
      before: otherSchema,
      call: (op) => op.createSchema('limbeck_other', { ifNotExists: true }),
      sql: {
        postgresql: 'CREATE SCHEMA IF NOT EXISTS "limbeck_other"',
        mysql: 'CREATE SCHEMA IF NOT EXISTS `limbeck_other`',
        sqlite: refuse('SQLite cannot make or drop schemas.'),
      },
      catalog: {},
    },
    {
      title: '`owner`',
      call: (op) => op.createSchema('limbeck_other', { owner: 'pg_monitor' }),
      sql: {
        postgresql: 'CREATE SCHEMA "limbeck_other" AUTHORIZATION "pg_monitor"',
        mysql: refuse('MySQL cannot use the option "owner" of createSchema of "limbeck_other".'),
        mariadb: refuse(
          'MariaDB cannot use the option "owner" of createSchema of "limbeck_other".',
        ),
        sqlite: refuse('SQLite cannot make or drop schemas.'),
      },
      catalog: { postgresql: ['+ schema limbeck_other of pg_monitor'] },
    },
  ],
  dropSchema: [
    {
      title: 'a schema that is empty',
      before: otherSchema,
      call: (op) => op.dropSchema('limbeck_other'),
      sql: {
        postgresql: 'DROP SCHEMA "limbeck_other"',
        mysql: 'DROP SCHEMA `limbeck_other`',
        sqlite: refuse('SQLite cannot make or drop schemas.'),
      },
      catalog: {
        postgresql: ['- schema limbeck_other of root'],
        mariadb: ['- database limbeck_other'],
      },
    },
    {
      title: '`cascade`: with everything in it',
      before: full,
      call: (op) => op.dropSchema('limbeck_other', { cascade: true }),
      sql: {
        postgresql: 'DROP SCHEMA "limbeck_other" CASCADE',
        mysql: 'DROP SCHEMA `limbeck_other`',
        sqlite: refuse('SQLite cannot make or drop schemas.'),
      },
      catalog: {
        postgresql: [
          '- limbeck_other.notes.text text',
          '- schema limbeck_other of root',
          '- table limbeck_other.notes',
        ],
        mariadb: [
          '- database limbeck_other',
          '- limbeck_other.notes: `text` text DEFAULT NULL',
          '- table limbeck_other.notes',
        ],
      },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropSchema('limbeck_other', { ifExists: true, cascade: true }),
      sql: {
        postgresql: 'DROP SCHEMA IF EXISTS "limbeck_other" CASCADE',
        mysql: 'DROP SCHEMA IF EXISTS `limbeck_other`',
        sqlite: refuse('SQLite cannot make or drop schemas.'),
      },
      catalog: {},
    },
    {
      title: '`existing`: what it is, for a reversal without a database',
      before: otherSchema,
      call: (op) => op.dropSchema('limbeck_other', { existing: {} }),
      sql: {
        postgresql: 'DROP SCHEMA "limbeck_other"',
        mysql: 'DROP SCHEMA `limbeck_other`',
        sqlite: refuse('SQLite cannot make or drop schemas.'),
      },
      catalog: {
        postgresql: ['- schema limbeck_other of root'],
        mariadb: ['- database limbeck_other'],
      },
    },
  ],
  createExtension: [
    {
      title: 'an extension',
      call: (op) => op.createExtension('pg_trgm'),
      sql: {
        postgresql: 'CREATE EXTENSION "pg_trgm"',
        mysql: refuse('MySQL cannot install extensions.'),
        mariadb: refuse('MariaDB cannot install extensions.'),
        sqlite: refuse('SQLite cannot install extensions.'),
      },
      catalog: { postgresql: ['+ extension pg_trgm 1.6 in public'] },
    },
    {
      title: '`schema` and `version`',
      before: otherSchema,
      call: (op) => op.createExtension('pg_trgm', { schema: 'limbeck_other', version: '1.6' }),
      sql: {
        postgresql: 'CREATE EXTENSION "pg_trgm" SCHEMA "limbeck_other" VERSION "1.6"',
        mysql: refuse('MySQL cannot install extensions.'),
        mariadb: refuse('MariaDB cannot install extensions.'),
        sqlite: refuse('SQLite cannot install extensions.'),
      },
      catalog: { postgresql: ['+ extension pg_trgm 1.6 in limbeck_other'] },
    },
    {
      title: '`cascade`: with the extensions that it needs',
      call: (op) => op.createExtension('earthdistance', { cascade: true }),
      sql: {
        postgresql: 'CREATE EXTENSION "earthdistance" CASCADE',
        mysql: refuse('MySQL cannot install extensions.'),
        mariadb: refuse('MariaDB cannot install extensions.'),
        sqlite: refuse('SQLite cannot install extensions.'),
      },
      catalog: {
        postgresql: ['+ extension cube 1.5 in public', '+ extension earthdistance 1.1 in public'],
      },
      remains: { postgresql: ['+ extension cube 1.5 in public'] },
    },
    {
      title: '`ifNotExists`',
      before: trigrams,
      call: (op) => op.createExtension('pg_trgm', { ifNotExists: true }),
      sql: {
        postgresql: 'CREATE EXTENSION IF NOT EXISTS "pg_trgm"',
        mysql: refuse('MySQL cannot install extensions.'),
        mariadb: refuse('MariaDB cannot install extensions.'),
        sqlite: refuse('SQLite cannot install extensions.'),
      },
      catalog: {},
    },
  ],
  dropExtension: [
    {
      title: '`existing`: what it is, for a reversal without a database',
      before: trigrams,
      call: (op) => op.dropExtension('pg_trgm', { existing: {} }),
      sql: {
        postgresql: 'DROP EXTENSION "pg_trgm"',
        mysql: refuse('MySQL cannot install extensions.'),
        mariadb: refuse('MariaDB cannot install extensions.'),
        sqlite: refuse('SQLite cannot install extensions.'),
      },
      catalog: { postgresql: ['- extension pg_trgm 1.6 in public'] },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropExtension('pg_trgm', { ifExists: true }),
      sql: {
        postgresql: 'DROP EXTENSION IF EXISTS "pg_trgm"',
        mysql: refuse('MySQL cannot install extensions.'),
        mariadb: refuse('MariaDB cannot install extensions.'),
        sqlite: refuse('SQLite cannot install extensions.'),
      },
      catalog: {},
    },
    {
      title: '`cascade`: with everything that uses it',
      before: trigrams,
      call: (op) => op.dropExtension('pg_trgm', { cascade: true }),
      sql: {
        postgresql: 'DROP EXTENSION "pg_trgm" CASCADE',
        mysql: refuse('MySQL cannot install extensions.'),
        mariadb: refuse('MariaDB cannot install extensions.'),
        sqlite: refuse('SQLite cannot install extensions.'),
      },
      catalog: { postgresql: ['- extension pg_trgm 1.6 in public'] },
    },
  ],
}
