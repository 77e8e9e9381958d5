import type { ColumnType } from '../../schema/column-type.ts'
import type { DialectName } from '../dialect.ts'
import { writeUtf8Hex } from '../shared/literal-values.ts'
import { refuseInvalid, refuseUnsupported } from '../shared/refuse.ts'
import { resolveVariant, type TypeTable, writeSized, writeTypeWith } from '../shared/type-rules.ts'
import { needsHex, writeLiteral } from './literals.ts'

/** Writes a type of MySQL or MariaDB; `name` is the engine that errors speak of. */
export function writeType(type: ColumnType, name: DialectName = 'mysql'): string {
  const resolved = resolveVariant(type, 'mysql')
  if (resolved.kind === 'array') {
    throw refuseUnsupported({ name }, 'store arrays', 'Use t.json(), or a table of its own.')
  }
  return writeTypeWith(resolved, 'mysql', types, { name })
}

/** Types whose defaults must stand in parentheses. */
export function isLarge(type: ColumnType): boolean {
  return /text|blob|json|geometry|point|polygon|linestring/i.test(writeType(type))
}

/**
 * Both time stamps are DATETIME, as SQLAlchemy writes them, and hold UTC: TIMESTAMP ends in 2038, and gives itself
 * a default on older servers.
 */
const types: TypeTable = {
  smallint: () => 'SMALLINT',
  integer: () => 'INTEGER',
  bigint: () => 'BIGINT',
  numeric: ({ precision, scale }) => writeSized('NUMERIC', precision, scale),
  // REAL is DOUBLE here unless the SQL mode says otherwise.
  real: () => 'FLOAT',
  double: () => 'DOUBLE',
  boolean: () => 'TINYINT(1)',
  char: ({ length }) => writeSized('CHAR', length),
  varchar: ({ length }) => {
    if (length !== undefined) return `VARCHAR(${length})`
    throw refuseInvalid(
      'MySQL and MariaDB want a length for a varchar column.',
      'Give one, as in t.varchar(255), or use t.text().',
    )
  },
  text: () => 'TEXT',
  // A BLOB cannot be a key: with a length it is VARBINARY.
  binary: ({ length }) => (length === undefined ? 'BLOB' : `VARBINARY(${length})`),
  uuid: () => 'CHAR(36)',
  date: () => 'DATE',
  time: ({ precision }) => writeSized('TIME', precision),
  timetz: ({ precision }) => writeSized('TIME', precision),
  timestamp: ({ precision }) => writeSized('DATETIME', precision),
  timestamptz: ({ precision }) => writeSized('DATETIME', precision),
  interval: () => 'DATETIME',
  json: () => 'JSON',
  enum: ({ values }) => `ENUM(${values.map(writeEnumValue).join(', ')})`,
  array: () => 'JSON',
}

/** The grammar has no character set in front of a value of an ENUM. */
function writeEnumValue(value: string): string {
  return needsHex(value) ? `0x${writeUtf8Hex(value)}` : writeLiteral(value)
}
