import type { Failure, FailureKind } from '../dialect.ts'

/** Result codes: https://www.sqlite.org/rescode.html. The low byte is the primary code. */
const KINDS: Readonly<Record<number, FailureKind>> = {
  3: 'permission_denied',
  5: 'lock_timeout',
  6: 'lock_timeout',
  8: 'permission_denied',
  9: 'canceled',
  23: 'permission_denied',
  // SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE and _ROWID
  1555: 'duplicate_row',
  2067: 'duplicate_row',
  2579: 'duplicate_row',
}

/** SQLite has one code for every error in a statement: only the message tells them apart. */
const MESSAGES: readonly (readonly [RegExp, FailureKind])[] = [
  [/UNIQUE constraint failed/i, 'duplicate_row'],
  [/already exists|duplicate column name|already another table or index/i, 'already_exists'],
  [/no such (?:table|column|index|view|trigger|savepoint|function)/i, 'does_not_exist'],
]

/** What the code and the message of an error of SQLite mean. */
export function classifyFailure({ number, message }: Failure): FailureKind {
  const kind = number === undefined ? undefined : (KINDS[number] ?? KINDS[number & 0xff])
  return kind ?? MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ?? 'other'
}
