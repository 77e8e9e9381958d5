import type { LiveDialect } from '../dialect.ts'
import { assembleDialect, type DialectParts } from '../shared/assemble-dialect.ts'
import { writeBoundLiteral } from './array-literal.ts'
import { findTable, guardRows, listTables, readPlace } from './catalog-queries.ts'
import { postgresqlCompile } from './compile/index.ts'
import { declare } from './declare.ts'
import { classifyFailure } from './errors.ts'
import { postgresqlFeatures } from './features.ts'
import { catalogQueries, readCatalog, unmodelledObjects } from './introspect/index.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'
import { postgresqlRunLock } from './lock.ts'
import { normalizeExpression, normalizeTable } from './normalize.ts'
import { postgresqlForms } from './object-forms.ts'
import { normalizeType } from './read-type.ts'
import { postgresqlScript } from './script.ts'
import { postgresqlSplitRules } from './split-statements.ts'
import { readTraits } from './traits.ts'
import { limitTime, postgresqlSnapshot, postgresqlTransaction } from './transaction.ts'
import { judgeTypeChange } from './type-change.ts'
import { writeType } from './types.ts'

/** The parts of PostgreSQL. */
export const postgresqlParts: DialectParts = {
  name: 'postgresql',
  features: postgresqlFeatures,
  compileTable: postgresqlCompile,
  splitRules: postgresqlSplitRules,
  quoteIdentifier,
  writeLiteral,
  writeBoundLiteral,
  writeType,
  normalizeType,
  judgeTypeChange,
  normalizeTable,
  normalizeExpression,
  objectForms: postgresqlForms,
  readTraits,
  oldestVersion: [12],
  script: postgresqlScript,
  transaction: postgresqlTransaction,
  runLock: postgresqlRunLock,
  limitTime,
  temporarySchema: 'pg_temp',
  snapshot: postgresqlSnapshot,
  findTable,
  guardRows,
  readPlace,
  listTables,
  catalogQueries,
  readCatalog,
  declare,
  unmodelledObjects,
  classifyFailure,
}

/** What Limbeck knows of PostgreSQL 12 and newer. */
export const postgresqlDialect: LiveDialect = assembleDialect(postgresqlParts)
