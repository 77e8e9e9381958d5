import { afterEach, expect, it } from 'vitest'
import type { Operations } from '../../src/runtime/operations.ts'
import { t } from '../../src/schema/t.ts'
import { openDatabase, runScripts, type TestedDatabase } from '../runtime/harness.ts'

/** Fills the column `isListed` of the table `election`, row by row, through the models of an ORM. */
export type ListElections = (op: Operations) => Promise<void>

/** The rows of the table as they are to be. */
const LISTED = [
  { electionId: 1, isListed: 'true' },
  { electionId: 2, isListed: 'false' },
  { electionId: 3, isListed: 'false' },
]

/** Whether an election is a root: the rule that no SQL is written for. */
export function isRoot(election: {
  electionId: number
  rootElectionId?: number | null | undefined
}): string {
  return String(election.rootElectionId === election.electionId)
}

/**
 * The same migration through any ORM: a column is added, and filled row by row by models that work on the connection
 * of the step and in its transaction.
 */
export function testOrm(
  createUrl: () => Promise<string>,
  { list, readsClient }: { readonly list: ListElections; readonly readsClient: boolean },
): void {
  const opened: TestedDatabase[] = []
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.connection.close()
  })
  const open = async () => {
    const database = await openDatabase(await createUrl())
    opened.push(database)
    return database
  }
  const readRows = async (database: TestedDatabase) => {
    const [id, isListed, table] = ['electionId', 'isListed', 'election'].map((name) =>
      database.dialect.quoteIdentifier(name),
    )
    const found = await database.rows(`SELECT ${id}, ${isListed} FROM ${table} ORDER BY 1`)
    return found.map((row) => ({ ...row }))
  }
  const create = {
    up: async (op: Operations) => {
      await op.createTable('election', {
        electionId: t.integer().primaryKey(),
        rootElectionId: t.integer(),
      })
      await op.bulkInsert('election', [
        { electionId: 1, rootElectionId: 1 },
        { electionId: 2, rootElectionId: 1 },
        { electionId: 3, rootElectionId: null },
      ])
    },
  }
  const addColumn = async (op: Operations) => {
    if (readsClient) void op.connection
    await op.addColumn('election', 'isListed', t.varchar(100).notNull().default(''))
    await list(op)
  }

  it('reads and writes rows that the step itself has made', async () => {
    const database = await open()
    await runScripts(database, [create, { up: addColumn }])
    expect(await readRows(database)).toEqual(LISTED)
    expect(await database.versionTable.readRows()).toEqual(['r2'])
  })

  it('writes nothing where the step fails behind it', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      await list(op)
      throw new Error('no further')
    }
    const added = {
      up: (op: Operations) =>
        op.addColumn('election', 'isListed', t.varchar(100).notNull().default('')),
    }
    await expect(runScripts(database, [create, added, { up }])).rejects.toMatchObject({
      message: 'no further',
    })
    expect(await readRows(database)).toEqual(LISTED.map((row) => ({ ...row, isListed: '' })))
    expect(await database.versionTable.readRows()).toEqual(['r2'])
    expect(await database.connection.isInTransaction()).toBe(false)
  })

  it('leaves the connection to what comes behind it', async () => {
    const database = await open()
    const up = async (op: Operations) => {
      await addColumn(op)
      await op.createTable('later', { id: t.integer() })
    }
    await runScripts(database, [create, { up }, { up: (op) => op.dropTable('later') }])
    expect(await readRows(database)).toEqual(LISTED)
  })
}
