import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, onlyOn, otherSchema, refuse, type Script } from './case.ts'

const notes: Script = (op) => op.createTable('notes', { stars: t.integer() })

const counted: Script = async (op) => {
  await op.createTable('notes', { stars: t.integer() })
  await op.createView('totals', 'SELECT count(*) AS n FROM notes')
}

const elsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createView('totals', 'SELECT 1 AS n', { schema: 'limbeck_other' })
}

const kept = onlyOn('postgresql', async (op) => {
  await op.createTable('notes', { stars: t.integer() })
  await op.createMaterializedView('totals', 'SELECT count(*) AS n FROM notes')
})

const keptElsewhere = onlyOn('postgresql', async (op) => {
  await otherSchema(op)
  await op.createMaterializedView('totals', 'SELECT 1 AS n', { schema: 'limbeck_other' })
})

/** Views, and those that keep their rows. */
export const VIEW_CASES: DirectiveCases = {
  createView: [
    {
      title: 'a view with a value in its query',
      before: notes,
      call: (op) =>
        op.createView('totals', sql`SELECT count(*) AS n FROM notes WHERE stars > ${3}`),
      sql: {
        postgresql: `CREATE VIEW "totals" AS
SELECT count(*) AS n FROM notes WHERE stars > 3`,
        mysql: `CREATE VIEW \`totals\` AS
SELECT count(*) AS n FROM notes WHERE stars > 3`,
        sqlite: `CREATE VIEW "totals" AS
SELECT count(*) AS n FROM notes WHERE stars > 3`,
      },
      catalog: {
        postgresql: ['+ view totals AS SELECT count(*) AS n FROM notes WHERE (notes.stars > 3);'],
        mariadb: [
          '+ view totals SQL SECURITY DEFINER AS select count(0) AS `n` from `notes` where `notes`.`stars` > 3 CHECK OPTION NONE',
        ],
        sqlite: ['+ CREATE VIEW "totals" AS SELECT count(*) AS n FROM notes WHERE stars > 3'],
      },
    },
    {
      title: '`columns`',
      before: notes,
      call: (op) => op.createView('totals', 'SELECT count(*) FROM notes', { columns: ['n'] }),
      sql: {
        postgresql: `CREATE VIEW "totals" ("n") AS
SELECT count(*) FROM notes`,
        mysql: `CREATE VIEW \`totals\` (\`n\`) AS
SELECT count(*) FROM notes`,
        sqlite: `CREATE VIEW "totals" ("n") AS
SELECT count(*) FROM notes`,
      },
      catalog: {
        postgresql: ['+ view totals AS SELECT count(*) AS n FROM notes;'],
        mariadb: [
          '+ view totals SQL SECURITY DEFINER AS select count(0) AS `n` from `notes` CHECK OPTION NONE',
        ],
        sqlite: ['+ CREATE VIEW "totals" ("n") AS SELECT count(*) FROM notes'],
      },
    },
    {
      title: '`security`',
      before: notes,
      call: (op) =>
        op.createView('totals', 'SELECT count(*) AS n FROM notes', { security: 'invoker' }),
      sql: {
        postgresql: `CREATE VIEW "totals" WITH (security_invoker = true) AS
SELECT count(*) AS n FROM notes`,
        mysql: `CREATE SQL SECURITY INVOKER VIEW \`totals\` AS
SELECT count(*) AS n FROM notes`,
        sqlite: refuse('SQLite cannot use the option "security" of the view "totals".'),
      },
      catalog: {
        postgresql: ['+ view totals {security_invoker=true} AS SELECT count(*) AS n FROM notes;'],
        mariadb: [
          '+ view totals SQL SECURITY INVOKER AS select count(0) AS `n` from `notes` CHECK OPTION NONE',
        ],
      },
    },
    {
      title: '`checkOption`',
      before: notes,
      call: (op) =>
        op.createView('stars', 'SELECT * FROM notes WHERE notes.stars > 3', {
          checkOption: 'local',
        }),
      sql: {
        postgresql: `CREATE VIEW "stars" AS
SELECT * FROM notes WHERE notes.stars > 3 WITH LOCAL CHECK OPTION`,
        mysql: `CREATE VIEW \`stars\` AS
SELECT * FROM notes WHERE notes.stars > 3 WITH LOCAL CHECK OPTION`,
        sqlite: refuse('SQLite cannot use the option "checkOption" of the view "stars".'),
      },
      catalog: {
        postgresql: [
          '+ view stars {check_option=local} AS SELECT notes.stars FROM notes WHERE (notes.stars > 3);',
        ],
        mariadb: [
          '+ view stars SQL SECURITY DEFINER AS select `notes`.`stars` AS `stars` from `notes` where `notes`.`stars` > 3 CHECK OPTION LOCAL',
        ],
      },
    },
    {
      title: '`ifNotExists`',
      before: counted,
      call: (op) => op.createView('totals', 'SELECT 2 AS n', { ifNotExists: true }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "ifNotExists" of createView of "totals".',
        ),
        mysql: refuse('MySQL cannot create the view "totals" IF NOT EXISTS.'),
        mariadb: `CREATE VIEW IF NOT EXISTS \`totals\` AS
SELECT 2 AS n`,
        sqlite: `CREATE VIEW IF NOT EXISTS "totals" AS
SELECT 2 AS n`,
      },
      catalog: {},
    },
    {
      title: '`schema`',
      before: otherSchema,
      call: (op) => op.createView('totals', 'SELECT 1 AS n', { schema: 'limbeck_other' }),
      sql: {
        postgresql: `CREATE VIEW "limbeck_other"."totals" AS
SELECT 1 AS n`,
        mysql: `CREATE VIEW \`limbeck_other\`.\`totals\` AS
SELECT 1 AS n`,
        sqlite: `CREATE VIEW "limbeck_other"."totals" AS
SELECT 1 AS n`,
      },
      catalog: {
        postgresql: ['+ view limbeck_other.totals AS SELECT 1 AS n;'],
        sqlite: ['+ limbeck_other.CREATE VIEW "totals" AS SELECT 1 AS n'],
      },
    },
  ],
  replaceView: [
    {
      title: '`existing`: the query that it has, for a reversal without a database',
      before: counted,
      call: (op) =>
        op.replaceView('totals', 'SELECT count(*) + 1 AS n FROM notes', {
          existing: 'SELECT count(*) AS n FROM notes',
        }),
      sql: {
        postgresql: `CREATE OR REPLACE VIEW "totals" AS
SELECT count(*) + 1 AS n FROM notes`,
        mysql: `CREATE OR REPLACE VIEW \`totals\` AS
SELECT count(*) + 1 AS n FROM notes`,
        sqlite: [
          'DROP VIEW IF EXISTS "totals"',
          `CREATE VIEW "totals" AS
SELECT count(*) + 1 AS n FROM notes`,
        ],
      },
      catalog: {
        postgresql: [
          '- view totals AS SELECT count(*) AS n FROM notes;',
          '+ view totals AS SELECT (count(*) + 1) AS n FROM notes;',
        ],
        mariadb: [
          '- view totals SQL SECURITY DEFINER AS select count(0) AS `n` from `notes` CHECK OPTION NONE',
          '+ view totals SQL SECURITY DEFINER AS select count(0) + 1 AS `n` from `notes` CHECK OPTION NONE',
        ],
        sqlite: [
          '- CREATE VIEW "totals" AS SELECT count(*) AS n FROM notes',
          '+ CREATE VIEW "totals" AS SELECT count(*) + 1 AS n FROM notes',
        ],
      },
    },
    {
      title: '`columns`',
      before: counted,
      call: (op) => op.replaceView('totals', 'SELECT count(*) + 1 FROM notes', { columns: ['n'] }),
      sql: {
        postgresql: `CREATE OR REPLACE VIEW "totals" ("n") AS
SELECT count(*) + 1 FROM notes`,
        mysql: `CREATE OR REPLACE VIEW \`totals\` (\`n\`) AS
SELECT count(*) + 1 FROM notes`,
        sqlite: [
          'DROP VIEW IF EXISTS "totals"',
          `CREATE VIEW "totals" ("n") AS
SELECT count(*) + 1 FROM notes`,
        ],
      },
      catalog: {
        postgresql: [
          '- view totals AS SELECT count(*) AS n FROM notes;',
          '+ view totals AS SELECT (count(*) + 1) AS n FROM notes;',
        ],
        mariadb: [
          '- view totals SQL SECURITY DEFINER AS select count(0) AS `n` from `notes` CHECK OPTION NONE',
          '+ view totals SQL SECURITY DEFINER AS select count(0) + 1 AS `n` from `notes` CHECK OPTION NONE',
        ],
        sqlite: [
          '- CREATE VIEW "totals" AS SELECT count(*) AS n FROM notes',
          '+ CREATE VIEW "totals" ("n") AS SELECT count(*) + 1 FROM notes',
        ],
      },
    },
    {
      title: '`security`',
      before: counted,
      call: (op) =>
        op.replaceView('totals', 'SELECT count(*) AS n FROM notes', { security: 'invoker' }),
      sql: {
        postgresql: `CREATE OR REPLACE VIEW "totals" WITH (security_invoker = true) AS
SELECT count(*) AS n FROM notes`,
        mysql: `CREATE OR REPLACE SQL SECURITY INVOKER VIEW \`totals\` AS
SELECT count(*) AS n FROM notes`,
        sqlite: refuse('SQLite cannot use the option "security" of the view "totals".'),
      },
      catalog: {
        postgresql: [
          '- view totals AS SELECT count(*) AS n FROM notes;',
          '+ view totals {security_invoker=true} AS SELECT count(*) AS n FROM notes;',
        ],
        mariadb: [
          '- view totals SQL SECURITY DEFINER AS select count(0) AS `n` from `notes` CHECK OPTION NONE',
          '+ view totals SQL SECURITY INVOKER AS select count(0) AS `n` from `notes` CHECK OPTION NONE',
        ],
      },
    },
    {
      title: '`checkOption`',
      before: async (op) => {
        await op.createTable('notes', { stars: t.integer() })
        await op.createView('stars', 'SELECT * FROM notes WHERE notes.stars > 3')
      },
      call: (op) =>
        op.replaceView('stars', 'SELECT * FROM notes WHERE notes.stars > 3', {
          checkOption: 'cascaded',
        }),
      sql: {
        postgresql: `CREATE OR REPLACE VIEW "stars" AS
SELECT * FROM notes WHERE notes.stars > 3 WITH CASCADED CHECK OPTION`,
        mysql: `CREATE OR REPLACE VIEW \`stars\` AS
SELECT * FROM notes WHERE notes.stars > 3 WITH CASCADED CHECK OPTION`,
        sqlite: refuse('SQLite cannot use the option "checkOption" of the view "stars".'),
      },
      catalog: {
        postgresql: [
          '- view stars AS SELECT notes.stars FROM notes WHERE (notes.stars > 3);',
          '+ view stars {check_option=cascaded} AS SELECT notes.stars FROM notes WHERE (notes.stars > 3);',
        ],
        mariadb: [
          '- view stars SQL SECURITY DEFINER AS select `notes`.`stars` AS `stars` from `notes` where `notes`.`stars` > 3 CHECK OPTION NONE',
          '+ view stars SQL SECURITY DEFINER AS select `notes`.`stars` AS `stars` from `notes` where `notes`.`stars` > 3 CHECK OPTION CASCADED',
        ],
      },
    },
    {
      title: '`schema`',
      before: elsewhere,
      call: (op) => op.replaceView('totals', 'SELECT 2 AS n', { schema: 'limbeck_other' }),
      sql: {
        postgresql: `CREATE OR REPLACE VIEW "limbeck_other"."totals" AS
SELECT 2 AS n`,
        mysql: `CREATE OR REPLACE VIEW \`limbeck_other\`.\`totals\` AS
SELECT 2 AS n`,
        sqlite: [
          'DROP VIEW IF EXISTS "limbeck_other"."totals"',
          `CREATE VIEW "limbeck_other"."totals" AS
SELECT 2 AS n`,
        ],
      },
      catalog: {
        postgresql: [
          '- view limbeck_other.totals AS SELECT 1 AS n;',
          '+ view limbeck_other.totals AS SELECT 2 AS n;',
        ],
        sqlite: [
          '- limbeck_other.CREATE VIEW "totals" AS SELECT 1 AS n',
          '+ limbeck_other.CREATE VIEW "totals" AS SELECT 2 AS n',
        ],
      },
    },
  ],
  dropView: [
    {
      title: '`existing`: the query that it has, for a reversal without a database',
      before: counted,
      call: (op) => op.dropView('totals', { existing: 'SELECT count(*) AS n FROM notes' }),
      sql: {
        postgresql: 'DROP VIEW "totals"',
        mysql: 'DROP VIEW `totals`',
        sqlite: 'DROP VIEW "totals"',
      },
      catalog: {
        postgresql: ['- view totals AS SELECT count(*) AS n FROM notes;'],
        mariadb: [
          '- view totals SQL SECURITY DEFINER AS select count(0) AS `n` from `notes` CHECK OPTION NONE',
        ],
        sqlite: ['- CREATE VIEW "totals" AS SELECT count(*) AS n FROM notes'],
      },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropView('totals', { ifExists: true }),
      sql: {
        postgresql: 'DROP VIEW IF EXISTS "totals"',
        mysql: 'DROP VIEW IF EXISTS `totals`',
        sqlite: 'DROP VIEW IF EXISTS "totals"',
      },
      catalog: {},
    },
    {
      title: '`cascade`: with the views over it',
      before: async (op) => {
        await counted(op)
        await op.createView('doubled', 'SELECT totals.n * 2 AS n FROM totals')
      },
      call: (op) => op.dropView('totals', { cascade: true }),
      sql: {
        postgresql: 'DROP VIEW "totals" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropView of "totals".'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropView of "totals".'),
        sqlite: refuse('SQLite cannot use the option "cascade" of dropView of "totals".'),
      },
      catalog: {
        postgresql: [
          '- view doubled AS SELECT (totals.n * 2) AS n FROM totals;',
          '- view totals AS SELECT count(*) AS n FROM notes;',
        ],
      },
    },
    {
      title: '`schema`',
      before: elsewhere,
      call: (op) => op.dropView('totals', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'DROP VIEW "limbeck_other"."totals"',
        mysql: 'DROP VIEW `limbeck_other`.`totals`',
        sqlite: 'DROP VIEW "limbeck_other"."totals"',
      },
      catalog: {
        postgresql: ['- view limbeck_other.totals AS SELECT 1 AS n;'],
        sqlite: ['- limbeck_other.CREATE VIEW "totals" AS SELECT 1 AS n'],
      },
    },
  ],
  createMaterializedView: [
    {
      title: 'a view that keeps its rows',
      before: notes,
      call: (op) => op.createMaterializedView('totals', 'SELECT count(*) AS n FROM notes'),
      sql: {
        postgresql: `CREATE MATERIALIZED VIEW "totals" AS
SELECT count(*) AS n FROM notes`,
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: [
          '+ materialized view totals AS SELECT count(*) AS n FROM notes;',
          '+ totals row {"n":0}',
        ],
      },
    },
    {
      title: '`columns` and `withData: false`',
      before: notes,
      call: (op) =>
        op.createMaterializedView('totals', 'SELECT count(*) FROM notes', {
          columns: ['n'],
          withData: false,
        }),
      sql: {
        postgresql: `CREATE MATERIALIZED VIEW "totals" ("n") AS
SELECT count(*) FROM notes WITH NO DATA`,
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: ['+ materialized view totals EMPTY AS SELECT count(*) AS n FROM notes;'],
      },
    },
    {
      title: '`ifNotExists`',
      before: notes,
      call: (op) =>
        op.createMaterializedView('totals', 'SELECT count(*) AS n FROM notes', {
          ifNotExists: true,
        }),
      sql: {
        postgresql: `CREATE MATERIALIZED VIEW IF NOT EXISTS "totals" AS
SELECT count(*) AS n FROM notes`,
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: [
          '+ materialized view totals AS SELECT count(*) AS n FROM notes;',
          '+ totals row {"n":0}',
        ],
      },
    },
    {
      title: '`schema`',
      before: otherSchema,
      call: (op) =>
        op.createMaterializedView('totals', 'SELECT 1 AS n', { schema: 'limbeck_other' }),
      sql: {
        postgresql: `CREATE MATERIALIZED VIEW "limbeck_other"."totals" AS
SELECT 1 AS n`,
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: [
          '+ limbeck_other.totals row {"n":1}',
          '+ materialized view limbeck_other.totals AS SELECT 1 AS n;',
        ],
      },
    },
  ],
  refreshMaterializedView: [
    {
      title: 'a view',
      before: kept,
      call: (op) => op.refreshMaterializedView('totals'),
      sql: {
        postgresql: 'REFRESH MATERIALIZED VIEW "totals"',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {},
    },
    {
      title: '`concurrently`',
      before: onlyOn('postgresql', async (op) => {
        await kept(op)
        await op.execute('CREATE UNIQUE INDEX one ON totals (n)')
      }),
      call: (op) => op.refreshMaterializedView('totals', { concurrently: true }),
      sql: {
        postgresql: 'REFRESH MATERIALIZED VIEW CONCURRENTLY "totals"',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {},
    },
    {
      title: '`withData: false` empties it',
      before: kept,
      call: (op) => op.refreshMaterializedView('totals', { withData: false }),
      sql: {
        postgresql: 'REFRESH MATERIALIZED VIEW "totals" WITH NO DATA',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: [
          '- materialized view totals AS SELECT count(*) AS n FROM notes;',
          '- totals row {"n":0}',
          '+ materialized view totals EMPTY AS SELECT count(*) AS n FROM notes;',
        ],
      },
      remains: {
        postgresql: [
          '- materialized view totals AS SELECT count(*) AS n FROM notes;',
          '- totals row {"n":0}',
          '+ materialized view totals EMPTY AS SELECT count(*) AS n FROM notes;',
        ],
      },
    },
    {
      title: '`schema`',
      before: keptElsewhere,
      call: (op) => op.refreshMaterializedView('totals', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'REFRESH MATERIALIZED VIEW "limbeck_other"."totals"',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {},
    },
  ],
  dropMaterializedView: [
    {
      title: '`existing`: the query that it has, for a reversal without a database',
      before: kept,
      call: (op) =>
        op.dropMaterializedView('totals', { existing: 'SELECT count(*) AS n FROM notes' }),
      sql: {
        postgresql: 'DROP MATERIALIZED VIEW "totals"',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: [
          '- materialized view totals AS SELECT count(*) AS n FROM notes;',
          '- totals row {"n":0}',
        ],
      },
    },
    {
      title: '`ifExists`',
      call: (op) => op.dropMaterializedView('totals', { ifExists: true }),
      sql: {
        postgresql: 'DROP MATERIALIZED VIEW IF EXISTS "totals"',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {},
    },
    {
      title: '`cascade`: with the views over it',
      before: onlyOn('postgresql', async (op) => {
        await kept(op)
        await op.createView('doubled', 'SELECT totals.n * 2 AS n FROM totals')
      }),
      call: (op) => op.dropMaterializedView('totals', { cascade: true }),
      sql: {
        postgresql: 'DROP MATERIALIZED VIEW "totals" CASCADE',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: [
          '- materialized view totals AS SELECT count(*) AS n FROM notes;',
          '- totals row {"n":0}',
          '- view doubled AS SELECT (totals.n * 2) AS n FROM totals;',
        ],
      },
    },
    {
      title: '`schema`',
      before: keptElsewhere,
      call: (op) => op.dropMaterializedView('totals', { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'DROP MATERIALIZED VIEW "limbeck_other"."totals"',
        mysql: refuse('MySQL cannot keep the rows of a view.'),
        mariadb: refuse('MariaDB cannot keep the rows of a view.'),
        sqlite: refuse('SQLite cannot keep the rows of a view.'),
      },
      catalog: {
        postgresql: [
          '- limbeck_other.totals row {"n":1}',
          '- materialized view limbeck_other.totals AS SELECT 1 AS n;',
        ],
      },
    },
  ],
}
