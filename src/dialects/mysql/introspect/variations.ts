import { unescapeText } from '../quoted-text.ts'
import { mariadbChecksView, mysqlChecksView } from './checks.ts'
import { columnsView } from './columns.ts'
import { readMariadbDefault, readMysqlDefault } from './defaults.ts'
import { mariadbIndexesView, mysqlIndexesView } from './indexes.ts'
import { writePlainExpression } from './plain-expression.ts'
import type { CatalogVariation } from './variation.ts'

/** MySQL escapes expressions once more than it needs itself: https://github.com/skeema/skeema/issues/86 */
export const mysqlVariation: CatalogVariation = {
  columns: { ...columnsView, columns: { ...columnsView.columns, srid: 'SRS_ID' } },
  checks: mysqlChecksView,
  indexes: mysqlIndexesView,
  hasSequences: false,
  // It cuts keys too, and fails where rows are then the same.
  cutsIndexes: false,
  readDefault: readMysqlDefault,
  readExpression: (text) => writePlainExpression(unescapeText(text)),
}

/** MariaDB shows expressions as it reads them itself. */
export const mariadbVariation: CatalogVariation = {
  columns: columnsView,
  checks: mariadbChecksView,
  indexes: mariadbIndexesView,
  hasSequences: true,
  cutsIndexes: true,
  readDefault: readMariadbDefault,
  readExpression: writePlainExpression,
}
