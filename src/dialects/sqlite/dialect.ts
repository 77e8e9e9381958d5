import type { LiveDialect } from '../dialect.ts'
import { assembleDialect, type DialectParts } from '../shared/assemble-dialect.ts'
import { normalizeText } from '../shared/type-rules.ts'
import { findTable, listTables, readPlace } from './catalog-queries.ts'
import { sqliteCompile, sqliteInquiries } from './compile/index.ts'
import { declare } from './declare.ts'
import { classifyFailure } from './errors.ts'
import { sqliteFeatures } from './features.ts'
import { catalogQueries } from './introspect/catalog-queries.ts'
import { readCatalog } from './introspect/read-catalog.ts'
import { unmodelledObjects } from './introspect/unmodelled.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'
import { sqliteRunLock } from './lock.ts'
import { normalizeExpression, normalizeTable } from './normalize.ts'
import { sqliteForms } from './object-forms.ts'
import { splitBatch } from './rebuild/split-batch.ts'
import { sqliteScript } from './script.ts'
import { sqliteSplitRules } from './split-statements.ts'
import { readTraits } from './traits.ts'
import {
  limitTime,
  sqliteForeignKeyChecks,
  sqliteSnapshot,
  sqliteTransaction,
} from './transaction.ts'
import { judgeTypeChange } from './type-change.ts'
import { writeType } from './types.ts'

/** The parts of SQLite. */
export const sqliteParts: DialectParts = {
  name: 'sqlite',
  features: sqliteFeatures,
  compileTable: sqliteCompile,
  inquiryTable: sqliteInquiries,
  splitBatch,
  splitRules: sqliteSplitRules,
  quoteIdentifier,
  writeLiteral,
  writeType,
  normalizeType: (type) => normalizeText(writeType(type), 'sqlite'),
  judgeTypeChange,
  normalizeTable,
  normalizeExpression,
  objectForms: sqliteForms,
  readTraits,
  oldestVersion: [3, 35],
  script: sqliteScript,
  transaction: sqliteTransaction,
  runLock: sqliteRunLock,
  limitTime,
  snapshot: sqliteSnapshot,
  foreignKeyChecks: sqliteForeignKeyChecks,
  findTable,
  readPlace,
  listTables,
  catalogQueries,
  readCatalog,
  declare,
  unmodelledObjects,
  classifyFailure,
}

/** What Limbeck knows of SQLite 3.35 and newer. */
export const sqliteDialect: LiveDialect = assembleDialect(sqliteParts)
