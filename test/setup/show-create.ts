import type { Connection } from '../../src/connect/connection.ts'

const SHOWN = {
  TABLE: `SELECT TABLE_NAME AS name FROM information_schema.TABLES
    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')`,
  VIEW: 'SELECT TABLE_NAME AS name FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()',
  SEQUENCE: `SELECT TABLE_NAME AS name FROM information_schema.TABLES
    WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'SEQUENCE'`,
}

/** Of functions and triggers the server shows the text as it was typed: here are the rows about them. */
const LISTED = [
  `SELECT ROUTINE_NAME, DTD_IDENTIFIER, COLLATION_NAME, ROUTINE_DEFINITION, IS_DETERMINISTIC, SQL_DATA_ACCESS,
    SECURITY_TYPE, ROUTINE_COMMENT
  FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() ORDER BY 1`,
  `SELECT SPECIFIC_NAME, ORDINAL_POSITION, PARAMETER_NAME, DTD_IDENTIFIER, COLLATION_NAME
  FROM information_schema.PARAMETERS WHERE SPECIFIC_SCHEMA = DATABASE() ORDER BY 1, 2`,
  `SELECT TRIGGER_NAME, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_ORDER, ACTION_STATEMENT, ACTION_TIMING
  FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY 1`,
]

/** What MariaDB says of everything in the database of the session. */
export async function showCreate(connection: Connection): Promise<Record<string, unknown>> {
  const shown: Record<string, unknown> = {}
  for (const [kind, list] of Object.entries(SHOWN)) {
    const { rows } = await connection.execute({ sql: list })
    for (const { name } of rows) {
      const quoted = `\`${String(name).replaceAll('`', '``')}\``
      const answer = await connection.execute({ sql: `SHOW CREATE ${kind} ${quoted}` })
      const [text] = Object.entries(answer.rows[0] ?? {}).flatMap(([column, value]) =>
        /^create /i.test(column) ? [String(value)] : [],
      )
      shown[`${kind} ${String(name)}`] = sortKeys(text ?? '')
    }
  }
  for (const [index, list] of LISTED.entries())
    shown[`list ${index}`] = (await connection.execute({ sql: list })).rows
  return shown
}

/** The lines of indexes by their text: those that the server makes for foreign keys it puts where it likes. */
function sortKeys(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/,$/, ''))
  const isKey = (line: string) => /^ {2}(?:\w+ )?KEY /.test(line)
  const keys = lines.filter(isKey).toSorted()
  return lines.map((line) => (isKey(line) ? keys.shift() : line)).join('\n')
}
