import type { LiveDialect } from '../dialect.ts'
import { assembleDialect, type DialectParts } from '../shared/assemble-dialect.ts'
import {
  catalogQueries,
  findTable,
  listTables,
  mysqlCatalog,
  readPlace,
} from './catalog-queries.ts'
import { mysqlCompile, mysqlInquiries } from './compile/index.ts'
import { classifyFailure } from './errors.ts'
import { mysqlFeatures } from './features.ts'
import { mysqlCatalogDialect, readCatalog } from './introspect.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'
import { mysqlRunLock } from './lock.ts'
import { createScriptRules } from './script.ts'
import { mysqlSplitRules } from './split-statements.ts'
import { readTraits } from './traits.ts'
import { limitTimeOnMysql, mysqlTransaction } from './transaction.ts'
import { writeType } from './types.ts'

/** The parts of MySQL, most of which MariaDB shares. */
export const mysqlParts: DialectParts = {
  name: 'mysql',
  features: mysqlFeatures,
  compileTable: mysqlCompile,
  inquiryTable: mysqlInquiries,
  splitRules: mysqlSplitRules,
  quoteIdentifier,
  writeLiteral,
  writeType: (type) => writeType(type),
  readTraits,
  oldestVersion: [8, 0],
  script: createScriptRules('transaction_read_only'),
  transaction: mysqlTransaction,
  runLock: mysqlRunLock,
  limitTime: limitTimeOnMysql,
  findTable,
  readPlace,
  listTables,
  catalogQueries: (tables) => catalogQueries(tables, mysqlCatalog),
  readCatalog: (results) => readCatalog(results, mysqlCatalogDialect),
  classifyFailure,
}

/** What Limbeck knows of MySQL 8. */
export const mysqlDialect: LiveDialect = assembleDialect(mysqlParts)
