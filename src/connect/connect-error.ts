import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import { maskError } from '../util/mask-error.ts'
import { maskSecrets } from '../util/mask-secrets.ts'
import { findNearest } from '../util/nearest.ts'
import { readThrown } from '../util/read-thrown.ts'
import type { ServerUrl } from './database-url.ts'

const DEFAULT_PORTS: Readonly<Record<string, number>> = { postgresql: 5432, mysql: 3306 }

/** What to do about a refused connection, by the codes of Node, PostgreSQL and MySQL. */
const HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Is the server running, and are host and port right?',
  ENOENT: 'Is the server running, and is the path of the socket right?',
  ENOTFOUND: 'Is the name of the host right?',
  EAI_AGAIN: 'Is the name of the host right, and is there a network?',
  ETIMEDOUT: 'Is the server reachable from here?',
  EHOSTUNREACH: 'Is the server reachable from here?',
  '28P01': 'The user or the password is wrong.',
  '28000': 'The server does not let this user in from here; look at its pg_hba.conf.',
  '3D000': 'Create the database, or mend its name in the URL.',
  '53300': 'The server has no connection to spare; close some, or wait.',
  '57P03': 'The server is starting or stopping; wait a little.',
  ER_ACCESS_DENIED_ERROR: 'The user or the password is wrong, or the user may not come from here.',
  ER_DBACCESS_DENIED_ERROR: 'The user has no right to this database.',
  ER_BAD_DB_ERROR: 'Create the database, or mend its name in the URL.',
  ER_CON_COUNT_ERROR: 'The server has no connection to spare; close some, or wait.',
  HANDSHAKE_NO_SSL_SUPPORT:
    'The server does not encrypt; leave the mode of encryption out of the URL.',
}

/** How PostgreSQL and MySQL say that there is no such database. */
const UNKNOWN_DATABASE: ReadonlySet<string> = new Set(['3D000', 'ER_BAD_DB_ERROR'])

/** The error for a database that cannot be reached: where it was looked for, and what may help. */
export async function createConnectError(
  error: unknown,
  url: ServerUrl,
  options: {
    readonly secrets: readonly string[]
    /** Asks the server, with the same user, for the names of its databases. */
    readonly listNames: () => Promise<readonly string[]>
  },
): Promise<LimbeckError> {
  if (isLimbeckError(error)) return error
  const { secrets, listNames } = options
  const { host, port, socket, database, user, engine } = url
  const place = socket ?? `${host ?? 'localhost'}:${port ?? DEFAULT_PORTS[engine] ?? ''}`
  const code = readCode(error)
  const reason =
    error instanceof Error && error.message !== '' ? error.message : (code ?? 'refused')
  const what = database === undefined ? `server ${place}` : `database "${database}" on ${place}`
  const isUnknown = code !== undefined && UNKNOWN_DATABASE.has(code)
  const nearest = isUnknown ? await findNearestDatabase(database, listNames) : undefined
  const general = code === undefined ? undefined : HINTS[code]
  return new LimbeckError(
    'connection_failed',
    maskSecrets(`The ${what} cannot be reached: ${reason}`, secrets),
    {
      cause: maskError(error, secrets),
      hint: nearest === undefined ? general : `Did you mean "${nearest}"?`,
      details: { host, port, socket, database, user, reason: code },
    },
  )
}

/** The error for a file or a folder that cannot be opened as a database. */
export function createFileError(error: unknown, path: string): LimbeckError {
  if (isLimbeckError(error)) return error
  const reason = readThrown(error)
  return new LimbeckError('connection_failed', `"${path}" cannot be opened: ${reason}`, {
    cause: error,
    hint: 'Does its folder exist, and may this process write there?',
    details: { database: path, reason: readCode(error) },
  })
}

/** A suggestion is worth a question to the server, and never a failure of its own. */
async function findNearestDatabase(
  database = '',
  listNames: () => Promise<readonly string[]>,
): Promise<string | undefined> {
  try {
    return findNearest(database, await listNames())
  } catch {
    return undefined
  }
}

function readCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  const [first] = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return first === undefined ? undefined : readCode(first)
}
