import { describe, expect, test } from 'vitest'
import { sql, t, table } from '../../src/schema.ts'
import { getEngine } from '../setup/engines.ts'
import { createGenerateProject, type GenerateProject } from './generate-project.ts'

const quiet = { changes: [], unknown: [], unverified: [] }

/** Leads to models one after the other, and all the way back; gives the bodies of the scripts between them. */
async function lead(project: GenerateProject, models: readonly object[]) {
  const bodies: (readonly string[] | undefined)[] = []
  for (const each of models) {
    bodies.push(await project.generate(each))
    await project.migrator.upgrade()
    expect(await project.migrator.check()).toEqual(quiet)
  }
  for (const _ of models.slice(1)) await project.migrator.downgrade()
  return bodies.slice(1)
}

const postgresql = getEngine('postgresql')

describe.skipIf(!postgresql.isAvailable)('options of tables on postgresql', () => {
  const columns = { id: t.integer().primaryKey(), made_on: t.date() }

  test('storage parameters and whether it is logged', async () => {
    const project = await createGenerateProject(await postgresql.createUrl())
    const bodies = await lead(project, [
      { logs: table('logs', columns, { with: { fillfactor: 70, autovacuum_enabled: false } }) },
      { logs: table('logs', columns, { with: { fillfactor: 80 }, options: { unlogged: true } }) },
      { logs: table('logs', columns, { options: { unlogged: false } }) },
    ])
    expect(bodies).toEqual([
      [
        `await op.alterTableOptions(
  'logs',
  { unlogged: true },
  { with: { fillfactor: 80, autovacuum_enabled: null } },
)
`,
        `await op.alterTableOptions(
  'logs',
  { unlogged: null },
  { with: { fillfactor: '70', autovacuum_enabled: 'false' } },
)
`,
      ],
      [
        "await op.alterTableOptions('logs', { unlogged: false })\n",
        "await op.alterTableOptions('logs', { unlogged: true })\n",
      ],
    ])
    expect(
      await project.query("SELECT relpersistence, reloptions FROM pg_class WHERE relname = 'logs'"),
    ).toEqual([{ relpersistence: 'p', reloptions: ['fillfactor=70', 'autovacuum_enabled=false'] }])
  })

  test('what a model does not say stays as it is', async () => {
    const project = await createGenerateProject(await postgresql.createUrl())
    await project.apply({ logs: table('logs', columns) })
    await project.query('ALTER TABLE logs SET (fillfactor = 50)', 'ALTER TABLE logs SET UNLOGGED')
    expect(await project.migrator.check()).toEqual(quiet)
  })

  test('parts are made with their table, left alone by others, and never made anew', async () => {
    const project = await createGenerateProject(await postgresql.createUrl())
    const parted = (by: string, end: number) => ({
      a_part: table(
        'a_part',
        { id: t.integer().notNull(), day: t.integer().notNull() },
        { partitionOf: { table: 'events', bounds: `FOR VALUES FROM (0) TO (${end})` } },
      ),
      events: table(
        'events',
        { id: t.integer().notNull(), day: t.integer().notNull() },
        { options: { partitionBy: by } },
      ),
    })
    await project.apply(parted('RANGE (day)', 10))
    expect(await project.migrator.check()).toEqual(quiet)
    await project.query('CREATE TABLE by_hand PARTITION OF events FOR VALUES FROM (10) TO (20)')
    expect(await project.migrator.check()).toEqual(quiet)
    expect(await project.generate(parted('range( day )', 10))).toBeUndefined()
    expect(await project.generate(parted('RANGE (id)', 5))).toBeUndefined()
    expect(await project.migrator.check()).toEqual({
      ...quiet,
      unverified: [
        {
          object: 'the place of the partition "a_part", which is not altered',
          inDatabase: 'events FOR VALUES FROM (0) TO (10)',
          inModels: 'events FOR VALUES FROM (0) TO (5)',
        },
        {
          object: 'how "events" is parted, which is not altered',
          inDatabase: 'RANGE (day)',
          inModels: 'RANGE (id)',
        },
      ],
    })
  })
})

const mariadb = getEngine('mariadb')

describe.skipIf(!mariadb.isAvailable)('options of tables on mariadb', () => {
  const columns = {
    id: t.integer().primaryKey(),
    name: t.varchar(20).notNull().default('x'),
    note: t.text(),
    own: t.varchar(20).collate('utf8mb4_bin'),
  }
  const logs = (options: Readonly<Record<string, string | number>>) => ({
    logs: table('logs', columns, { options }),
  })

  test('engine, format of rows and what is kept of them', async () => {
    const project = await createGenerateProject(await mariadb.createUrl())
    const [first, second] = await lead(project, [
      logs({ engine: 'InnoDB' }),
      logs({ engine: 'MyISAM', maxRows: 1000, checksum: 1 }),
      logs({ engine: 'innodb', rowFormat: 'dynamic', keyBlockSize: 0, statsPersistent: 1 }),
      logs({ engine: 'InnoDB', rowFormat: 'COMPRESSED', keyBlockSize: 8 }),
      logs({ rowFormat: 'default' }),
    ])
    expect(first?.[0]).toBe(
      "await op.alterTableOptions('logs', { engine: 'MyISAM', maxRows: 1000, checksum: 1 })\n",
    )
    expect(second?.[1]).toBe(
      "await op.alterTableOptions('logs', { engine: 'MyISAM', rowFormat: null, statsPersistent: null })\n",
    )
  })

  test('character set and collation, with the columns that had them from the table', async () => {
    const project = await createGenerateProject(await mariadb.createUrl())
    const bodies = await lead(project, [
      logs({ charset: 'latin1', collation: 'latin1_swedish_ci' }),
      logs({ charset: 'utf8mb4' }),
      logs({ charset: 'utf8mb4', collation: 'utf8mb4_unicode_ci' }),
    ])
    expect(
      bodies[1]?.[0],
    ).toBe(`await op.alterTableOptions('logs', { collation: 'utf8mb4_unicode_ci' })
await op.alterColumn('logs', 'name', {
  collation: null,
  existing: t.varchar(20).notNull().default('x').collate('utf8mb4_general_ci'),
})
await op.alterColumn('logs', 'note', {
  collation: null,
  existing: t.text().collate('utf8mb4_general_ci'),
})
`)
    expect(bodies[0]?.[1]).toContain(
      '// Can fail on characters that latin1 does not have in "name".',
    )
    expect(
      await project.query(
        "SELECT COLUMN_NAME AS name, COLLATION_NAME AS collation FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'logs' AND COLLATION_NAME IS NOT NULL",
      ),
    ).toEqual([
      { name: 'name', collation: 'latin1_swedish_ci' },
      { name: 'note', collation: 'latin1_swedish_ci' },
      { name: 'own', collation: 'utf8mb4_bin' },
    ])
  })
})

const sqlite = getEngine('sqlite')

test('options of tables on sqlite are set in one batch with what else is made anew', async () => {
  const project = await createGenerateProject(await sqlite.createUrl())
  const columns = { id: t.integer().primaryKey().autoIncrement(false), code: t.text() }
  const bodies = await lead(project, [
    { logs: table('logs', columns) },
    { logs: table('logs', columns, { options: { strict: true } }) },
    {
      logs: table(
        'logs',
        { id: t.text().primaryKey(), code: t.text().notNull().default(sql`'x'`) },
        { options: { strict: false, withoutRowid: true } },
      ),
    },
  ])
  expect(bodies).toEqual([
    [
      `// Can fail on values that their columns of "logs" do not take.
await op.alterTableOptions('logs', { strict: true })
`,
      "await op.alterTableOptions('logs', { strict: null })\n",
    ],
    [
      `await op.batchAlterTable(
  'logs',
  (batch) => {
    batch.alterColumn('id', { type: t.text(), autoIncrement: false })
    // Can fail on rows with NULL in "code".
    batch.alterColumn('code', { nullable: false, default: sql\`'x'\` })
  },
  { tableOptions: { strict: false, withoutRowid: true } },
)
`,
      `// Can fail on values that their columns of "logs" do not take.
await op.batchAlterTable(
  'logs',
  (batch) => {
    batch.alterColumn('code', { nullable: true, default: null })
    // Can lose data: zeros at the beginning in "id".
    batch.alterColumn('id', { type: t.integer(), autoIncrement: true })
  },
  { tableOptions: { strict: true, withoutRowid: false } },
)
`,
    ],
  ])
})
