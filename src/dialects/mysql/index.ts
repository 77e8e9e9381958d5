export { mysqlDialect, mysqlPlainDialect } from './dialect.ts'
export { mariadbDialect, mariadbPlainDialect } from './mariadb.ts'
