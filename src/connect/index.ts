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
export { listSecrets, parseDatabaseUrl } from './database-url.ts'
export { isAbsentFile, openConnection } from './open-connection.ts'
