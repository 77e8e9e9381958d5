import type { TestedDatabase } from '../../../runtime/harness.ts'
import { type Dump, OWN_TABLES } from './dump.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

/** Reads what the server itself writes of its objects: SHOW CREATE for each. */
export async function dumpMariadb(database: TestedDatabase, prefix: string): Promise<Dump> {
  const quote = (name: unknown) => database.dialect.quoteIdentifier(String(name))
  const show = async (kind: string, name: unknown, column: string) =>
    String((await database.rows(`SHOW CREATE ${kind} ${quote(name)}`))[0]?.[column])
  const objects: string[] = []
  const columns: Record<string, readonly string[]> = {}
  const tables = await listOwn(database)
  for (const { name, type } of tables) {
    if (type === 'VIEW') objects.push(await show('VIEW', name, 'Create View'))
    else if (type === 'SEQUENCE') objects.push(await show('SEQUENCE', name, 'Create Table'))
    else {
      objects.push(...readTable(String(name), await show('TABLE', name, 'Create Table')))
      const fields = await database.rows(`SHOW COLUMNS FROM ${quote(name)}`)
      columns[String(name)] = fields.map((field) => String(field['Field']))
    }
  }
  for (const { name } of await listNames(database, 'ROUTINE'))
    objects.push(await show('FUNCTION', name, 'Create Function'))
  for (const { name } of await listNames(database, 'TRIGGER'))
    objects.push(await show('TRIGGER', name, 'SQL Original Statement'))
  const schemas = await database.rows(
    `SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE LEFT(SCHEMA_NAME, ${prefix.length}) = '${prefix}'`,
  )
  objects.push(...schemas.map(({ name }) => `schema | ${String(name)}`))
  return { objects: objects.toSorted(), columns }
}

async function listOwn(database: TestedDatabase): Promise<Rows> {
  const own = OWN_TABLES.map((name) => `'${name}'`).join(', ')
  return database.rows(
    `SELECT TABLE_NAME AS name, TABLE_TYPE AS type FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT IN (${own})`,
  )
}

async function listNames(database: TestedDatabase, kind: 'ROUTINE' | 'TRIGGER'): Promise<Rows> {
  return database.rows(
    `SELECT ${kind}_NAME AS name FROM information_schema.${kind}S WHERE ${kind}_SCHEMA = DATABASE()`,
  )
}

/** The lines of a table, which are in the order in which they came: what follows from rows is left out. */
function readTable(name: string, sql: string): readonly string[] {
  const lines = sql.split('\n').slice(1)
  return lines.map((line) => {
    const text = line
      .trim()
      .replace(/,$/, '')
      .replace(/ AUTO_INCREMENT=\d+/, '')
    return `${name} | ${text}`
  })
}
