import type { DialectFeatures } from '../features.ts'

/** What SQLite 3.35 and newer can do. */
export const sqliteFeatures: DialectFeatures = {
  transactionalDdl: true,
  checksForeignKeysPerStep: true,
  altersConstraints: true,
  constraintRenames: 'rebuild',
  expressionTexts: 'kept',
  viewsHoldTables: false,
  tablesHoldFunctions: false,
  bodyCheckSetting: undefined,
  domains: false,
  enumTypes: false,
  alterableOptions: ['strict', 'withoutRowid', 'autoincrement'],
  rebuildsTables: true,
  restatesColumns: false,
  schemas: false,
  tableComments: false,
  backslashEscapes: false,
  indexesForeignKeys: false,
  altersExpressions: true,
  countsInKeys: false,
  onlineDdl: false,
  maxIdentifierBytes: undefined,
  identifierUnit: 'characters',
  // SQLITE_MAX_VARIABLE_NUMBER as it is compiled by default since 3.32.
  maxParameters: 32_766,
  maxInsertRows: 500,
  returning: true,
}
