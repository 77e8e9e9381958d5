import type { LiveDialect } from '../dialect.ts'
import { assembleDialect, type DialectParts } from '../shared/assemble-dialect.ts'
import { catalogQueries, mariadbCatalog } from './catalog-queries.ts'
import { mysqlParts, plainTextParts } from './dialect.ts'
import { mariadbCatalogDialect, readCatalog } from './introspect.ts'
import { createScriptRules } from './script.ts'
import { limitTimeOnMariadb } from './transaction.ts'
import { writeType } from './types.ts'

const mariadbParts: DialectParts = {
  ...mysqlParts,
  name: 'mariadb',
  oldestVersion: [10, 5],
  // The name that MySQL uses came with 11.1.
  script: createScriptRules('tx_read_only'),
  writeType: (type) => writeType(type, 'mariadb'),
  limitTime: limitTimeOnMariadb,
  catalogQueries: (tables) => catalogQueries(tables, mariadbCatalog),
  readCatalog: (results) => readCatalog(results, mariadbCatalogDialect),
}

/** What Limbeck knows of MariaDB 10.5 and newer: MySQL with a few entries of its own. */
export const mariadbDialect: LiveDialect = assembleDialect(mariadbParts)

/** MariaDB in sessions with NO_BACKSLASH_ESCAPES. */
export const mariadbPlainDialect: LiveDialect = assembleDialect({
  ...mariadbParts,
  ...plainTextParts,
})
