import { openConnection } from '../../src/connect/open-connection.ts'
import type { SchemaDump } from './schema-dump.ts'

/** What SHOW CREATE says of everything in a database but our own tables. */
export async function dumpMariadb(url: string): Promise<SchemaDump> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    const read = async (sql: string) => (await connection.execute({ sql })).rows
    const objects =
      await read(`SELECT IF(TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED'), 'TABLE', TABLE_TYPE) AS kind, TABLE_NAME AS name
      FROM information_schema.TABLES
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT IN ('alembic_version', 'limbeck_log')
      UNION SELECT ROUTINE_TYPE, ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
      UNION SELECT 'TRIGGER', TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
      UNION SELECT 'EVENT', EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY 1, 2`)
    const dump: string[] = []
    for (const { kind, name } of objects) {
      const [row = {}] = await read(
        `SHOW CREATE ${String(kind)} \`${String(name).replaceAll('`', '``')}\``,
      )
      const text = Object.entries(row).find(([key]) =>
        /^create |original statement/i.test(key),
      )?.[1]
      dump.push(sortKeys(String(text)))
    }
    return dump
  } finally {
    await connection.close()
  }
}

/**
 * Keys in the order of their texts: those that the server makes for foreign keys it puts where it likes. How far rows were
 * numbered is none of ours, and NO ACTION is what holds where nothing is said, as is BTREE for
 * InnoDB.
 */
function sortKeys(text: string): string {
  const isBtree = text.includes(') ENGINE=InnoDB')
  const plain = (isBtree ? text.replaceAll(' USING BTREE', '') : text)
    .replace(/ AUTO_INCREMENT=\d+/, '')
    .replaceAll(/ ON (?:DELETE|UPDATE) NO ACTION/g, '')
  const lines = plain.split('\n')
  const bare = lines.map((line) => line.replace(/,$/, ''))
  const isKey = (line: string) => /^ {2}(?:\w+ )?(?:KEY|CONSTRAINT) /.test(line)
  const keys = bare.filter(isKey).toSorted()
  return bare.map((line) => (isKey(line) ? keys.shift() : line)).join('\n')
}
