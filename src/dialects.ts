export type {
  BoundStatement,
  Connection,
  ConnectOptions,
  Engine,
  Notice,
  Row,
  Server,
  StatementFailure,
  StatementResult,
} from './connect/connection.ts'
export type { DatabaseUrl, FileUrl, ServerUrl } from './connect/database-url.ts'
export { openConnection } from './connect/open-connection.ts'
export { createStatementError } from './connect/statement-error.ts'
export type * from './dialects/dialect.ts'
export { dialectParts } from './dialects/dialect-parts.ts'
export type { DialectFeatures } from './dialects/features.ts'
export { assembleDialect, type DialectParts } from './dialects/shared/assemble-dialect.ts'
export type { SqlWriter } from './dialects/shared/sql-writer.ts'
export { definePlugin } from './plugins/define.ts'
export type { Plugin } from './plugins/plugin.ts'
export type { FileDialect, PluginDialect, ServerDialect } from './plugins/plugin-dialect.ts'
