import { LimbeckError } from '../errors/index.ts'
import { maskUrl } from '../util/mask-secrets.ts'
import { findNearest } from '../util/nearest.ts'
import type { DriverName, Engine } from './connection.ts'
import { Secret } from './secret.ts'

/** A database on a server. */
export interface ServerUrl {
  readonly kind: 'server'
  readonly engine: Engine
  readonly driver: DriverName
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
  readonly engine: Engine
  readonly driver: DriverName
  /** As written; `:memory:` for a database in memory. */
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
}

/** A database URL in its parts. Passwords show as `***` wherever it is printed. */
export type DatabaseUrl = ServerUrl | FileUrl

interface Scheme {
  readonly kind: DatabaseUrl['kind']
  readonly engine: Engine
  readonly driver: DriverName
}

const SCHEMES: Readonly<Record<string, Scheme>> = {
  postgresql: { kind: 'server', engine: 'postgresql', driver: 'pg' },
  postgres: { kind: 'server', engine: 'postgresql', driver: 'pg' },
  mysql: { kind: 'server', engine: 'mysql', driver: 'mysql2' },
  mariadb: { kind: 'server', engine: 'mysql', driver: 'mysql2' },
  sqlite: { kind: 'file', engine: 'sqlite', driver: 'node:sqlite' },
  file: { kind: 'file', engine: 'sqlite', driver: 'node:sqlite' },
  'better-sqlite3': { kind: 'file', engine: 'sqlite', driver: 'better-sqlite3' },
  libsql: { kind: 'file', engine: 'sqlite', driver: 'libsql' },
  pglite: { kind: 'file', engine: 'postgresql', driver: 'pglite' },
}

const MEMORY = ':memory:'

/**
 * Reads a database URL: `postgresql://user:password@host:5432/name`, `mysql://…`, `mariadb://…`, `sqlite:path`,
 * `sqlite:///path` (`sqlite:////absolute`), `file:path`, `sqlite::memory:`, `pglite:folder`, `libsql:path`,
 * `better-sqlite3:path`; a driver behind the scheme, as SQLAlchemy writes it (`postgresql+psycopg2://`), is ignored.
 *
 * Throws `invalid_url`, without the password.
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  const { name, rest } = readScheme(text)
  const scheme = name === undefined ? undefined : SCHEMES[name]
  if (scheme === undefined || rest === undefined) throw unknownScheme(text, name)
  if (scheme.kind === 'server') return parseServerUrl(scheme, rest, text)
  if (name === 'libsql' && /^\/\/[^/:]/.test(rest)) {
    throw new LimbeckError(
      'invalid_url',
      `"${maskUrl(text)}" is a database on a server of libSQL`,
      {
        hint: 'Only files can be opened: write libsql:path.',
      },
    )
  }
  return parseFileUrl(scheme, name === 'file' ? fromFileScheme(rest) : rest)
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
export function readProduct(text: string): Engine | 'mariadb' {
  const { engine } = parseDatabaseUrl(text)
  return readScheme(text).name === 'mariadb' ? 'mariadb' : engine
}

function readScheme(text: string) {
  const match = /^([a-z][a-z0-9.-]*)(?:\+[a-z0-9_-]+)?:(.*)$/is.exec(text.trim())
  return { name: match?.[1]?.toLowerCase(), rest: match?.[2] }
}

/** In `file:///path` the third slash belongs to the path, unlike in SQLAlchemy's `sqlite:///path`. */
function fromFileScheme(rest: string): string {
  return rest.replace(/^\/\/(?=\/)/, '').replace(/^\/(?=[a-z]:)/i, '')
}

function parseFileUrl({ engine, driver }: Scheme, rest: string): FileUrl {
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
    engine,
    driver,
    path: path === '' ? MEMORY : decode(path, path),
    parameters,
  }
}

function parseServerUrl({ engine, driver }: Scheme, rest: string, text: string): ServerUrl {
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
    engine,
    driver,
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

function unknownScheme(text: string, name: string | undefined): LimbeckError {
  const names = Object.keys(SCHEMES)
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
