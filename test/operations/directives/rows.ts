import { sql, t } from '../../../src/index.ts'
import { type DirectiveCases, otherSchema, type Script } from './case.ts'

const notes: Script = (op) => op.createTable('notes', { id: t.integer(), text: t.varchar(20) })

const notesElsewhere: Script = async (op) => {
  await otherSchema(op)
  await op.createTable('notes', { id: t.integer() }, { schema: 'limbeck_other' })
}

/** Rows, and SQL of your own. */
export const ROW_CASES: DirectiveCases = {
  bulkInsert: [
    {
      title: 'rows; an expression stands for a value, and what is not there is left to its default',
      before: notes,
      call: (op) =>
        op.bulkInsert('notes', [
          { id: 1, text: "it's" },
          { id: sql`1 + ${1}`, text: null },
          { id: 3 },
        ]),
      sql: {
        postgresql: [
          'INSERT INTO "notes" ("id", "text") VALUES ($1, $2), (1 + $3, $4)',
          'INSERT INTO "notes" ("id") VALUES ($1)',
        ],
        mysql: [
          'INSERT INTO `notes` (`id`, `text`) VALUES (?, ?), (1 + ?, ?)',
          'INSERT INTO `notes` (`id`) VALUES (?)',
        ],
        sqlite: [
          'INSERT INTO "notes" ("id", "text") VALUES (?, ?), (1 + ?, ?)',
          'INSERT INTO "notes" ("id") VALUES (?)',
        ],
      },
      catalog: {
        postgresql: [
          `+ notes row {"id":1,"text":"it's"}`,
          '+ notes row {"id":2,"text":null}',
          '+ notes row {"id":3,"text":null}',
        ],
        mariadb: [
          `+ notes row {"id":1,"text":"it's"}`,
          '+ notes row {"id":2,"text":null}',
          '+ notes row {"id":3,"text":null}',
        ],
        sqlite: [
          `+ notes row {"id":1,"text":"it's"}`,
          '+ notes row {"id":2,"text":null}',
          '+ notes row {"id":3,"text":null}',
        ],
      },
    },
    {
      title: '`schema`',
      before: notesElsewhere,
      call: (op) => op.bulkInsert('notes', [{ id: 1 }], { schema: 'limbeck_other' }),
      sql: {
        postgresql: 'INSERT INTO "limbeck_other"."notes" ("id") VALUES ($1)',
        mysql: 'INSERT INTO `limbeck_other`.`notes` (`id`) VALUES (?)',
        sqlite: 'INSERT INTO "limbeck_other"."notes" ("id") VALUES (?)',
      },
      catalog: {
        postgresql: ['+ limbeck_other.notes row {"id":1}'],
        mariadb: ['+ limbeck_other.notes row {"id":1}'],
        sqlite: ['+ limbeck_other.notes row {"id":1}'],
      },
    },
  ],
  execute: [
    {
      title: 'an expression with values and names',
      before: notes,
      call: (op) =>
        op.execute(sql`INSERT INTO ${sql.id('notes')} (id, text) VALUES (${7}, ${'x'})`),
      sql: {
        postgresql: 'INSERT INTO "notes" (id, text) VALUES ($1, $2)',
        mysql: 'INSERT INTO `notes` (id, text) VALUES (?, ?)',
        sqlite: 'INSERT INTO "notes" (id, text) VALUES (?, ?)',
      },
      catalog: {
        postgresql: ['+ notes row {"id":7,"text":"x"}'],
        mariadb: ['+ notes row {"id":7,"text":"x"}'],
        sqlite: ['+ notes row {"id":7,"text":"x"}'],
      },
    },
    {
      title: 'a text with several statements',
      before: notes,
      call: (op) =>
        op.execute('INSERT INTO notes (id) VALUES (1); INSERT INTO notes (id) VALUES (2)'),
      sql: {
        postgresql: ['INSERT INTO notes (id) VALUES (1)', 'INSERT INTO notes (id) VALUES (2)'],
        mysql: ['INSERT INTO notes (id) VALUES (1)', 'INSERT INTO notes (id) VALUES (2)'],
        sqlite: ['INSERT INTO notes (id) VALUES (1)', 'INSERT INTO notes (id) VALUES (2)'],
      },
      catalog: {
        postgresql: ['+ notes row {"id":1,"text":null}', '+ notes row {"id":2,"text":null}'],
        mariadb: ['+ notes row {"id":1,"text":null}', '+ notes row {"id":2,"text":null}'],
        sqlite: ['+ notes row {"id":1,"text":null}', '+ notes row {"id":2,"text":null}'],
      },
    },
  ],
  query: [
    {
      title: 'the rows of a statement',
      before: notes,
      call: (op) => op.query('SELECT id FROM notes'),
      sql: {
        postgresql: 'SELECT id FROM notes',
        mysql: 'SELECT id FROM notes',
        sqlite: 'SELECT id FROM notes',
      },
      catalog: {},
    },
  ],
}
