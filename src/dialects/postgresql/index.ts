export { postgresqlDialect, postgresqlParts } from './dialect.ts'
