import type { RowsOf } from './read-catalog.ts'

/** What SQLite shows of a file and of what is attached to it: the texts that it keeps, those of tables part by part. */
export async function readSqliteCatalog(rowsOf: RowsOf): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { name: schema } of await rowsOf('PRAGMA database_list')) {
    const prefix = schema === 'main' ? '' : `${String(schema)}.`
    const objects = await rowsOf(`SELECT type, name, sql FROM "${String(schema)}".sqlite_master`)
    for (const { type, name, sql } of objects) {
      if (typeof sql !== 'string') continue
      const shown = `${prefix}${String(name)}`
      if (type !== 'table') {
        lines.push(`${prefix}${sql.replaceAll(/\s+/g, ' ')}`)
        continue
      }
      if (!String(name).startsWith('sqlite_')) lines.push(...splitTable(shown, sql))
      const rows = await rowsOf(`SELECT * FROM "${String(schema)}"."${String(name)}"`)
      for (const row of rows) lines.push(`${shown} row ${JSON.stringify(row)}`)
    }
  }
  return lines
}

/** A line for the table, and one for each part between the commas of its outer parentheses and behind them. */
function splitTable(name: string, sql: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const [piece] of sql.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g)) {
    const isInner = depth > (piece === '(' ? 0 : 1)
    if (piece === '(') depth++
    if (piece === ')') depth--
    if (!isInner && ['(', ')', ','].includes(piece)) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return [
    `table ${name}`,
    ...parts
      .map((part) => part.replaceAll(/\s+/g, ' ').trim())
      .filter((part) => part !== '' && !part.startsWith('CREATE TABLE'))
      .map((part) => `${name}: ${part}`),
  ]
}
