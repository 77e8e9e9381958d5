export { mysqlDialect, mysqlParts, mysqlPlainDialect } from './dialect.ts'
export { mariadbDialect, mariadbParts, mariadbPlainDialect } from './mariadb.ts'
