import type { ColumnType } from '../../schema/column-type.ts'
import { maxValueLength, type TypeTable, writeSized, writeTypeWith } from '../shared/type-rules.ts'
import { quoteIdentifier } from './literals.ts'

/** Writes a type of PostgreSQL. */
export function writeType(type: ColumnType): string {
  return writeTypeWith(type, 'postgresql', types, { name: 'postgresql' })
}

const types: TypeTable = {
  smallint: () => 'SMALLINT',
  integer: () => 'INTEGER',
  bigint: () => 'BIGINT',
  numeric: ({ precision, scale }) => writeSized('NUMERIC', precision, scale),
  real: () => 'REAL',
  double: () => 'DOUBLE PRECISION',
  boolean: () => 'BOOLEAN',
  char: ({ length }) => writeSized('CHAR', length),
  varchar: ({ length }) => writeSized('VARCHAR', length),
  text: () => 'TEXT',
  // bytea has no length.
  binary: () => 'BYTEA',
  uuid: () => 'UUID',
  date: () => 'DATE',
  time: ({ precision }) => writeSized('TIME', precision),
  timetz: ({ precision }) => `${writeSized('TIME', precision)} WITH TIME ZONE`,
  timestamp: ({ precision }) => writeSized('TIMESTAMP', precision),
  timestamptz: ({ precision }) => `${writeSized('TIMESTAMP', precision)} WITH TIME ZONE`,
  interval: () => 'INTERVAL',
  json: () => 'JSON',
  // An enumeration without a name is a text: a type of PostgreSQL has one.
  enum: ({ name, schema, values }) => {
    if (name === undefined) return `VARCHAR(${maxValueLength(values)})`
    return [...(schema === undefined ? [] : [schema]), name].map(quoteIdentifier).join('.')
  },
  array: ({ element }) => `${writeType(element)}[]`,
}
