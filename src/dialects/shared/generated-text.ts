import type { Generated } from '../../schema/schema-model.ts'
import type { SqlWriter } from './sql-writer.ts'

/** What computes a column, as it stands behind its type. */
export function writeGenerated({ expression, stored }: Generated, writer: SqlWriter): string {
  return `GENERATED ALWAYS AS (${writer.inlineSql(expression)}) ${stored ? 'STORED' : 'VIRTUAL'}`
}
