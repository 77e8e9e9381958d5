import { emptyDatabase } from '../../setup/empty-database.ts'
import type { EngineName } from '../../setup/engines.ts'
import { runAll } from '../pairs/open-place.ts'

/** Schemas that SQLAlchemy does not make with the tables in them. */
const SCHEMAS: { readonly [Name in EngineName]: readonly string[] } = {
  postgresql: ['CREATE SCHEMA other'],
  mariadb: [],
  sqlite: [],
}

/** Empties a database for a case. */
export async function beginCase(engine: EngineName, url: string): Promise<void> {
  await emptyDatabase(url)
  await runAll(url, SCHEMAS[engine])
}
