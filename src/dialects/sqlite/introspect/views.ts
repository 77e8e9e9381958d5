import type { View } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { type CatalogRow, readText, requireText } from '../../shared/read-row.ts'
import { createTokenCursor } from '../token-cursor.ts'

/** Reads a view out of the text that SQLite keeps: `CREATE VIEW name (columns) AS query`. */
export function readView(row: CatalogRow): View {
  const text = requireText(row, 'sql')
  const schema = readText(row['schema'])
  const cursor = createTokenCursor(text)
  cursor.skip('CREATE', 'VIEW')
  cursor.takeName()
  const columns = cursor.peek() === '(' ? cursor.takeNames() : []
  cursor.skip('AS')
  return {
    name: requireText(row, 'name'),
    ...(schema === undefined ? {} : { schema }),
    ...(columns.length === 0 ? {} : { columns }),
    definition: sql.raw(text.slice(cursor.start).trim()),
  }
}
