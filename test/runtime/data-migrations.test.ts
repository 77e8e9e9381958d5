import { afterEach, expect, it } from 'vitest'
import type { Operations } from '../../src/runtime/operations.ts'
import { sql } from '../../src/schema/sql.ts'
import { t } from '../../src/schema/t.ts'
import { describeEngines } from '../setup/engines.ts'
import { openDatabase, runScripts, type TestedDatabase } from './harness.ts'

interface Tables {
  election: { electionId: number; rootElectionId: number | null; isListed: string }
  position: { id: number; has_status_report: boolean }
}

const NOW = new Date('2026-11-20T06:25:51.000Z')

const create = {
  up: async (op: Operations) => {
    await op.createTable('election', {
      electionId: t.integer().primaryKey(),
      rootElectionId: t.integer().references('election.electionId'),
    })
    await op.createTable('position', { id: t.integer().primaryKey() })
    await op.createTable('statusreport', { id: t.integer().primaryKey() })
    await op.bulkInsert('election', [
      { electionId: 1, rootElectionId: 1 },
      { electionId: 2, rootElectionId: 1 },
      { electionId: 3, rootElectionId: null },
    ])
    await op.bulkInsert('position', [{ id: 1 }, { id: 2 }])
    await op.bulkInsert('statusreport', [{ id: 1 }])
  },
}

/** A column whose values no SQL is written for: each row is read, judged and written. */
const list = {
  up: async (op: Operations<Tables>) => {
    await op.addColumn('election', 'isListed', t.varchar(100).notNull().default(''))
    const elections = await op.db.selectFrom('election').selectAll().execute()
    const progress = op.progress(elections.length, 'listing')
    for (const { electionId, rootElectionId } of progress.over(elections)) {
      await op.db
        .updateTable('election')
        .set({ isListed: String(rootElectionId === electionId) })
        .where('electionId', '=', electionId)
        .execute()
    }
    await op.alterColumn('election', 'isListed', { default: null })
  },
  down: (op: Operations) => op.dropColumn('election', 'isListed'),
}

/** Columns that have to have values before they can be without a default. */
const fill = {
  up: async (op: Operations<Tables>) => {
    await op.addColumn('position', 'has_status_report', t.boolean())
    await op.execute(op.db.updateTable('position').set({ has_status_report: true }))
    await op.alterColumn('position', 'has_status_report', { nullable: false })
    await op.addColumn('statusreport', 'update_time', t.timestamp())
    await op.execute(sql`UPDATE statusreport SET update_time = ${NOW}`)
  },
  down: async (op: Operations) => {
    await op.dropColumn('statusreport', 'update_time')
    await op.dropColumn('position', 'has_status_report')
  },
}

describeEngines('a data migration', (engine) => {
  const opened: TestedDatabase[] = []
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })

  it('computes rows, fills columns, and goes back', async () => {
    const database = await openDatabase(await engine.createUrl())
    opened.push(database)
    const scripts = [create, list, fill] as unknown as Parameters<typeof runScripts>[1]
    await runScripts(database, scripts)
    const quoted = engine.name === 'mariadb' ? '`isListed`' : '"isListed"'
    const listed = await database.rows(`SELECT ${quoted} AS listed FROM election ORDER BY 1`)
    expect(listed.map((row) => row['listed'])).toEqual(['false', 'false', 'true'])
    const count = async (condition: string, table: string) => {
      const [row] = await database.rows(`SELECT count(*) AS n FROM ${table} WHERE ${condition}`)
      return Number(row?.['n'])
    }
    expect(await count('has_status_report', 'position')).toBe(2)
    expect(
      await count("CAST(update_time AS CHAR(30)) LIKE '2026-11-20%06:25:51%'", 'statusreport'),
    ).toBe(1)
    await expect(database.rows('INSERT INTO position (id) VALUES (9)')).rejects.toMatchObject({
      code: 'statement_failed',
    })
    const down = scripts.map(({ up, down: undo }) => ({ up, down: undo ?? (() => undefined) }))
    await runScripts(database, down, { direction: 'downgrade' })
    await expect(database.rows(`SELECT ${quoted} FROM election`)).rejects.toMatchObject({
      code: 'statement_failed',
    })
    expect(await count('1 = 1', 'election')).toBe(3)
  })
})
