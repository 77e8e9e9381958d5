import type BetterSqlite3 from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { int, mysqlTable, varchar as mysqlVarchar } from 'drizzle-orm/mysql-core'
import { drizzle as drizzleMysql } from 'drizzle-orm/mysql2'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { integer, pgTable, varchar } from 'drizzle-orm/pg-core'
import { integer as sqliteInteger, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Connection } from 'mysql2/promise'
import type { Client } from 'pg'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import { isRoot, type ListElections, testOrm } from './elections.ts'

const pgElections = pgTable('election', {
  electionId: integer().primaryKey(),
  rootElectionId: integer(),
  isListed: varchar({ length: 100 }).notNull(),
})

const mysqlElections = mysqlTable('election', {
  electionId: int().primaryKey(),
  rootElectionId: int(),
  isListed: mysqlVarchar({ length: 100 }).notNull(),
})

const sqliteElections = sqliteTable('election', {
  electionId: sqliteInteger().primaryKey(),
  rootElectionId: sqliteInteger(),
  isListed: text().notNull(),
})

const LIST: { readonly [Name in EngineName]: ListElections } = {
  postgresql: async (op) => {
    const db = drizzlePg(op.connection as Client)
    for (const election of await db.select().from(pgElections)) {
      const isThis = eq(pgElections.electionId, election.electionId)
      await db
        .update(pgElections)
        .set({ isListed: isRoot(election) })
        .where(isThis)
    }
  },
  mariadb: async (op) => {
    const db = drizzleMysql(op.connection as Connection)
    for (const election of await db.select().from(mysqlElections)) {
      const isThis = eq(mysqlElections.electionId, election.electionId)
      await db
        .update(mysqlElections)
        .set({ isListed: isRoot(election) })
        .where(isThis)
    }
  },
  sqlite: async (op) => {
    const db = drizzleSqlite(op.connection as BetterSqlite3.Database)
    for (const election of await db.select().from(sqliteElections)) {
      const isThis = eq(sqliteElections.electionId, election.electionId)
      await db
        .update(sqliteElections)
        .set({ isListed: isRoot(election) })
        .where(isThis)
    }
  },
}

describeEngines('Drizzle', (engine) => {
  // Drizzle has nothing for node:sqlite.
  const createUrl = async () => (await engine.createUrl()).replace(/^sqlite:/, 'better-sqlite3:')
  testOrm(createUrl, { list: LIST[engine.name], readsClient: true })
})
