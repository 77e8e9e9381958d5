import type { LiveDialect } from '../dialect.ts'
import { assembleDialect } from '../shared/assemble-dialect.ts'
import { writeBoundLiteral } from './array-literal.ts'
import { catalogQueries, findTable, guardRows, listTables, readPlace } from './catalog-queries.ts'
import { postgresqlCompile } from './compile/index.ts'
import { classifyFailure } from './errors.ts'
import { postgresqlFeatures } from './features.ts'
import { readCatalog } from './introspect.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'
import { postgresqlRunLock } from './lock.ts'
import { postgresqlScript } from './script.ts'
import { postgresqlSplitRules } from './split-statements.ts'
import { readTraits } from './traits.ts'
import { limitTime, postgresqlTransaction } from './transaction.ts'
import { writeType } from './types.ts'

/** What Limbeck knows of PostgreSQL 12 and newer. */
export const postgresqlDialect: LiveDialect = assembleDialect({
  name: 'postgresql',
  features: postgresqlFeatures,
  compileTable: postgresqlCompile,
  splitRules: postgresqlSplitRules,
  quoteIdentifier,
  writeLiteral,
  writeBoundLiteral,
  writeType,
  readTraits,
  oldestVersion: [12],
  script: postgresqlScript,
  transaction: postgresqlTransaction,
  runLock: postgresqlRunLock,
  limitTime,
  findTable,
  guardRows,
  readPlace,
  listTables,
  catalogQueries,
  readCatalog,
  classifyFailure,
})
