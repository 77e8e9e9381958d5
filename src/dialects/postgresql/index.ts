export { postgresqlDialect } from './dialect.ts'
