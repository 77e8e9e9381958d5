import type { DialectFeatures } from '../features.ts'

/** What PostgreSQL can do. */
export const postgresqlFeatures: DialectFeatures = {
  transactionalDdl: true,
  checksForeignKeysPerStep: false,
  altersConstraints: true,
  constraintRenames: 'all',
  expressionTexts: 'asked',
  viewsHoldTables: true,
  tablesHoldFunctions: true,
  bodyCheckSetting: 'check_function_bodies',
  domains: true,
  enumTypes: true,
  alterableOptions: ['unlogged', 'tablespace'],
  rebuildsTables: false,
  restatesColumns: false,
  schemas: true,
  tableComments: true,
  backslashEscapes: false,
  indexesForeignKeys: false,
  altersExpressions: false,
  countsInKeys: false,
  onlineDdl: false,
  // NAMEDATALEN - 1; the server cuts longer names with no more than a notice.
  maxIdentifierBytes: 63,
  identifierUnit: 'bytes',
  // The protocol counts parameters in 16 bits.
  maxParameters: 65_535,
  maxInsertRows: 500,
  returning: true,
}
