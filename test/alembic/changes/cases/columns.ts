import type { ChangeCase, ColumnSketch, TypeSketch } from '../schema-sketch.ts'
import { KEY } from './key.ts'

type Column = TypeSketch | ColumnSketch

/** A table whose column `x` is another. */
function change(
  title: string,
  before: Column | undefined,
  after: Column | undefined,
  rest: Partial<ChangeCase> = {},
): ChangeCase {
  const withColumn = (x: Column | undefined) => ({
    items: { columns: { id: KEY, ...(x === undefined ? {} : { x }), last: 'text' as const } },
  })
  return { title, before: withColumn(before), after: withColumn(after), ...rest }
}

const SERVERS = { on: ['postgresql', 'mariadb'] } as const
const POSTGRESQL = { on: ['postgresql'] } as const
const MARIADB = { on: ['mariadb'] } as const

/** Columns that come, go and change. */
export const COLUMN_CHANGES: readonly ChangeCase[] = [
  change('a new column', undefined, 'integer'),
  change('a new column with all that it can say', undefined, {
    type: ['varchar', 20],
    notNull: true,
    default: 'x',
  }),
  change('a column that is gone', 'integer', undefined),
  change('a column with a default that is gone', { type: 'integer', default: 1 }, undefined),
  change('a column that takes no NULL any more', 'integer', { type: 'integer', notNull: true }),
  change('a column that takes NULL', { type: 'integer', notNull: true }, 'integer'),
  change('a longer text', ['varchar', 50], ['varchar', 51]),
  change('a shorter text', ['varchar', 50], ['varchar', 20]),
  change('a text without an end', ['varchar', 50], 'text'),
  change('a text with an end', 'text', ['varchar', 50]),
  change('a larger number', 'integer', 'bigint'),
  change('a smaller number', 'integer', 'smallint'),
  change('a number with decimals', 'integer', ['numeric', 10, 2]),
  change('more decimals', ['numeric', 10, 2], ['numeric', 12, 4]),
  change('a number that is rounded', ['numeric', 10, 2], 'double'),
  change('another precision of a float', 'real', 'double'),
  change('a number that becomes a text', 'integer', ['varchar', 20]),
  change('a text that becomes a date', ['varchar', 20], 'date'),
  change('a date that gets a time', 'date', 'timestamp'),
  change('a time that gets a zone', 'timestamp', 'timestamptz', POSTGRESQL),
  change('a boolean that becomes a number', 'boolean', 'integer'),
  change('a document that becomes a text', 'json', 'text', POSTGRESQL),
  change('a document in another form', 'json', 'pg.jsonb', POSTGRESQL),
  change('a list of another type', ['array', 'integer'], ['array', 'text'], POSTGRESQL),
  change('a value that becomes a list', 'integer', ['array', 'integer'], {
    ...POSTGRESQL,
    onlyLimbeck: 'a column that becomes an array',
    notRun: 'A number has no cast to a list: what becomes of it is for the author to say.',
  }),
  change('a fixed text', ['varchar', 20], ['char', 20]),
  change('bytes that become a text', 'binary', 'text'),
  change('an id that becomes a text', 'uuid', ['varchar', 36], POSTGRESQL),
  change('a longer text of MySQL', 'text', 'mysql.mediumtext', MARIADB),
  change('fractions of a second', 'timestamp', ['mysql.datetime', 3], {
    ...MARIADB,
    onlyLimbeck: 'arguments of a type that only one side has',
  }),
  change(
    'another value of an enumeration in the column',
    ['enum', ['a', 'b'], { name: 'mood' }],
    ['enum', ['a', 'b', 'c'], { name: 'mood' }],
    MARIADB,
  ),
  change('a new default', 'integer', { type: 'integer', default: 1 }),
  change('another default', { type: 'integer', default: 1 }, { type: 'integer', default: 2 }),
  change('a default that is gone', { type: 'integer', default: 1 }, 'integer'),
  change(
    'another default text',
    { type: ['varchar', 20], default: 'one' },
    { type: ['varchar', 20], default: 'other' },
  ),
  change(
    'another default text with a quote in it',
    { type: ['varchar', 20], default: 'one' },
    { type: ['varchar', 20], default: "it's" },
    { ...POSTGRESQL, onlyLimbeck: 'a default with a quote in it, where Alembic fails' },
  ),
  change(
    'another default of a decimal',
    { type: ['numeric', 8, 2], default: 1 },
    { type: ['numeric', 8, 2], default: 1.5 },
    { onlyLimbeck: { mariadb: 'a default of a decimal or a boolean' } },
  ),
  change(
    'another default truth',
    { type: 'boolean', default: true, notNull: true },
    { type: 'boolean', default: false, notNull: true },
    { onlyLimbeck: { mariadb: 'a default of a decimal or a boolean' } },
  ),
  change('a default that is computed', 'timestamp', {
    type: 'timestamp',
    default: { sql: 'CURRENT_TIMESTAMP' },
  }),
  change(
    'a default that is computed, and a fixed one',
    { type: 'timestamp', default: { sql: 'CURRENT_TIMESTAMP' } },
    { type: 'timestamp', default: '2026-01-01 00:00:00' },
  ),
  change(
    'another default document',
    { type: 'pg.jsonb', default: '{}' },
    { type: 'pg.jsonb', default: '{"a": 1}' },
    POSTGRESQL,
  ),
  change('a new comment', 'integer', { type: 'integer', comment: "it's x" }, SERVERS),
  change(
    'another comment',
    { type: 'integer', comment: 'one' },
    { type: 'integer', comment: 'other' },
    SERVERS,
  ),
  change('a comment that is gone', { type: 'integer', comment: 'one' }, 'integer', SERVERS),
  change(
    'type, NULL and default at once',
    { type: ['varchar', 10], default: 'a' },
    { type: 'text', notNull: true },
    POSTGRESQL,
  ),
  change(
    'everything at once',
    { type: ['varchar', 10], default: 'a', comment: 'one' },
    { type: ['varchar', 30], notNull: true, default: 'b', comment: 'other' },
    SERVERS,
  ),
  change(
    'a column that numbers itself in another way',
    { type: 'integer', identity: { always: true } },
    { type: 'integer', identity: { always: false } },
    POSTGRESQL,
  ),
  change(
    'a column that counts from elsewhere',
    { type: 'integer', identity: { always: false, start: 1 } },
    { type: 'integer', identity: { always: false, start: 100 } },
    POSTGRESQL,
  ),
  change(
    'a column that numbers itself from now on',
    { type: 'integer', notNull: true },
    { type: 'integer', identity: { always: true } },
    POSTGRESQL,
  ),
  change(
    'a column that does not number itself any more',
    { type: 'integer', identity: { always: true } },
    { type: 'integer', notNull: true },
    POSTGRESQL,
  ),
  change(
    'another expression of a column that the database computes',
    { type: 'text', generated: { sql: "coalesce(last, 'x')", stored: true } },
    { type: 'text', generated: { sql: "coalesce(last, 'y')", stored: true } },
    { onlyLimbeck: 'the expression of a generated column' },
  ),
  change(
    'another column that the database computes',
    undefined,
    {
      type: 'text',
      generated: { sql: "coalesce(last, 'y')", stored: false },
    },
    { on: ['mariadb', 'sqlite'] },
  ),
  change(
    'a column that is computed from now on',
    { type: 'text' },
    { type: 'text', generated: { sql: "coalesce(last, 'x')", stored: true } },
    { onlyLimbeck: 'a column that becomes a generated one, and back' },
  ),
  change(
    'a column that is not computed any more',
    { type: 'text', generated: { sql: "coalesce(last, 'x')", stored: true } },
    { type: 'text' },
    { onlyLimbeck: 'a column that becomes a generated one, and back' },
  ),
  change(
    'another collation',
    { type: ['varchar', 20], collation: 'C' },
    { type: ['varchar', 20], collation: 'POSIX' },
    POSTGRESQL,
  ),
  change(
    'another collation on MySQL',
    { type: ['varchar', 20], collation: 'utf8mb4_bin' },
    { type: ['varchar', 20], collation: 'utf8mb4_unicode_ci' },
    MARIADB,
  ),
  change(
    'another value of an enumeration',
    ['enum', ['a', 'c'], { name: 'mood' }],
    ['enum', ['a', 'b', 'c'], { name: 'mood' }],
    { ...POSTGRESQL, onlyLimbeck: 'the values of an enumeration' },
  ),
  change(
    'a value of an enumeration that is gone',
    ['enum', ['a', 'b', 'c'], { name: 'mood' }],
    ['enum', ['a', 'c'], { name: 'mood' }],
    { ...POSTGRESQL, onlyLimbeck: 'the values of an enumeration' },
  ),
]
