import type { Failure, FailureKind } from '../dialect.ts'

/** https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html, https://mariadb.com/kb/en/mariadb-error-codes/ */
const KINDS: Readonly<Record<number, FailureKind>> = {
  1007: 'already_exists',
  1050: 'already_exists',
  1060: 'already_exists',
  1061: 'already_exists',
  1068: 'already_exists',
  1304: 'already_exists',
  1359: 'already_exists',
  1826: 'already_exists',
  3822: 'already_exists',
  1008: 'does_not_exist',
  1049: 'does_not_exist',
  1051: 'does_not_exist',
  1054: 'does_not_exist',
  1072: 'does_not_exist',
  1091: 'does_not_exist',
  1146: 'does_not_exist',
  1176: 'does_not_exist',
  1305: 'does_not_exist',
  1360: 'does_not_exist',
  3821: 'does_not_exist',
  3940: 'does_not_exist',
  4091: 'does_not_exist',
  4092: 'does_not_exist',
  1205: 'lock_timeout',
  3572: 'lock_timeout',
  1969: 'statement_timeout',
  3024: 'statement_timeout',
  1213: 'deadlock',
  1062: 'duplicate_row',
  1586: 'duplicate_row',
  1044: 'permission_denied',
  1045: 'permission_denied',
  1142: 'permission_denied',
  1143: 'permission_denied',
  1227: 'permission_denied',
  1370: 'permission_denied',
  1317: 'canceled',
}

/** What the number of an error of MySQL or MariaDB means. */
export function classifyFailure({ number }: Failure): FailureKind {
  return number === undefined ? 'other' : (KINDS[number] ?? 'other')
}
