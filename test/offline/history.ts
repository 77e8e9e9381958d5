import { createTestProject, type TestProject } from '../cli/test-project.ts'
import type { EngineName } from '../setup/engines.ts'

/** Values that have to arrive as they are. */
const VALUES = `
const TRICKY = [
  { id: 1, text: "it's; -- \\"quoted\\" \`and\` \\\\escaped\\\\n ?$1:name@x %s \\\\", big: 9223372036854775807n, flag: true },
  { id: 2, text: 'line\\r\\nbreak\\n\\n\\n\\ttab\\b\\u001a /* open', big: -9223372036854775808n, flag: false },
  { id: 3, text: '😀 é ß 漢字 \\u{1F468}\\u200D\\u{1F469}', big: 0n, flag: null },
  { id: 4, text: '', big: null, flag: true, bytes: new Uint8Array([0, 1, 39, 92, 127, 128, 254, 255]) },
  { id: 5, text: null, day: '2024-02-29', moment: new Date('2026-11-20T06:25:51.995Z'), number: -1.5e-10 },
  { id: 6, text: 'NULL', json: { a: ["it's", '\\\\', null, { b: '"\\n😀' }] }, exact: '12345678901234.10', bytes: new Uint8Array([]) },
  { id: 7, text: '$limbeck$ // $$ DELIMITER ;', number: 1e300, day: '0999-01-01' },
]
`

/** SQL scripts with bodies that hold semicolons. */
const BODIES: { readonly [Name in EngineName]: { readonly up: string; readonly down: string } } = {
  postgresql: {
    up: `CREATE FUNCTION mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.note := 'marked; ' || NEW.id; -- a comment; with a semicolon
  RETURN NEW;
END $$;
CREATE TRIGGER marks BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION mark();
INSERT INTO people (id, text) VALUES (100, 'by trigger')`,
    down: 'DELETE FROM people WHERE id = 100; DROP TRIGGER marks ON people; DROP FUNCTION mark();',
  },
  mariadb: {
    up: `DELIMITER //
CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC BEGIN DECLARE r INT; SET r = n * 2; RETURN r; END//
DELIMITER ;
CREATE TRIGGER marks BEFORE INSERT ON people FOR EACH ROW BEGIN
  SET NEW.note = CONCAT('marked; ', twice(NEW.id));
END;
INSERT INTO people (id, text) VALUES (100, 'by trigger');`,
    down: 'DELETE FROM people WHERE id = 100; DROP TRIGGER marks; DROP FUNCTION twice;',
  },
  sqlite: {
    up: `CREATE TRIGGER marks AFTER INSERT ON people BEGIN
  UPDATE people SET note = 'marked; ' || NEW.id WHERE id = NEW.id;
END;
INSERT INTO people (id, text) VALUES (100, 'by trigger');`,
    down: 'DELETE FROM people WHERE id = 100; DROP TRIGGER marks;',
  },
}

interface Script {
  readonly revision: string
  readonly downRevision: string
  readonly more?: string
  readonly before?: string
  readonly up: string
  readonly down: string
}

const SCRIPTS: readonly Script[] = [
  {
    revision: 'a1',
    downRevision: 'null',
    before: VALUES,
    up: `
  await op.createTable('users', {
    id: t.integer().primaryKey().autoIncrement(false),
    text: t.text(),
    big: t.bigint(),
    flag: t.boolean(),
    bytes: t.binary(),
    day: t.date(),
    moment: t.timestamptz(),
    number: t.double(),
    json: t.json(),
    exact: t.numeric(30, 2),
    note: t.varchar(50).default("it's \\\\ a note").comment("a \\\\ comment's; text"),
  }, () => [check('positive', sql\`id > \${0}\`)])
  await op.bulkInsert('users', TRICKY)
  await op.createTable('groups', { id: t.integer().primaryKey(), name: t.varchar(40).notNull().unique() })
  await op.createIndex('ix_users_day', 'users', ['day', 'number'])`,
    down: `
  await op.dropTable('groups')
  await op.dropTable('users')`,
  },
  {
    revision: 'b2',
    downRevision: "'a1'",
    // What Kysely calls a transaction is a savepoint, and needs one around it.
    more: 'export const transaction = true',
    up: `
  await op.addColumn('users', 'group_id', t.integer())
  await op.addColumn('users', 'score', t.integer().notNull().default(3))
  await op.renameColumn('users', 'number', 'amount')
  await op.renameTable('users', 'people')
  await op.dropIndex('ix_users_day', { table: 'people' })
  await op.createIndex('ix_people_score', 'people', ['score'])
  if (op.context.dialect !== 'sqlite') {
    await op.createForeignKey('fk_group', 'people', { columns: ['group_id'], references: { table: 'groups', columns: ['id'] } })
    await op.createUniqueConstraint('uq_score', 'people', ['score', 'id'])
    await op.createCheckConstraint('ck_score', 'people', sql\`score < 1000\`)
  }
  await op.execute(sql\`UPDATE people SET score = \${-7} WHERE text LIKE \${"it's; --%"}\`)
  await op.execute("INSERT INTO groups (id, name) VALUES (1, 'a;b'); INSERT INTO groups (id, name) VALUES (2, 'c')")
  await op.db.updateTable('people').set({ group_id: 2, note: "O'Neil \\\\" }).where('id', 'in', [2, 3]).execute()
  await op.db.transaction().execute((trx) => trx.deleteFrom('people').where('id', '=', 5).execute())
  await op.attempt((inner) => inner.execute('DELETE FROM people WHERE id = 4'))`,
    down: `
  if (op.context.dialect !== 'sqlite') {
    await op.dropConstraint('ck_score', 'people', { type: 'check' })
    await op.dropConstraint('uq_score', 'people', { type: 'unique' })
    await op.dropConstraint('fk_group', 'people', { type: 'foreignKey' })
  }
  await op.execute('DELETE FROM groups')
  await op.dropIndex('ix_people_score', { table: 'people' })
  await op.renameTable('people', 'users')
  await op.renameColumn('users', 'amount', 'number')
  await op.createIndex('ix_users_day', 'users', ['day', 'number'])
  await op.dropColumn('users', 'score')
  await op.dropColumn('users', 'group_id')`,
  },
  {
    revision: 'd4',
    downRevision: "'c3'",
    more: 'export const transaction = false',
    up: `
  await op.createTable('tags', { id: t.integer().primaryKey(), name: t.varchar(20) })
  await op.bulkInsert('tags', [{ id: 1, name: 'x' }, { id: 2, name: null }])
  await op.createIndex('ix_tags', 'tags', ['name'])`,
    down: `
  await op.dropTable('tags')`,
  },
  {
    revision: 'e5',
    downRevision: "'d4'",
    more: "export const branchLabels = 'left'",
    up: `
  await op.execute("UPDATE tags SET name = 'before' WHERE id = 1")
  await op.autocommit(async (auto) => {
    if (op.context.dialect === 'postgresql') await auto.execute('CREATE INDEX CONCURRENTLY ix_left ON tags (id)')
    else await auto.createIndex('ix_left', 'tags', ['id'])
    await auto.execute("INSERT INTO tags (id, name) VALUES (3, 'auto')")
  })
  await op.execute("UPDATE tags SET name = 'after' WHERE id = 2")`,
    down: `
  await op.execute('DELETE FROM tags WHERE id = 3')
  await op.dropIndex('ix_left', { table: 'tags' })`,
  },
  {
    revision: 'e6',
    downRevision: "'d4'",
    up: `
  await op.createTable('right_one', { id: t.integer().primaryKey() })`,
    down: `
  await op.dropTable('right_one')`,
  },
  {
    revision: 'f7',
    downRevision: "['e5', 'e6']",
    up: '',
    down: '',
  },
  {
    revision: 'h9',
    downRevision: "'f7'",
    up: `
  if (op.context.features.tableComments) await op.createTableComment('tags', "it's; a \\\\ table")
  if (op.context.dialect === 'sqlite') {
    const tags = table('tags', { id: t.integer().primaryKey(), name: t.varchar(20) }, (c) => [
      index('ix_tags').on(c.name),
      index('ix_left').on(c.id),
    ])
    await op.batchAlterTable('tags', async (batch) => {
      await batch.alterColumn('name', { type: t.varchar(40), default: "it's" })
      await batch.createCheckConstraint('small', 'id > 0')
    }, { copyFrom: tags })
    return
  }
  await op.alterColumn('people', 'note', {
    type: t.varchar(80),
    default: 'other \\\\',
    existing: t.varchar(50).default("it's \\\\ a note").comment("a \\\\ comment's; text"),
  })
  await op.alterColumn('people', 'amount', { name: 'sum', nullable: true, comment: null, existing: t.double() })
  await op.renameIndex('ix_people_score', 'ix renamed', { table: 'people' })
  await op.renameConstraint('uq_score', 'people', 'uq_renamed', { type: 'unique' })
  await op.createSequence('numbers', { start: 5, increment: 2 })
  await op.alterSequence('numbers', { increment: 3 })
  if (op.context.dialect !== 'postgresql') return
  await op.createSchema('extra')
  await op.createTable('numbers', { id: t.integer().primaryKey(), list: t.array(t.text()) }, { schema: 'extra' })
  await op.bulkInsert('numbers', [{ id: 1, list: ["it's", '\\\\', null] }, { id: 2, list: [] }], { schema: 'extra' })
  await op.execute("SELECT setval('numbers', 44)")
  await op.createForeignKey('fk_late', 'people', { columns: ['score'], references: { table: 'groups', columns: ['id'] }, notValid: true })
  await op.dropConstraint('fk_late', 'people')`,
    down: `
  if (op.context.features.tableComments) await op.dropTableComment('tags')
  if (op.context.dialect === 'sqlite') {
    const tags = table('tags', { id: t.integer().primaryKey(), name: t.varchar(40).default("it's") }, (c) => [
      check('small', sql\`id > 0\`),
      index('ix_tags').on(c.name),
      index('ix_left').on(c.id),
    ])
    await op.batchAlterTable('tags', async (batch) => {
      await batch.dropConstraint('ck_tags_small')
      await batch.alterColumn('name', { type: t.varchar(20), default: null })
    }, { copyFrom: tags })
    return
  }
  if (op.context.dialect === 'postgresql') await op.dropSchema('extra', { cascade: true })
  await op.dropSequence('numbers')
  await op.renameConstraint('uq_renamed', 'people', 'uq_score', { type: 'unique' })
  await op.renameIndex('ix renamed', 'ix_people_score', { table: 'people' })
  await op.alterColumn('people', 'sum', { name: 'amount', existing: t.double() })
  await op.alterColumn('people', 'note', {
    type: t.varchar(50),
    default: "it's \\\\ a note",
    existing: t.varchar(80).default('other \\\\').comment("a \\\\ comment's; text"),
  })`,
  },
  {
    revision: 'g8',
    downRevision: 'null',
    more: "export const dependsOn = 'b2'",
    up: `
  await op.execute(sql\`INSERT INTO people (id, text) VALUES (\${200}, \${'alone \\\\'})\`)`,
    down: `
  await op.execute('DELETE FROM people WHERE id = 200')`,
  },
]

/** A project with everything that a script can do, for a database that may not be there. */
export function createHistory(engine: EngineName): TestProject {
  const project = createTestProject()
  for (const { revision, downRevision, more = '', before = '', up, down } of SCRIPTS) {
    project.write(
      `versions/${revision}.mjs`,
      `/** message of ${revision} */
import { check, index, sql, t, table } from 'limbeck/schema'
export const revision = '${revision}'
export const downRevision = ${downRevision}
${more}
${before}
export async function upgrade(op) {${up}
}
export async function downgrade(op) {${down}
}
`,
    )
  }
  const header = '-- bodies\n-- Revision ID: c3\n-- Revises: b2\n'
  project.write('versions/c3_bodies.up.sql', `${header}${BODIES[engine].up}`)
  project.write('versions/c3_bodies.down.sql', BODIES[engine].down)
  return project
}
