import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, otherSchema, refuse, type Script } from './case.ts'

const posts: Script = (op) =>
  op.createTable('posts', { title: t.varchar(50), stars: t.integer(), tags: t.varchar(20) })

const postsElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createTable('posts', { title: t.varchar(50) }, { schema: 'limbeck_other' })
}

const indexed: Script = async (op) => {
  await op.createTable('posts', { title: t.varchar(50) })
  await op.createIndex('by_title', 'posts', ['title'])
}

const indexedElsewhere: Script = async (op) => {
  await postsElsewhere(op)
  await op.createIndex('by_title', 'posts', ['title'], { schema: 'limbeck_other' })
}

/** Indexes: made, dropped, renamed. */
export const INDEX_CASES: DirectiveCases = {
  createIndex: [
    {
      title: '`unique`; the name is left to the convention',
      before: posts,
      call: (op) => op.createIndex(null, 'posts', ['title', 'stars'], { unique: true }),
      sql: {
        postgresql: 'CREATE UNIQUE INDEX "ix_posts_title_stars" ON "posts" ("title", "stars")',
        mysql: 'CREATE UNIQUE INDEX `ix_posts_title_stars` ON `posts` (`title`, `stars`)',
        sqlite: 'CREATE UNIQUE INDEX "ix_posts_title_stars" ON "posts" ("title", "stars")',
      },
      catalog: {
        postgresql: [
          '+ CREATE UNIQUE INDEX ix_posts_title_stars ON public.posts USING btree (title, stars)',
        ],
        mariadb: ['+ posts: UNIQUE KEY `ix_posts_title_stars` (`title`,`stars`)'],
        sqlite: ['+ CREATE UNIQUE INDEX "ix_posts_title_stars" ON "posts" ("title", "stars")'],
      },
    },
    {
      title: '`order` of a column',
      before: posts,
      call: (op) => op.createIndex('by_stars', 'posts', [{ column: 'stars', order: 'desc' }]),
      sql: {
        postgresql: 'CREATE INDEX "by_stars" ON "posts" ("stars" DESC)',
        mysql: 'CREATE INDEX `by_stars` ON `posts` (`stars` DESC)',
        sqlite: 'CREATE INDEX "by_stars" ON "posts" ("stars" DESC)',
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_stars ON public.posts USING btree (stars DESC)'],
        mariadb: ['+ posts: KEY `by_stars` (`stars` DESC)'],
        sqlite: ['+ CREATE INDEX "by_stars" ON "posts" ("stars" DESC)'],
      },
    },
    {
      title: '`nulls` of a column',
      before: posts,
      call: (op) =>
        op.createIndex('by_stars', 'posts', [{ column: 'stars', order: 'desc', nulls: 'last' }]),
      sql: {
        postgresql: 'CREATE INDEX "by_stars" ON "posts" ("stars" DESC NULLS LAST)',
        mysql: refuse('MySQL cannot use the option "nulls" of the index "by_stars".'),
        mariadb: refuse('MariaDB cannot use the option "nulls" of the index "by_stars".'),
        sqlite: refuse('SQLite cannot use the option "nulls" of the index "by_stars".'),
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_stars ON public.posts USING btree (stars DESC NULLS LAST)'],
      },
    },
    {
      title: '`opclass` of a column',
      before: posts,
      call: (op) =>
        op.createIndex('by_title', 'posts', [{ column: 'title', opclass: 'varchar_pattern_ops' }]),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ("title" "varchar_pattern_ops")',
        mysql: refuse('MySQL cannot use the option "opclass" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "opclass" of the index "by_title".'),
        sqlite: refuse('SQLite cannot use the option "opclass" of the index "by_title".'),
      },
      catalog: {
        postgresql: [
          '+ CREATE INDEX by_title ON public.posts USING btree (title varchar_pattern_ops)',
        ],
      },
    },
    {
      title: '`collation` of a column',
      before: posts,
      call: (op) =>
        op.createIndex('by_title', 'posts', [
          { column: 'title', collation: op.context.dialect === 'sqlite' ? 'NOCASE' : 'C' },
        ]),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ("title" COLLATE "C")',
        mysql: refuse('MySQL cannot use the option "collation" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "collation" of the index "by_title".'),
        sqlite: 'CREATE INDEX "by_title" ON "posts" ("title" COLLATE "NOCASE")',
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_title ON public.posts USING btree (title COLLATE "C")'],
        sqlite: ['+ CREATE INDEX "by_title" ON "posts" ("title" COLLATE "NOCASE")'],
      },
    },
    {
      title: '`length` of a column',
      before: posts,
      call: (op) => op.createIndex('by_title', 'posts', [{ column: 'title', length: 10 }]),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "length" of the index "by_title".'),
        mysql: 'CREATE INDEX `by_title` ON `posts` (`title`(10))',
        sqlite: refuse('SQLite cannot use the option "length" of the index "by_title".'),
      },
      catalog: { mariadb: ['+ posts: KEY `by_title` (`title`(10))'] },
    },
    {
      title: 'an expression',
      before: posts,
      call: (op) => op.createIndex('by_title', 'posts', [sql`lower(title)`]),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ((lower(title)))',
        mysql: 'CREATE INDEX `by_title` ON `posts` ((lower(title)))',
        mariadb: refuse('MariaDB cannot index an expression, as in "by_title".'),
        sqlite: 'CREATE INDEX "by_title" ON "posts" ((lower(title)))',
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_title ON public.posts USING btree (lower((title)::text))'],
        sqlite: ['+ CREATE INDEX "by_title" ON "posts" ((lower(title)))'],
      },
    },
    {
      title: '`expression` with an order',
      before: posts,
      call: (op) =>
        op.createIndex('by_title', 'posts', [{ expression: sql`lower(title)`, order: 'desc' }]),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ((lower(title)) DESC)',
        mysql: 'CREATE INDEX `by_title` ON `posts` ((lower(title)) DESC)',
        mariadb: refuse('MariaDB cannot index an expression, as in "by_title".'),
        sqlite: 'CREATE INDEX "by_title" ON "posts" ((lower(title)) DESC)',
      },
      catalog: {
        postgresql: [
          '+ CREATE INDEX by_title ON public.posts USING btree (lower((title)::text) DESC)',
        ],
        sqlite: ['+ CREATE INDEX "by_title" ON "posts" ((lower(title)) DESC)'],
      },
    },
    {
      title: '`using`: another kind of index',
      before: posts,
      call: (op) => op.createIndex('by_title', 'posts', ['title'], { using: 'hash' }),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" USING "hash" ("title")',
        mysql: 'CREATE INDEX `by_title` ON `posts` (`title`) USING HASH',
        sqlite: refuse('SQLite cannot use the option "using" of the index "by_title".'),
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_title ON public.posts USING hash (title)'],
        mariadb: ['+ posts: KEY `by_title` (`title`) USING HASH'],
      },
    },
    {
      title: '`using`: one for words',
      before: posts,
      call: (op) =>
        op.createIndex('by_title', 'posts', ['title'], {
          using: op.context.dialect === 'postgresql' ? 'brin' : 'fulltext',
        }),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" USING "brin" ("title")',
        mysql: 'CREATE FULLTEXT INDEX `by_title` ON `posts` (`title`)',
        sqlite: refuse('SQLite cannot use the option "using" of the index "by_title".'),
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_title ON public.posts USING brin (title)'],
        mariadb: ['+ posts: FULLTEXT KEY `by_title` (`title`)'],
      },
    },
    {
      title: '`include`',
      before: posts,
      call: (op) => op.createIndex('by_title', 'posts', ['title'], { include: ['stars'] }),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ("title") INCLUDE ("stars")',
        mysql: refuse('MySQL cannot use the option "include" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "include" of the index "by_title".'),
        sqlite: refuse('SQLite cannot use the option "include" of the index "by_title".'),
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_title ON public.posts USING btree (title) INCLUDE (stars)'],
      },
    },
    {
      title: '`where`',
      before: posts,
      call: (op) => op.createIndex('by_title', 'posts', ['title'], { where: sql`stars > ${3}` }),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ("title") WHERE stars > 3',
        mysql: refuse('MySQL cannot use the option "where" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "where" of the index "by_title".'),
        sqlite: 'CREATE INDEX "by_title" ON "posts" ("title") WHERE stars > 3',
      },
      catalog: {
        postgresql: [
          '+ CREATE INDEX by_title ON public.posts USING btree (title) WHERE (stars > 3)',
        ],
        sqlite: ['+ CREATE INDEX "by_title" ON "posts" ("title") WHERE stars > 3'],
      },
    },
    {
      title: '`with`',
      before: posts,
      call: (op) => op.createIndex('by_title', 'posts', ['title'], { with: { fillfactor: 70 } }),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ("title") WITH ("fillfactor" = 70)',
        mysql: refuse('MySQL cannot use the option "with" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "with" of the index "by_title".'),
        sqlite: refuse('SQLite cannot use the option "with" of the index "by_title".'),
      },
      catalog: {
        postgresql: [
          `+ CREATE INDEX by_title ON public.posts USING btree (title) WITH (fillfactor='70')`,
        ],
      },
    },
    {
      title: '`nullsNotDistinct`',
      before: posts,
      call: (op) =>
        op.createIndex('by_title', 'posts', ['title'], { unique: true, nullsNotDistinct: true }),
      sql: {
        postgresql: 'CREATE UNIQUE INDEX "by_title" ON "posts" ("title") NULLS NOT DISTINCT',
        mysql: refuse('MySQL cannot use the option "nullsNotDistinct" of the index "by_title".'),
        mariadb: refuse(
          'MariaDB cannot use the option "nullsNotDistinct" of the index "by_title".',
        ),
        sqlite: refuse('SQLite cannot use the option "nullsNotDistinct" of the index "by_title".'),
      },
      catalog: {
        postgresql: [
          '+ CREATE UNIQUE INDEX by_title ON public.posts USING btree (title) NULLS NOT DISTINCT',
        ],
      },
    },
    {
      title: '`tablespace`',
      before: posts,
      call: (op) => op.createIndex('by_title', 'posts', ['title'], { tablespace: 'pg_default' }),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "posts" ("title") TABLESPACE "pg_default"',
        mysql: refuse('MySQL cannot use the option "tablespace" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "tablespace" of the index "by_title".'),
        sqlite: refuse('SQLite cannot use the option "tablespace" of the index "by_title".'),
      },
      catalog: { postgresql: ['+ CREATE INDEX by_title ON public.posts USING btree (title)'] },
    },
    {
      title: '`withParser`, where the server has one',
      before: posts,
      call: (op) =>
        op.createIndex('by_title', 'posts', ['title'], {
          ...(op.context.dialect === 'mariadb' ? {} : { withParser: 'ngram' }),
          using: 'fulltext',
        }),
      sql: {
        postgresql: refuse(
          'PostgreSQL cannot use the option "withParser" of the index "by_title".',
        ),
        mysql: 'CREATE FULLTEXT INDEX `by_title` ON `posts` (`title`) WITH PARSER `ngram`',
        mariadb: 'CREATE FULLTEXT INDEX `by_title` ON `posts` (`title`)',
        sqlite: refuse('SQLite cannot use the option "using" of the index "by_title".'),
      },
      catalog: { mariadb: ['+ posts: FULLTEXT KEY `by_title` (`title`)'] },
    },
    {
      title: '`ifNotExists`',
      before: indexed,
      call: (op) => op.createIndex('by_title', 'posts', ['title'], { ifNotExists: true }),
      sql: {
        postgresql: 'CREATE INDEX IF NOT EXISTS "by_title" ON "posts" ("title")',
        mysql: refuse('MySQL cannot create the index "by_title" IF NOT EXISTS.'),
        mariadb: 'CREATE INDEX IF NOT EXISTS `by_title` ON `posts` (`title`)',
        sqlite: 'CREATE INDEX IF NOT EXISTS "by_title" ON "posts" ("title")',
      },
      catalog: {},
    },
    {
      title: '`concurrently`, outside the transaction of the step',
      before: posts,
      call: (op) =>
        op.autocommit(() => op.createIndex('by_title', 'posts', ['title'], { concurrently: true })),
      sql: {
        postgresql: 'CREATE INDEX CONCURRENTLY "by_title" ON "posts" ("title")',
        mysql: refuse('MySQL cannot use the option "concurrently" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "concurrently" of the index "by_title".'),
        sqlite: refuse('SQLite cannot use the option "concurrently" of the index "by_title".'),
      },
      catalog: { postgresql: ['+ CREATE INDEX by_title ON public.posts USING btree (title)'] },
    },
    {
      title: '`algorithm` and `lock`',
      before: posts,
      call: (op) =>
        op.createIndex('by_title', 'posts', ['title'], { algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of createIndex.'),
        mysql: 'CREATE INDEX `by_title` ON `posts` (`title`) ALGORITHM=INPLACE LOCK=NONE',
        sqlite: refuse('SQLite cannot use the option "algorithm" of createIndex.'),
      },
      catalog: { mariadb: ['+ posts: KEY `by_title` (`title`)'] },
    },
    {
      title: '`schema`',
      before: postsElsewhere,
      call: (op) => op.createIndex('by_title', 'posts', ['title'], { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'CREATE INDEX "by_title" ON "limbeck_other"."posts" ("title")',
        mysql: 'CREATE INDEX `by_title` ON `limbeck_other`.`posts` (`title`)',
        sqlite: 'CREATE INDEX "limbeck_other"."by_title" ON "posts" ("title")',
      },
      catalog: {
        postgresql: ['+ CREATE INDEX by_title ON limbeck_other.posts USING btree (title)'],
        mariadb: ['+ limbeck_other.posts: KEY `by_title` (`title`)'],
        sqlite: ['+ limbeck_other.CREATE INDEX "by_title" ON "posts" ("title")'],
      },
    },
  ],
  dropIndex: [
    {
      title: '`table`, which MySQL and MariaDB need',
      before: indexed,
      call: (op) => op.dropIndex('by_title', { table: 'posts' }),
      sql: {
        postgresql: 'DROP INDEX "by_title"',
        mysql: 'DROP INDEX `by_title` ON `posts`',
        sqlite: 'DROP INDEX "by_title"',
      },
      catalog: {
        postgresql: ['- CREATE INDEX by_title ON public.posts USING btree (title)'],
        mariadb: ['- posts: KEY `by_title` (`title`)'],
        sqlite: ['- CREATE INDEX "by_title" ON "posts" ("title")'],
      },
    },
    {
      title: 'without its table',
      before: indexed,
      call: (op) => op.dropIndex('by_title'),
      sql: {
        postgresql: 'DROP INDEX "by_title"',
        mysql: refuse(
          'MySQL and MariaDB need the table of the index "by_title" to drop it.',
          'operation_invalid',
        ),
        sqlite: 'DROP INDEX "by_title"',
      },
      catalog: {
        postgresql: ['- CREATE INDEX by_title ON public.posts USING btree (title)'],
        sqlite: ['- CREATE INDEX "by_title" ON "posts" ("title")'],
      },
    },
    {
      title: '`ifExists`',
      before: posts,
      call: (op) => op.dropIndex('by_title', { table: 'posts', ifExists: true }),
      sql: {
        postgresql: 'DROP INDEX IF EXISTS "by_title"',
        mysql: refuse('MySQL cannot drop the index "by_title" IF EXISTS.'),
        mariadb: 'DROP INDEX IF EXISTS `by_title` ON `posts`',
        sqlite: 'DROP INDEX IF EXISTS "by_title"',
      },
      catalog: {},
    },
    {
      title: '`concurrently`, outside the transaction of the step',
      before: indexed,
      call: (op) =>
        op.autocommit(() => op.dropIndex('by_title', { table: 'posts', concurrently: true })),
      sql: {
        postgresql: 'DROP INDEX CONCURRENTLY "by_title"',
        mysql: refuse('MySQL cannot use the option "concurrently" of the index "by_title".'),
        mariadb: refuse('MariaDB cannot use the option "concurrently" of the index "by_title".'),
        sqlite: refuse('SQLite cannot use the option "concurrently" of the index "by_title".'),
      },
      catalog: { postgresql: ['- CREATE INDEX by_title ON public.posts USING btree (title)'] },
    },
    {
      title: '`algorithm` and `lock`',
      before: indexed,
      call: (op) =>
        op.dropIndex('by_title', { table: 'posts', algorithm: 'inplace', lock: 'none' }),
      sql: {
        postgresql: refuse('PostgreSQL cannot use the option "algorithm" of dropIndex.'),
        mysql: 'ALTER TABLE `posts` DROP INDEX `by_title`, ALGORITHM=INPLACE, LOCK=NONE',
        sqlite: refuse('SQLite cannot use the option "algorithm" of dropIndex.'),
      },
      catalog: { mariadb: ['- posts: KEY `by_title` (`title`)'] },
    },
    {
      title: '`cascade`: with the foreign keys that stand on it',
      before: async (op) => {
        await op.createTable('teams', { id: t.integer(), code: t.varchar(20) })
        await op.createIndex('ix_teams', 'teams', ['id', 'code'], { unique: true })
        await op.createTable('users', { team: t.integer(), code: t.varchar(20) })
        await op.createForeignKey('fk_team', 'users', {
          columns: ['team', 'code'],
          references: { table: 'teams', columns: ['id', 'code'] },
        })
      },
      call: (op) => op.dropIndex('ix_teams', { table: 'teams', cascade: true }),
      sql: {
        postgresql: 'DROP INDEX "ix_teams" CASCADE',
        mysql: refuse('MySQL cannot use the option "cascade" of dropIndex of "ix_teams".'),
        mariadb: refuse('MariaDB cannot use the option "cascade" of dropIndex of "ix_teams".'),
        sqlite: refuse('SQLite cannot use the option "cascade" of dropIndex of "ix_teams".'),
      },
      catalog: {
        postgresql: [
          '- CREATE UNIQUE INDEX ix_teams ON public.teams USING btree (id, code)',
          '- users: CONSTRAINT fk_team FOREIGN KEY (team, code) REFERENCES teams(id, code)',
        ],
      },
    },
    {
      title: '`cascade` and `concurrently`: PostgreSQL has no way',
      before: (op) => op.createTable('users', { age: t.integer() }),
      call: (op) => op.dropIndex('ix', { table: 'users', cascade: true, concurrently: true }),
      sql: {
        postgresql: refuse('both concurrently and with what stands on it', 'operation_invalid'),
        mysql: refuse('MySQL cannot use the option "concurrently" of the index "ix".'),
        mariadb: refuse('MariaDB cannot use the option "concurrently" of the index "ix".'),
        sqlite: refuse('SQLite cannot use the option "concurrently" of the index "ix".'),
      },
      catalog: {},
    },
    {
      title: '`schema`',
      before: indexedElsewhere,
      call: (op) => op.dropIndex('by_title', { table: 'posts', schema: 'limbeck_other' }),
      sql: {
        postgresql: 'DROP INDEX "limbeck_other"."by_title"',
        mysql: 'DROP INDEX `by_title` ON `limbeck_other`.`posts`',
        sqlite: 'DROP INDEX "limbeck_other"."by_title"',
      },
      catalog: {
        postgresql: ['- CREATE INDEX by_title ON limbeck_other.posts USING btree (title)'],
        mariadb: ['- limbeck_other.posts: KEY `by_title` (`title`)'],
        sqlite: ['- limbeck_other.CREATE INDEX "by_title" ON "posts" ("title")'],
      },
    },
  ],
  renameIndex: [
    {
      title: '`table`, which MySQL and MariaDB need',
      before: indexed,
      call: (op) => op.renameIndex('by_title', 'titles', { table: 'posts' }),
      sql: {
        postgresql: 'ALTER INDEX "by_title" RENAME TO "titles"',
        mysql: 'ALTER TABLE `posts` RENAME INDEX `by_title` TO `titles`',
        sqlite: ['DROP INDEX "by_title"', 'CREATE INDEX "titles" ON "posts" ("title")'],
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX by_title ON public.posts USING btree (title)',
          '+ CREATE INDEX titles ON public.posts USING btree (title)',
        ],
        mariadb: ['- posts: KEY `by_title` (`title`)', '+ posts: KEY `titles` (`title`)'],
        sqlite: [
          '- CREATE INDEX "by_title" ON "posts" ("title")',
          '+ CREATE INDEX "titles" ON "posts" ("title")',
        ],
      },
    },
    {
      title: 'without its table',
      before: indexed,
      call: (op) => op.renameIndex('by_title', 'titles'),
      sql: {
        postgresql: 'ALTER INDEX "by_title" RENAME TO "titles"',
        mysql: refuse(
          'MySQL and MariaDB need the table of the index "by_title" to rename it.',
          'operation_invalid',
        ),
        sqlite: ['DROP INDEX "by_title"', 'CREATE INDEX "titles" ON "posts" ("title")'],
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX by_title ON public.posts USING btree (title)',
          '+ CREATE INDEX titles ON public.posts USING btree (title)',
        ],
        sqlite: [
          '- CREATE INDEX "by_title" ON "posts" ("title")',
          '+ CREATE INDEX "titles" ON "posts" ("title")',
        ],
      },
    },
    {
      title: '`schema`',
      before: indexedElsewhere,
      call: (op) =>
        op.renameIndex('by_title', 'titles', { table: 'posts', schema: 'limbeck_other' }),
      sql: {
        postgresql: 'ALTER INDEX "limbeck_other"."by_title" RENAME TO "titles"',
        mysql: 'ALTER TABLE `limbeck_other`.`posts` RENAME INDEX `by_title` TO `titles`',
        sqlite: [
          'DROP INDEX "limbeck_other"."by_title"',
          'CREATE INDEX "limbeck_other"."titles" ON "posts" ("title")',
        ],
      },
      catalog: {
        postgresql: [
          '- CREATE INDEX by_title ON limbeck_other.posts USING btree (title)',
          '+ CREATE INDEX titles ON limbeck_other.posts USING btree (title)',
        ],
        mariadb: [
          '- limbeck_other.posts: KEY `by_title` (`title`)',
          '+ limbeck_other.posts: KEY `titles` (`title`)',
        ],
        sqlite: [
          '- limbeck_other.CREATE INDEX "by_title" ON "posts" ("title")',
          '+ limbeck_other.CREATE INDEX "titles" ON "posts" ("title")',
        ],
      },
    },
  ],
}
