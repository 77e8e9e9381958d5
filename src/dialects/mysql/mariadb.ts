import type { LiveDialect } from '../dialect.ts'
import { assembleDialect, type DialectParts } from '../shared/assemble-dialect.ts'
import { mysqlParts, plainTextParts } from './dialect.ts'
import { catalogQueries, furtherQueries } from './introspect/catalog-queries.ts'
import { readCatalog } from './introspect/read-catalog.ts'
import { mariadbVariation } from './introspect/variations.ts'
import { readType } from './read-type.ts'
import { createScriptRules } from './script.ts'
import { limitTimeOnMariadb } from './transaction.ts'
import { judgeTypeChangeOnMariadb } from './type-change.ts'
import { writeType } from './types.ts'

/** The parts of MariaDB. */
export const mariadbParts: DialectParts = {
  ...mysqlParts,
  name: 'mariadb',
  oldestVersion: [10, 5],
  // The name that MySQL uses came with 11.1.
  script: createScriptRules('tx_read_only'),
  writeType: (type) => writeType(type, 'mariadb'),
  normalizeType: (type) => readType(writeType(type, 'mariadb')),
  judgeTypeChange: judgeTypeChangeOnMariadb,
  limitTime: limitTimeOnMariadb,
  catalogQueries: (scope) => catalogQueries(scope, mariadbVariation),
  furtherQueries: (results) => furtherQueries(results, mariadbVariation),
  readCatalog: (results) => readCatalog(results, mariadbVariation),
}

/** What Limbeck knows of MariaDB 10.5 and newer: MySQL with a few entries of its own. */
export const mariadbDialect: LiveDialect = assembleDialect(mariadbParts)

/** MariaDB in sessions with NO_BACKSLASH_ESCAPES. */
export const mariadbPlainDialect: LiveDialect = assembleDialect({
  ...mariadbParts,
  ...plainTextParts,
})
