import { expect, it } from 'vitest'
import type { ColumnDefault } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { mysqlDialect } from '../dialect.ts'

type Row = Readonly<Record<string, unknown>>

const T = { schema: 'shop', table: 't' }

/** A row of information_schema.COLUMNS as MySQL 8 gives it, by the names of our query. */
function column(name: string, type: string, more: Row = {}): Row {
  const usual = {
    nullable: 'YES',
    expression: null,
    extra: '',
    generated: '',
    collation: null,
    comment: '',
    srid: null,
  }
  return { ...T, name, type, position: 1, ...usual, ...more }
}

/** The views behind that of the tables, in the order of the queries. */
const VIEWS = [
  'columns',
  'keyColumns',
  'keyActions',
  'checks',
  'indexes',
  'partitions',
  'views',
  'triggers',
  'functions',
  'parameters',
  'schemas',
]

/** Reads rows of MySQL 8, which no test runs: what its views hold is in its manual, named at each test. */
function read(rows: Readonly<Record<string, readonly Row[]>>) {
  const table = {
    ...T,
    type: 'BASE TABLE',
    engine: 'InnoDB',
    collation: 'utf8mb4_0900_ai_ci',
    options: '',
    comment: '',
  }
  const model = mysqlDialect.readCatalog([
    [{ home: 'shop', table: null }],
    rows['tables'] ?? [table],
    ...VIEWS.map((view) => rows[view] ?? []),
  ])
  return { model, table: model.tables['t'] }
}

// https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html
// https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html
it.each<[type: string, expression: string, extra: string, value: ColumnDefault]>([
  ['varchar(20)', "it's", '', "it's"],
  ['varchar(20)', '', '', ''],
  ['varchar(20)', 'NULL', '', 'NULL'],
  ['varchar(20)', 'CURRENT_TIMESTAMP', '', 'CURRENT_TIMESTAMP'],
  ['varchar(20)', '5', '', '5'],
  ['varchar(20)', String.raw`a\b`, '', String.raw`a\b`],
  ['varchar(20)', 'uuid()', 'DEFAULT_GENERATED', sql.raw('uuid()')],
  [
    'json',
    String.raw`json_array(_utf8mb4\'x\')`,
    'DEFAULT_GENERATED',
    sql.raw("json_array(_utf8mb4'x')"),
  ],
  ['varchar(9)', 'convert(0x615c62 using utf8mb4)', 'DEFAULT_GENERATED', String.raw`a\b`],
  ['int', '5', '', 5],
  ['tinyint(1)', '1', '', true],
  ['bigint unsigned', '18446744073709551615', '', 18_446_744_073_709_551_615n],
  ['decimal(10,2)', '1.50', '', sql.raw('1.50')],
  ['bit(8)', "b'101'", '', sql.raw("b'101'")],
  ['varbinary(4)', '0x41420000', '', sql.raw('0x41420000')],
  ['datetime', '2020-01-01 00:00:00', '', '2020-01-01 00:00:00'],
  ['datetime', 'CURRENT_TIMESTAMP', '', sql.raw('CURRENT_TIMESTAMP')],
  ['timestamp(3)', 'CURRENT_TIMESTAMP(3)', 'DEFAULT_GENERATED', sql.raw('CURRENT_TIMESTAMP(3)')],
])('MySQL shows the default of %s as %s (%s)', (type, expression, extra, value) => {
  const { table } = read({ columns: [column('a', type, { expression, extra })] })
  expect(table?.columns[0]?.default).toEqual(value)
})

it('reads what updates a column on MySQL, with a default and without', () => {
  const on = 'on update CURRENT_TIMESTAMP(6)'
  const { table } = read({
    columns: [
      column('a', 'datetime(6)', {
        expression: 'CURRENT_TIMESTAMP(6)',
        extra: `DEFAULT_GENERATED ${on}`,
      }),
      column('b', 'datetime(6)', { extra: on }),
      column('c', 'datetime(6)', { extra: on, nullable: 'NO' }),
    ],
  })
  const made = mysqlDialect.compile({
    kind: 'createTable',
    table: { name: 't', columns: table?.columns ?? [], constraints: [], indexes: [] },
  })
  expect(made[0]?.sql).toBe(
    [
      'CREATE TABLE `t` (',
      '  `a` DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) on update CURRENT_TIMESTAMP(6),',
      '  `b` DATETIME(6) DEFAULT NULL on update CURRENT_TIMESTAMP(6),',
      '  `c` DATETIME(6) NOT NULL on update CURRENT_TIMESTAMP(6)',
      ')',
    ].join('\n'),
  )
})

// https://dev.mysql.com/doc/refman/8.4/en/invisible-columns.html and …/spatial-type-overview.html
it('reads generated, invisible and spatial columns of MySQL', () => {
  const { table } = read({
    columns: [
      column('a', 'varchar(9)', {
        position: 2,
        extra: 'STORED GENERATED',
        generated: String.raw`concat(${'`b`'},_utf8mb4\' it\\\'s\')`,
        collation: 'utf8mb4_bin',
      }),
      column('b', 'varchar(9)', { collation: 'utf8mb4_0900_ai_ci', comment: "it's" }),
      column('c', 'point', { position: 3, srid: '4326', extra: 'INVISIBLE' }),
      column('id', 'int unsigned', { position: 4, extra: 'auto_increment', nullable: 'NO' }),
    ],
  })
  expect(table?.columns).toEqual([
    { name: 'b', type: { kind: 'varchar', length: 9 }, nullable: true, comment: "it's" },
    {
      name: 'a',
      type: { kind: 'varchar', length: 9 },
      nullable: true,
      generated: { expression: sql.raw("concat(`b`,_utf8mb4' it''s')"), stored: true },
      collation: 'utf8mb4_bin',
    },
    {
      name: 'c',
      type: { kind: 'native', dialect: 'mysql', sql: 'point srid 4326' },
      nullable: true,
      isVisible: false,
    },
    {
      name: 'id',
      type: { kind: 'native', dialect: 'mysql', sql: 'int unsigned' },
      nullable: false,
      autoIncrement: true,
    },
  ])
})

// https://dev.mysql.com/doc/refman/8.4/en/information-schema-statistics-table.html
it('reads keys, indexes over expressions and invisible ones of MySQL', () => {
  const index = (name: string, more: Row): Row => ({
    ...T,
    name,
    position: 1,
    column: null,
    non_unique: 1,
    type: 'BTREE',
    length: null,
    direction: 'A',
    comment: '',
    expression: null,
    visible: 'YES',
    ...more,
  })
  const { table } = read({
    indexes: [
      index('PRIMARY', { column: 'id', non_unique: 0 }),
      index('lower_a', {
        expression: String.raw`lower(concat(${'`a`'},_utf8mb4\'x\'))`,
        non_unique: 0,
      }),
      index('hidden', { column: 'a', direction: 'D', visible: 'NO', length: '5' }),
      index('fk', { column: 'p' }),
      index('p', { column: 'p' }),
    ],
    keyColumns: [
      {
        ...T,
        name: 'fk',
        position: '1',
        column: 'p',
        referenced_schema: 'shop',
        referenced_table: 'parents',
        referenced_column: 'id',
      },
    ],
    keyActions: [{ ...T, name: 'fk', on_delete: 'NO ACTION', on_update: 'CASCADE' }],
    checks: [{ ...T, name: 'ck', expression: String.raw`(${'`a`'} <> _utf8mb4\'x\')` }],
  })
  expect(table?.constraints).toEqual([
    { kind: 'primaryKey', name: 'PRIMARY', columns: ['id'] },
    {
      kind: 'foreignKey',
      name: 'fk',
      columns: ['p'],
      references: { table: 'parents', columns: ['id'] },
      onUpdate: 'cascade',
    },
    { kind: 'check', name: 'ck', expression: sql.raw("(`a` <> _utf8mb4'x')") },
  ])
  expect(table?.indexes).toEqual([
    {
      name: 'lower_a',
      elements: [{ expression: sql.raw("lower(concat(`a`,_utf8mb4'x'))") }],
      unique: true,
    },
    {
      name: 'hidden',
      elements: [{ column: 'a', order: 'desc', length: 5 }],
      unique: false,
      isVisible: false,
    },
    { name: 'p', elements: [{ column: 'p' }], unique: false },
  ])
})

// https://dev.mysql.com/doc/refman/8.4/en/information-schema-tables-table.html
it('reads the options of tables of MySQL', () => {
  const options = `row_format=COMPRESSED stats_persistent=1 KEY_BLOCK_SIZE=8 partitioned COMPRESSION="zlib" ENCRYPTION='Y'`
  const row = { ...T, type: 'BASE TABLE', engine: 'InnoDB', collation: 'latin1_bin', options }
  expect(read({ tables: [{ ...row, comment: "it's" }] }).table).toMatchObject({
    comment: "it's",
    options: {
      engine: 'InnoDB',
      collation: 'latin1_bin',
      rowFormat: 'COMPRESSED',
      statsPersistent: 1,
      keyBlockSize: 8,
      compression: 'zlib',
      encryption: 'Y',
    },
  })
})

it('asks MySQL for what it has and MariaDB has not', () => {
  const texts = mysqlDialect.catalogQueries({ kind: 'schemas', schemas: ['shop', "it's"] })
  const [, , columns, , , checks, indexes] = texts.map((query) => query.sql)
  expect(columns).toMatch(/v\.SRS_ID AS `srid`/)
  expect(checks).toMatch(/JOIN information_schema\.CHECK_CONSTRAINTS c/)
  expect(indexes).toMatch(/v\.EXPRESSION AS `expression`, v\.IS_VISIBLE AS `visible`/)
  for (const text of [columns, checks, indexes])
    expect(text).toMatch(/= 'shop'(?:.|\n)*\nUNION ALL\n(?:.|\n)*= 'it''s'/)
})
