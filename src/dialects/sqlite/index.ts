export { sqliteDialect, sqliteParts } from './dialect.ts'
