import type { RowsOf } from './read-catalog.ts'

/** Each gives lines in its first column. */
const QUERIES: readonly string[] = [
  `SELECT CONCAT_WS(' ', 'view', TABLE_NAME, 'SQL SECURITY', SECURITY_TYPE, 'AS', REPLACE(VIEW_DEFINITION, CONCAT('\`', DATABASE(), '\`.'), ''),
     'CHECK OPTION', CHECK_OPTION) FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()`,
  `SELECT CONCAT_WS(' ', 'trigger', TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, 'ON', EVENT_OBJECT_TABLE, ACTION_STATEMENT)
     FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()`,
  `SELECT CONCAT('database ', SCHEMA_NAME) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'limbeck_other'`,
]
const TABLES = `SELECT CONCAT(IF(TABLE_SCHEMA = DATABASE(), '', CONCAT(TABLE_SCHEMA, '.')), TABLE_NAME) AS name, TABLE_TYPE AS type
  FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (DATABASE(), 'limbeck_other')`
const ROUTINES = `SELECT CONCAT_WS(' ', 'function', ROUTINE_NAME, DTD_IDENTIFIER, IF(IS_DETERMINISTIC = 'YES', 'DETERMINISTIC', SQL_DATA_ACCESS), 'SQL SECURITY', SECURITY_TYPE,
    ROUTINE_DEFINITION) AS line, COALESCE((SELECT GROUP_CONCAT(CONCAT(PARAMETER_NAME, ' ', DTD_IDENTIFIER) ORDER BY ORDINAL_POSITION)
      FROM information_schema.PARAMETERS p WHERE p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA AND p.SPECIFIC_NAME = r.SPECIFIC_NAME AND PARAMETER_NAME IS NOT NULL), '') AS parameters
  FROM information_schema.ROUTINES r WHERE ROUTINE_SCHEMA = DATABASE()`

/** What MariaDB and MySQL show of a database. */
export async function readMysqlCatalog(rowsOf: RowsOf): Promise<readonly string[]> {
  const lines: string[] = []
  for (const query of QUERIES) {
    for (const row of await rowsOf(query)) lines.push(toLine(Object.values(row)[0]))
  }
  for (const { line, parameters } of await rowsOf(ROUTINES)) {
    lines.push(toLine(`${String(line)} (${String(parameters)})`))
  }
  const fallback = await readFallback(rowsOf)
  for (const { name, type } of await rowsOf(TABLES)) {
    const quoted = String(name)
      .split('.')
      .map((part) => `\`${part}\``)
      .join('.')
    if (type === 'SEQUENCE') {
      const [row] = await rowsOf(`SHOW CREATE SEQUENCE ${quoted}`)
      const [next] = await rowsOf(`SELECT next_not_cached_value AS next FROM ${quoted}`)
      lines.push(`${toLine(row?.['Create Table'])} NEXT ${String(next?.['next'])}`)
    }
    if (type !== 'BASE TABLE') continue
    const [row] = await rowsOf(`SHOW CREATE TABLE ${quoted}`)
    lines.push(...splitTable(String(name), String(row?.['Create Table']), fallback))
    for (const each of await rowsOf(`SELECT * FROM ${quoted}`)) {
      lines.push(`${String(name)} row ${JSON.stringify(each)}`)
    }
  }
  return lines
}

/** What the server says of every table that has the engine and the character set of its database. */
async function readFallback(rowsOf: RowsOf): Promise<RegExp> {
  const [row] = await rowsOf(
    'SELECT @@character_set_database AS charset, @@collation_database AS collation',
  )
  return new RegExp(
    ` (?:ENGINE=InnoDB|DEFAULT CHARSET=${String(row?.['charset'])} COLLATE=${String(row?.['collation'])})(?= |$)`,
    'g',
  )
}

/** A line for the table with its options, and one for each of its columns, keys and checks. */
function splitTable(name: string, text: string, fallback: RegExp): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim().replace(/,$/, ''))
  const end = lines.findLastIndex((line) => line.startsWith(')'))
  const parts = lines.slice(1, end)
  const options = lines.slice(end).join(' ').slice(1).replaceAll(fallback, '')
  return [`table ${name}${options}`, ...parts.map((part) => `${name}: ${part}`)]
}

function toLine(value: unknown): string {
  return String(value).replaceAll(/\s+/g, ' ').trim()
}
