import type { LiveDialect } from '../dialect.ts'
import { assembleDialect } from '../shared/assemble-dialect.ts'
import { catalogQueries, findTable, listTables, readPlace } from './catalog-queries.ts'
import { sqliteCompile, sqliteInquiries } from './compile/index.ts'
import { classifyFailure } from './errors.ts'
import { sqliteFeatures } from './features.ts'
import { readCatalog } from './introspect.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'
import { sqliteRunLock } from './lock.ts'
import { splitBatch } from './rebuild/split-batch.ts'
import { sqliteScript } from './script.ts'
import { sqliteSplitRules } from './split-statements.ts'
import { readTraits } from './traits.ts'
import { limitTime, sqliteForeignKeyChecks, sqliteTransaction } from './transaction.ts'
import { writeType } from './types.ts'

/** What Limbeck knows of SQLite 3.35 and newer. */
export const sqliteDialect: LiveDialect = assembleDialect({
  name: 'sqlite',
  features: sqliteFeatures,
  compileTable: sqliteCompile,
  inquiryTable: sqliteInquiries,
  splitBatch,
  splitRules: sqliteSplitRules,
  quoteIdentifier,
  writeLiteral,
  writeType,
  readTraits,
  oldestVersion: [3, 35],
  script: sqliteScript,
  transaction: sqliteTransaction,
  runLock: sqliteRunLock,
  limitTime,
  foreignKeyChecks: sqliteForeignKeyChecks,
  findTable,
  readPlace,
  listTables,
  catalogQueries,
  readCatalog,
  classifyFailure,
})
