export { adoptConnection } from './adopt-connection.ts'
export type {
  BoundStatement,
  Connection,
  ConnectOptions,
  DriverName,
  Engine,
  Notice,
  Row,
  Server,
  StatementFailure,
  StatementResult,
} from './connection.ts'
export { createKysely, type KyselyParts } from './create-kysely.ts'
export { type DatabaseUrl, type FileUrl, parseDatabaseUrl, type ServerUrl } from './database-url.ts'
export { openConnection, resolveFilePath } from './open-connection.ts'
export { Secret } from './secret.ts'
