import { defineEntity, p } from '@mikro-orm/core'
import { MikroORM, SqliteDriver } from '@mikro-orm/sql'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { describe } from 'vitest'
import type { Operations } from '../../src/runtime/operations.ts'
import { getEngine } from '../setup/engines.ts'
import { isRoot, testOrm } from './elections.ts'

const Election = defineEntity({
  name: 'Election',
  tableName: 'election',
  properties: {
    electionId: p.integer().primary().fieldName('electionId'),
    rootElectionId: p.integer().nullable().fieldName('rootElectionId'),
    isListed: p.string().length(100).fieldName('isListed'),
  },
})

/** What MikroORM sends goes through `op`; a transaction of its own is the one that the step has anyway. */
function createDialect(op: Operations): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: ({ sql, parameters }) =>
      op.db.executeQuery(CompiledQuery.raw(sql, [...parameters])),
    streamQuery: () => {
      throw new Error('A step sends whole results')
    },
  }
  const doNothing = async () => {}
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => ({
      init: doNothing,
      acquireConnection: async () => connection,
      beginTransaction: doNothing,
      commitTransaction: doNothing,
      rollbackTransaction: doNothing,
      releaseConnection: doNothing,
      destroy: doNothing,
    }),
  }
}

const engine = getEngine('sqlite')

describe('MikroORM on sqlite', () => {
  testOrm(() => engine.createUrl(), {
    readsClient: false,
    list: async (op) => {
      const orm = await MikroORM.init({
        driver: SqliteDriver,
        dbName: 'step',
        driverOptions: createDialect(op),
        entities: [Election],
      })
      const em = orm.em.fork()
      for (const election of await em.findAll(Election)) election.isListed = isRoot(election)
      await em.flush()
      await orm.close()
    },
  })
})
