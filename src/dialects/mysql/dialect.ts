import type { LiveDialect } from '../dialect.ts'
import { assembleDialect, type DialectParts } from '../shared/assemble-dialect.ts'
import { findTable, listTables, readPlace } from './catalog-queries.ts'
import { mysqlCompile, mysqlInquiries } from './compile/index.ts'
import { declare } from './declare.ts'
import { classifyFailure } from './errors.ts'
import { mysqlFeatures } from './features.ts'
import { catalogQueries } from './introspect/catalog-queries.ts'
import { readCatalog } from './introspect/read-catalog.ts'
import { unmodelledObjects } from './introspect/unmodelled.ts'
import { mysqlVariation } from './introspect/variations.ts'
import { mysqlPlainLexicalRules } from './lexical-rules.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'
import { mysqlRunLock } from './lock.ts'
import { normalizeExpression, normalizeTable } from './normalize.ts'
import { mysqlForms } from './object-forms.ts'
import { readType } from './read-type.ts'
import { createScriptRules } from './script.ts'
import { mysqlSplitRules } from './split-statements.ts'
import { readPlainTraits, readTraits } from './traits.ts'
import { limitTimeOnMysql, mysqlSnapshot, mysqlTransaction } from './transaction.ts'
import { judgeTypeChange } from './type-change.ts'
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
  normalizeType: (type) => readType(writeType(type)),
  judgeTypeChange,
  normalizeTable,
  objectForms: mysqlForms,
  normalizeExpression,
  readTraits,
  oldestVersion: [8, 0],
  script: createScriptRules('transaction_read_only', [
    '-- MariaDB has other settings: for it, say a mariadb: URL or serverVersion: mariadb-10.11',
  ]),
  transaction: mysqlTransaction,
  runLock: mysqlRunLock,
  limitTime: limitTimeOnMysql,
  snapshot: mysqlSnapshot,
  findTable,
  readPlace,
  listTables,
  catalogQueries: (scope) => catalogQueries(scope, mysqlVariation),
  readCatalog: (results) => readCatalog(results, mysqlVariation),
  declare,
  unmodelledObjects,
  classifyFailure,
}

/** What a session with NO_BACKSLASH_ESCAPES reads otherwise. */
export const plainTextParts = {
  features: { ...mysqlFeatures, backslashEscapes: false },
  splitRules: { ...mysqlSplitRules, lexical: mysqlPlainLexicalRules },
  readTraits: readPlainTraits,
} satisfies Partial<DialectParts>

/** What Limbeck knows of MySQL 8. */
export const mysqlDialect: LiveDialect = assembleDialect(mysqlParts)

/** MySQL in sessions with NO_BACKSLASH_ESCAPES. */
export const mysqlPlainDialect: LiveDialect = assembleDialect({ ...mysqlParts, ...plainTextParts })
