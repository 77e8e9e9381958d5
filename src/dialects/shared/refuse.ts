import { LimbeckError } from '../../errors/index.ts'
import type { DialectName } from '../dialect.ts'
import type { SqlWriter } from './sql-writer.ts'

const PRODUCT_NAMES: Readonly<Record<string, string>> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
} satisfies Record<DialectName, string>

/** The name of an engine as its makers write it; of one that comes with a plugin, the name of its dialect. */
export function productName(writer: Pick<SqlWriter, 'name'>): string {
  return PRODUCT_NAMES[writer.name] ?? writer.name
}

/** The error for something that the engine cannot do: `SQLite cannot …`. */
export function refuseUnsupported(
  writer: Pick<SqlWriter, 'name'>,
  what: string,
  hint?: string,
): LimbeckError {
  return new LimbeckError('operation_unsupported', `${productName(writer)} cannot ${what}.`, {
    hint,
  })
}

/** The error for an operation that is described in a way that cannot be run. */
export function refuseInvalid(message: string, hint?: string): LimbeckError {
  return new LimbeckError('operation_invalid', message, { hint })
}

/**
 * Refuses options that the engine does not have. An option counts as asked for when it is neither undefined nor
 * false nor empty.
 */
export function assertNoOptions(
  writer: Pick<SqlWriter, 'name'>,
  subject: string,
  options: Readonly<Record<string, unknown>>,
  hint?: string,
): void {
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined || value === false) continue
    if (Array.isArray(value) && value.length === 0) continue
    throw refuseUnsupported(writer, `use the option "${option}" of ${subject}`, hint)
  }
}
