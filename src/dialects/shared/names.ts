import type { SqlWriter } from './sql-writer.ts'

/** A table's name, after its schema where one is said. */
export function writeTableName(
  writer: Pick<SqlWriter, 'quoteIdentifier'>,
  name: string,
  schema: string | undefined,
): string {
  const quoted = writer.quoteIdentifier(name)
  return schema === undefined ? quoted : `${writer.quoteIdentifier(schema)}.${quoted}`
}

/** Names in parentheses: `("a", "b")`. */
export function writeNameList(
  writer: Pick<SqlWriter, 'quoteIdentifier'>,
  names: readonly string[],
): string {
  return `(${names.map((name) => writer.quoteIdentifier(name)).join(', ')})`
}
