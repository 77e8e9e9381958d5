export { mysqlDialect } from './dialect.ts'
export { mariadbDialect } from './mariadb.ts'
