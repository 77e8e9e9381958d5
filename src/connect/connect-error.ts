import { LimbeckError } from '../errors/index.ts'
import { maskSecrets } from '../util/mask-secrets.ts'
import type { ServerUrl } from './database-url.ts'
import { maskError } from './statement-error.ts'

const DEFAULT_PORTS: Readonly<Record<string, number>> = { postgresql: 5432, mysql: 3306 }

/** What to do about a refused connection, by the codes of Node, PostgreSQL and MySQL. */
const HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Is the server running, and are host and port right?',
  ENOENT: 'Is the server running, and is the path of the socket right?',
  ENOTFOUND: 'Is the name of the host right?',
  ETIMEDOUT: 'Is the server reachable from here?',
  '28P01': 'The user or the password is wrong.',
  '28000': 'The server does not let this user in from here; look at its pg_hba.conf.',
  '3D000': 'Create the database, or mend its name in the URL.',
  '53300': 'The server has no connection to spare; close some, or wait.',
  ER_ACCESS_DENIED_ERROR: 'The user or the password is wrong, or the user may not come from here.',
  ER_DBACCESS_DENIED_ERROR: 'The user has no right to this database.',
  ER_BAD_DB_ERROR: 'Create the database, or mend its name in the URL.',
}

/** The error for a database that cannot be reached: where it was looked for, and what may help. */
export function createConnectError(
  error: unknown,
  url: ServerUrl,
  secrets: readonly string[],
): LimbeckError {
  const { host, port, socket, database, user, engine } = url
  const place = socket ?? `${host ?? 'localhost'}:${port ?? DEFAULT_PORTS[engine] ?? ''}`
  const code = readCode(error)
  const reason =
    error instanceof Error && error.message !== '' ? error.message : (code ?? 'refused')
  const what = database === undefined ? place : `"${database}" on ${place}`
  return new LimbeckError(
    'connection_failed',
    `The database ${what} cannot be reached: ${maskSecrets(reason, secrets)}`,
    {
      cause: maskError(error, secrets),
      hint: code === undefined ? undefined : HINTS[code],
      details: { host, port, socket, database, user, reason: code },
    },
  )
}

function readCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  const [first] = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return first === undefined ? undefined : readCode(first)
}
