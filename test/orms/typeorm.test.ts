import type { Client } from 'pg'
import { DataSource, EntitySchema, type QueryRunner } from 'typeorm'
import { describe } from 'vitest'
import { getEngine } from '../setup/engines.ts'
import { isRoot, testOrm } from './elections.ts'

interface Election {
  electionId: number
  rootElectionId: number | null
  isListed: string
}

const Elections = new EntitySchema<Election>({
  name: 'election',
  columns: {
    electionId: { type: 'int', primary: true },
    rootElectionId: { type: 'int', nullable: true },
    isListed: { type: 'varchar', length: 100 },
  },
})

/** A pool of the one client. */
function createPool(client: Client) {
  return class {
    on() {}
    connect(done: (error: undefined, client: Client, release: () => void) => void) {
      done(undefined, client, () => {})
    }
    end(done: () => void) {
      done()
    }
  }
}

/** Takes note of the transaction that is open already: one of TypeORM is a savepoint then. */
function joinTransaction(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 })
}

const engine = getEngine('postgresql')

describe.skipIf(!engine.isAvailable)('TypeORM on postgresql', () => {
  testOrm(() => engine.createUrl(), {
    readsClient: true,
    list: async (op) => {
      const source = new DataSource({
        type: 'postgres',
        driver: { Pool: createPool(op.connection as Client) },
        installExtensions: false,
        entities: [Elections],
      })
      await source.initialize()
      const runner = source.createQueryRunner()
      joinTransaction(runner)
      const elections = runner.manager.getRepository(Elections)
      for (const election of await elections.find()) {
        await elections.save({ ...election, isListed: isRoot(election) })
      }
      await runner.manager.transaction(async (manager) => {
        await manager.find(Elections)
      })
      await runner.release()
      await source.destroy()
    },
  })
})
