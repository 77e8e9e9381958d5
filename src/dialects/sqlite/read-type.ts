import type { ColumnType } from '../../schema/column-type.ts'

/**
 * Reads the type of a column as SQLite keeps it: the text that was written. What reads exactly as a generic type is
 * written gets its name; any other text stays as it is.
 */
export function readType(text: string): ColumnType {
  const [, name = '', list] = /^(\w+)(?:\((\d+(?:, \d+)?)\))?$/.exec(text) ?? []
  const args = list === undefined ? [] : list.split(', ').map(Number)
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  return read?.(args) ?? { kind: 'native', dialect: 'sqlite', sql: text }
}

type Reader = (args: readonly number[]) => ColumnType | undefined

const plain =
  (type: ColumnType): Reader =>
  (args) =>
    args.length === 0 ? type : undefined

const sized =
  (kind: 'char' | 'varchar'): Reader =>
  ([length, ...others]) => {
    if (others.length > 0) return undefined
    return length === undefined ? { kind } : { kind, length }
  }

/** What `types.ts` writes, the other way round; where two types are written alike, the more common one. */
const READERS: Readonly<Record<string, Reader>> = {
  SMALLINT: plain({ kind: 'smallint' }),
  INTEGER: plain({ kind: 'integer' }),
  BIGINT: plain({ kind: 'bigint' }),
  NUMERIC: ([precision, scale]) => {
    if (precision === undefined) return { kind: 'numeric' }
    return scale === undefined
      ? { kind: 'numeric', precision }
      : { kind: 'numeric', precision, scale }
  },
  REAL: plain({ kind: 'real' }),
  DOUBLE: plain({ kind: 'double' }),
  BOOLEAN: plain({ kind: 'boolean' }),
  CHAR: sized('char'),
  VARCHAR: sized('varchar'),
  TEXT: plain({ kind: 'text' }),
  BLOB: plain({ kind: 'binary' }),
  DATE: plain({ kind: 'date' }),
  TIME: plain({ kind: 'time' }),
  DATETIME: plain({ kind: 'timestamp' }),
  JSON: plain({ kind: 'json' }),
}
