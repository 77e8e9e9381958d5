import type { ColumnType } from '../../schema/column-type.ts'
import { resolveVariant } from '../shared/type-rules.ts'

/** The types that the words stand for: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL */
const SERIALS: Readonly<Record<string, string>> = {
  smallserial: 'smallint',
  serial: 'integer',
  bigserial: 'bigint',
}

/** The type of the numbers of a SERIAL, which is a word of CREATE TABLE and no type; nothing where it is none. */
export function readSerial(type: ColumnType): ColumnType | undefined {
  const resolved = resolveVariant(type, 'postgresql')
  const sql = resolved.kind === 'native' ? SERIALS[resolved.sql.toLowerCase()] : undefined
  return sql === undefined ? undefined : { kind: 'native', dialect: 'postgresql', sql }
}
