import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** MariaDB has IF EXISTS and IF NOT EXISTS in every statement, MySQL for whole tables alone. */
export function assertGuard(
  writer: Pick<SqlWriter, 'name'>,
  what: string,
  isGuarded: boolean | undefined,
): void {
  if (isGuarded !== true || writer.name === 'mariadb') return
  throw refuseUnsupported(writer, what, 'Ask the catalog first, with op.query().')
}
