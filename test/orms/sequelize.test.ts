import type { Client } from 'pg'
import { DataTypes, Sequelize, Transaction } from 'sequelize'
import { describe } from 'vitest'
import { getEngine } from '../setup/engines.ts'
import { isRoot, testOrm } from './elections.ts'

const engine = getEngine('postgresql')

describe.skipIf(!engine.isAvailable)('Sequelize on postgresql', () => {
  testOrm(() => engine.createUrl(), {
    readsClient: true,
    list: async (op) => {
      const sequelize = new Sequelize({ dialect: 'postgres', logging: false })
      const elections = sequelize.define(
        'election',
        {
          electionId: { type: DataTypes.INTEGER, primaryKey: true },
          rootElectionId: DataTypes.INTEGER,
          isListed: DataTypes.STRING(100),
        },
        { timestamps: false, freezeTableName: true },
      )
      const transaction = Object.assign(new Transaction(sequelize, {}), {
        connection: op.connection as Client,
      })
      for (const election of await elections.findAll({ transaction })) {
        const row = election.get() as { electionId: number; rootElectionId: number | null }
        await election.update({ isListed: isRoot(row) }, { transaction })
      }
      await sequelize.transaction({ transaction }, async (inner) => {
        await elections.count({ transaction: inner })
      })
    },
  })
})
