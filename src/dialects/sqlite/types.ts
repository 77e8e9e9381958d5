import type { ColumnType } from '../../schema/column-type.ts'
import { refuseUnsupported } from '../shared/refuse.ts'
import {
  maxValueLength,
  resolveVariant,
  type TypeTable,
  writeSized,
  writeTypeWith,
} from '../shared/type-rules.ts'

/** Writes a type of SQLite. */
export function writeType(type: ColumnType): string {
  const resolved = resolveVariant(type, 'sqlite')
  if (resolved.kind === 'array') {
    throw refuseUnsupported(
      { name: 'sqlite' },
      'store arrays',
      'Use t.json(), or a table of its own.',
    )
  }
  return writeTypeWith(resolved, 'sqlite', types, { name: 'sqlite' })
}

/** The names that SQLAlchemy writes: they tell tools what is meant, and SQLite the affinity. */
const types: TypeTable = {
  smallint: () => 'SMALLINT',
  integer: () => 'INTEGER',
  bigint: () => 'BIGINT',
  numeric: ({ precision, scale }) => writeSized('NUMERIC', precision, scale),
  real: () => 'REAL',
  double: () => 'DOUBLE',
  boolean: () => 'BOOLEAN',
  char: ({ length }) => writeSized('CHAR', length),
  varchar: ({ length }) => writeSized('VARCHAR', length),
  text: () => 'TEXT',
  binary: () => 'BLOB',
  uuid: () => 'CHAR(36)',
  date: () => 'DATE',
  time: () => 'TIME',
  timetz: () => 'TIME',
  timestamp: () => 'DATETIME',
  timestamptz: () => 'DATETIME',
  interval: () => 'DATETIME',
  json: () => 'JSON',
  enum: ({ values }) => `VARCHAR(${maxValueLength(values)})`,
  array: () => 'JSON',
}
