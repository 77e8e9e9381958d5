import type { Connection } from '../../src/connect/connection.ts'
import type { EngineName } from '../setup/engines.ts'

/** The types that a column of the contract suite can have, as each engine calls them. */
export const TYPES = {
  integer: { postgresql: 'integer', mariadb: 'int', sqlite: 'INTEGER' },
  bigint: { postgresql: 'bigint', mariadb: 'bigint', sqlite: 'BIGINT' },
  boolean: { postgresql: 'boolean', mariadb: 'boolean', sqlite: 'BOOLEAN' },
  double: { postgresql: 'double precision', mariadb: 'double', sqlite: 'REAL' },
  text: { postgresql: 'text', mariadb: 'longtext', sqlite: 'TEXT' },
  bytes: { postgresql: 'bytea', mariadb: 'longblob', sqlite: 'BLOB' },
  timestamp: { postgresql: 'timestamp(3)', mariadb: 'datetime(3)', sqlite: 'DATETIME' },
  timestamptz: { postgresql: 'timestamptz(3)', mariadb: 'timestamp(3) NULL', sqlite: 'TIMESTAMP' },
  date: { postgresql: 'date', mariadb: 'date', sqlite: 'DATE' },
  time: { postgresql: 'time', mariadb: 'time', sqlite: 'TIME' },
  json: { postgresql: 'jsonb', mariadb: 'json', sqlite: 'JSON' },
} as const satisfies Readonly<Record<string, Readonly<Record<EngineName, string>>>>

/** A type of {@link TYPES}. */
export type TypeName = keyof typeof TYPES

/** A placeholder as the engine writes it. */
export function placeholder(engine: EngineName, number: number): string {
  return engine === 'postgresql' ? `$${number}` : '?'
}

/** Makes a table `id integer primary key, v <type>` and gives functions that write and read its values. */
export async function createValueTable(
  connection: Connection,
  engine: EngineName,
  name: string,
  type: TypeName,
) {
  const first = placeholder(engine, 1)
  const second = placeholder(engine, 2)
  await connection.execute({
    sql: `CREATE TABLE ${name} (id integer PRIMARY KEY, v ${TYPES[type][engine]})`,
  })
  let id = 0
  const read = async (key: number): Promise<unknown> => {
    // With and without values bound: some drivers read these two by different protocols.
    const plain = await connection.execute({ sql: `SELECT v FROM ${name} WHERE id = ${key}` })
    const bound = await connection.execute({
      sql: `SELECT v FROM ${name} WHERE id = ${first}`,
      parameters: [key],
    })
    return [plain.rows[0]?.['v'], bound.rows[0]?.['v']]
  }
  return {
    /** Writes a value and reads it back by both protocols. */
    roundTrip: async (value: unknown): Promise<unknown> => {
      id += 1
      await connection.execute({
        sql: `INSERT INTO ${name} (id, v) VALUES (${first}, ${second})`,
        parameters: [id, value],
      })
      return read(id)
    },
    /** Writes a literal of SQL and reads it back. */
    readLiteral: async (literal: string): Promise<unknown> => {
      id += 1
      await connection.execute({ sql: `INSERT INTO ${name} (id, v) VALUES (${id}, ${literal})` })
      return read(id)
    },
  }
}
