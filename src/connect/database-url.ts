import { LimbeckError } from '../errors/index.ts'
import { maskUrl } from '../util/mask-secrets.ts'
import { findNearest } from '../util/nearest.ts'
import type { DriverName, Engine, Server } from './connection.ts'
import { Secret } from './secret.ts'

/** A database on a server. */
export interface ServerUrl {
  readonly kind: 'server'
  /** What stands before the colon, in small letters and without a driver behind `+`. */
  readonly scheme: string
  readonly engine: Engine
  readonly driver: DriverName | (string & {})
  readonly host: string | undefined
  readonly port: number | undefined
  /** The path of a Unix socket, or of the folder that holds it. */
  readonly socket: string | undefined
  readonly user: string | undefined
  readonly password: Secret | undefined
  readonly database: string | undefined
  /** The parameters behind the `?`. */
  readonly parameters: Readonly<Record<string, string>>
}

/** A database in a file, in a folder, or in memory. */
export interface FileUrl {
  readonly kind: 'file'
  /** What stands before the colon, in small letters and without a driver behind `+`. */
  readonly scheme: string
  readonly engine: Engine
  readonly driver: DriverName | (string & {})
  /** As written; `:memory:` for a database in memory. */
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
}

/** A database URL in its parts. Passwords show as `***` wherever it is printed. */
export type DatabaseUrl = ServerUrl | FileUrl

/** What the beginning of a URL says. */
export interface Scheme {
  readonly kind: DatabaseUrl['kind']
  readonly engine: Engine
  readonly driver: DriverName | (string & {})
  /** The name of the dialect; `mysql:` may lead to MariaDB too. */
  readonly product: Server['product']
}

/** The schemes that plugins add, by what stands before the colon. */
export type AddedSchemes = ReadonlyMap<string, Scheme>

const NO_SCHEMES: AddedSchemes = new Map()

const POSTGRESQL = { engine: 'postgresql', product: 'postgresql' } as const
const SQLITE = { kind: 'file', engine: 'sqlite', product: 'sqlite' } as const

const SCHEMES: Readonly<Record<string, Scheme>> = {
  postgresql: { ...POSTGRESQL, kind: 'server', driver: 'pg' },
  postgres: { ...POSTGRESQL, kind: 'server', driver: 'pg' },
  mysql: { kind: 'server', engine: 'mysql', driver: 'mysql2', product: 'mysql' },
  mariadb: { kind: 'server', engine: 'mysql', driver: 'mysql2', product: 'mariadb' },
  sqlite: { ...SQLITE, driver: 'node:sqlite' },
  file: { ...SQLITE, driver: 'node:sqlite' },
  'better-sqlite3': { ...SQLITE, driver: 'better-sqlite3' },
  libsql: { ...SQLITE, driver: 'libsql' },
  pglite: { ...POSTGRESQL, kind: 'file', driver: 'pglite' },
}

/** Whether a scheme is one that Limbeck knows by itself. */
export function isKnownScheme(name: string): boolean {
  return Object.hasOwn(SCHEMES, name)
}

const MEMORY = ':memory:'

/**
 * Reads a database URL: `postgresql://user:password@host:5432/name`, `mysql://…`, `mariadb://…`, `sqlite:path`,
 * `sqlite:///path` (`sqlite:////absolute`), `file:path`, `sqlite::memory:`, `pglite:folder`, `libsql:path`,
 * `better-sqlite3:path`; a driver behind the scheme, as SQLAlchemy writes it (`postgresql+psycopg2://`), is ignored.
 *
 * Throws `invalid_url`, without the password.
 */
export function parseDatabaseUrl(text: string, added: AddedSchemes = NO_SCHEMES): DatabaseUrl {
  const { name, rest, scheme } = requireScheme(text, added)
  const place = { scheme: name, engine: scheme.engine, driver: scheme.driver }
  if (scheme.kind === 'server') return parseServerUrl(place, rest, text)
  if (name === 'libsql' && /^\/\/[^/:]/.test(rest)) {
    throw new LimbeckError(
      'invalid_url',
      `"${maskUrl(text)}" is a database on a server of libSQL`,
      {
        hint: 'Only files can be opened: write libsql:path.',
      },
    )
  }
  return parseFileUrl(place, name === 'file' ? fromFileScheme(rest) : rest)
}

/** What of a URL must not be shown: the password, and parameters that are called like one. */
export function listSecrets(url: DatabaseUrl): readonly string[] {
  const named = Object.entries(url.parameters).flatMap(([name, value]) =>
    /passw|pwd|secret|token/i.test(name) ? [value] : [],
  )
  return url.kind === 'server' && url.password !== undefined
    ? [url.password.reveal(), ...named]
    : named
}

/** The product that a URL names; `mysql:` may lead to MariaDB too. Throws `invalid_url`. */
export function readProduct(text: string, added: AddedSchemes = NO_SCHEMES): Server['product'] {
  parseDatabaseUrl(text, added)
  return requireScheme(text, added).scheme.product
}

function requireScheme(text: string, added: AddedSchemes) {
  const match = /^([a-z][a-z0-9.-]*)(?:\+[a-z0-9_-]+)?:(.*)$/is.exec(text.trim())
  const [, written, rest] = match ?? []
  const name = written?.toLowerCase()
  if (name === undefined || rest === undefined) throw unknownScheme(text, name, added)
  const scheme = isKnownScheme(name) ? SCHEMES[name] : added.get(name)
  if (scheme === undefined) throw unknownScheme(text, name, added)
  return { name, rest, scheme }
}

type UrlPlace = Pick<DatabaseUrl, 'scheme' | 'engine' | 'driver'>

/** In `file:///path` the third slash belongs to the path, unlike in SQLAlchemy's `sqlite:///path`. */
function fromFileScheme(rest: string): string {
  return rest.replace(/^\/\/(?=\/)/, '').replace(/^\/(?=[a-z]:)/i, '')
}

function parseFileUrl(place: UrlPlace, rest: string): FileUrl {
  const [location = '', query = ''] = splitOnce(rest, '?')
  // Three slashes are an empty host and its separator: what is behind them is the path.
  const path = location.startsWith('///')
    ? location.slice(3)
    : location.startsWith('//')
      ? location.slice(2)
      : location
  const parameters = parseQuery(query)
  return {
    kind: 'file',
    ...place,
    path: path === '' ? MEMORY : decode(path, path),
    parameters,
  }
}

function parseServerUrl(place: UrlPlace, rest: string, text: string): ServerUrl {
  if (!rest.startsWith('//')) throw invalidUrl(text, 'two slashes are missing behind the scheme')
  const [location = '', query = ''] = splitOnce(rest.slice(2), '?')
  const at = location.lastIndexOf('@')
  const [user, password] = at === -1 ? [] : splitOnce(location.slice(0, at), ':')
  const [authority = '', database] = splitOnce(location.slice(at + 1), '/')
  const host = /^(?:\[([^\]]+)\]|([^:[\]]*))(?::(\d+))?$/.exec(authority)
  if (host === null) throw invalidUrl(text, 'the host and the port cannot be read')
  const { password: passwordParameter, ...parameters } = parseQuery(query)
  if (query.split('&').some((part) => part.includes('@') && !part.includes('='))) {
    throw invalidUrl(text, 'there is an "@" behind the question mark')
  }
  const named = host[1] ?? (host[2] === '' ? undefined : host[2])
  const hostText = named === undefined ? parameters['host'] : decode(named, text)
  const isSocket = hostText?.startsWith('/') === true
  return {
    kind: 'server',
    ...place,
    host: isSocket ? undefined : hostText,
    port: readPort(host[3] ?? parameters['port'], text),
    socket: parameters['socket'] ?? parameters['unix_socket'] ?? (isSocket ? hostText : undefined),
    user: user === undefined || user === '' ? parameters['user'] : decode(user, text),
    password: readSecret(password === undefined ? passwordParameter : decode(password, text)),
    database: database === undefined || database === '' ? undefined : decode(database, text),
    parameters,
  }
}

function readSecret(text: string | undefined): Secret | undefined {
  return text === undefined ? undefined : new Secret(text)
}

function readPort(port: string | undefined, text: string): number | undefined {
  if (port === undefined) return undefined
  const number = Number(port)
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number
  throw invalidUrl(text, `"${port}" is no port`)
}

function parseQuery(query: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(query))
}

function decode(part: string, text: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw invalidUrl(text, 'a percent sign is not followed by two hexadecimal digits')
  }
}

/** The text before and after the first separator; without one the second is absent. */
function splitOnce(text: string, separator: string): readonly string[] {
  const place = text.indexOf(separator)
  return place === -1 ? [text] : [text.slice(0, place), text.slice(place + separator.length)]
}

function unknownScheme(text: string, name: string | undefined, added: AddedSchemes): LimbeckError {
  const names = [...Object.keys(SCHEMES), ...added.keys()]
  const nearest = name === undefined ? undefined : findNearest(name, names)
  return new LimbeckError('invalid_url', `"${maskUrl(text)}" is no database URL`, {
    hint:
      nearest === undefined
        ? 'Write for example postgresql://user@host/name, mysql://user@host/name or sqlite:app.db.'
        : `Did you mean "${nearest}:"?`,
  })
}

function invalidUrl(text: string, reason: string): LimbeckError {
  return new LimbeckError('invalid_url', `"${maskUrl(text)}" cannot be read: ${reason}`, {
    hint: 'Write special characters of users and passwords percent-encoded, e.g. "%40" for "@".',
  })
}
