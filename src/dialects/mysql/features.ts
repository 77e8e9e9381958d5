import type { DialectFeatures } from '../features.ts'

/** What MySQL 8 and MariaDB can do. */
export const mysqlFeatures: DialectFeatures = {
  transactionalDdl: false,
  checksForeignKeysPerStep: false,
  altersConstraints: true,
  constraintRenames: 'unique',
  expressionTexts: 'rewritten',
  viewsHoldTables: false,
  domains: false,
  enumTypes: false,
  alterableOptions: [
    'engine',
    'charset',
    'collation',
    'rowFormat',
    'keyBlockSize',
    'avgRowLength',
    'minRows',
    'maxRows',
    'checksum',
    'delayKeyWrite',
    'statsPersistent',
    'statsAutoRecalc',
    'statsSamplePages',
  ],
  rebuildsTables: false,
  restatesColumns: true,
  schemas: true,
  tableComments: true,
  backslashEscapes: true,
  indexesForeignKeys: true,
  altersExpressions: false,
  countsInKeys: true,
  onlineDdl: true,
  maxIdentifierBytes: 64,
  identifierUnit: 'characters',
  // The protocol counts parameters in 16 bits.
  maxParameters: 65_535,
  maxInsertRows: 2_000,
  // MariaDB has it for INSERT and DELETE alone.
  returning: false,
}
