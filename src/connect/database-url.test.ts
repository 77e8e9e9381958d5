import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLimbeckError } from '../errors/index.ts'
import { parseDatabaseUrl } from './database-url.ts'

const file = (driver: string, path: string) => ({
  kind: 'file',
  driver,
  engine: driver === 'pglite' ? 'postgresql' : 'sqlite',
  path,
})

/** The rule of SQLAlchemy for three and four slashes, the rule of RFC 8089 for `file:`. */
const FILES: readonly (readonly [url: string, driver: string, path: string])[] = [
  ['sqlite:app.db', 'node:sqlite', 'app.db'],
  ['sqlite:./data/app.db', 'node:sqlite', './data/app.db'],
  ['sqlite:/srv/app.db', 'node:sqlite', '/srv/app.db'],
  ['sqlite:///app.db', 'node:sqlite', 'app.db'],
  ['sqlite:////srv/app.db', 'node:sqlite', '/srv/app.db'],
  ['sqlite:///C:/app.db', 'node:sqlite', 'C:/app.db'],
  ['sqlite+pysqlite:///app.db', 'node:sqlite', 'app.db'],
  ['sqlite:with%20blank.db', 'node:sqlite', 'with blank.db'],
  ['sqlite:app.db?mode=ro', 'node:sqlite', 'app.db'],
  ['sqlite::memory:', 'node:sqlite', ':memory:'],
  ['sqlite:', 'node:sqlite', ':memory:'],
  ['sqlite://', 'node:sqlite', ':memory:'],
  ['sqlite:///:memory:', 'node:sqlite', ':memory:'],
  ['SQLite:app.db', 'node:sqlite', 'app.db'],
  ['file:app.db', 'node:sqlite', 'app.db'],
  ['file:///srv/app.db', 'node:sqlite', '/srv/app.db'],
  ['better-sqlite3:app.db', 'better-sqlite3', 'app.db'],
  ['libsql:app.db', 'libsql', 'app.db'],
  ['pglite:data', 'pglite', 'data'],
  ['pglite:', 'pglite', ':memory:'],
  ['pglite::memory:', 'pglite', ':memory:'],
]

const SERVERS: readonly (readonly [url: string, parts: Readonly<Record<string, unknown>>])[] = [
  ['postgresql://u@h/d', { driver: 'pg', user: 'u', host: 'h', database: 'd', port: undefined }],
  ['postgres://h', { driver: 'pg', user: undefined, host: 'h', database: undefined }],
  ['postgresql+psycopg2://u@h:6543/d', { driver: 'pg', port: 6543 }],
  ['mysql+pymysql://u@h/d', { driver: 'mysql2', engine: 'mysql' }],
  ['mariadb://u@h/d', { driver: 'mysql2', engine: 'mysql' }],
  ['postgresql://u@[::1]:5433/d', { host: '::1', port: 5433 }],
  ['postgresql:///d', { host: undefined, socket: undefined, database: 'd' }],
  ['postgresql:///d?host=/run/pg', { host: undefined, socket: '/run/pg' }],
  ['postgresql://%2Frun%2Fpg/d', { host: undefined, socket: '/run/pg' }],
  ['mysql://u@/d?socket=/run/m.sock', { socket: '/run/m.sock', user: 'u', database: 'd' }],
  ['mysql://u@/d?unix_socket=/run/m.sock', { socket: '/run/m.sock' }],
  ['postgresql://us%40er@h/da%2Fta', { user: 'us@er', database: 'da/ta' }],
  ['postgresql://u@h/d?sslmode=require', { parameters: { sslmode: 'require' } }],
]

const REFUSED = [
  '',
  'app.db',
  'postgresql:d',
  'postgresql://u@h:99999/d',
  'postgresql://u@h:x/d',
  'postgresql://u%zz@h/d',
  'oracle://u@h/d',
]

describe('parseDatabaseUrl', () => {
  it.each(FILES)('reads the file of %s', (url, driver, path) => {
    expect(parseDatabaseUrl(url)).toMatchObject(file(driver, path))
  })

  it.each(SERVERS)('reads the server of %s', (url, parts) => {
    expect(parseDatabaseUrl(url)).toMatchObject({ kind: 'server', ...parts })
  })

  it.each(REFUSED)('refuses %j', (url) => {
    expect(() => parseDatabaseUrl(url)).toThrow(expect.objectContaining({ code: 'invalid_url' }))
  })

  it('names the nearest scheme', () => {
    expect(() => parseDatabaseUrl('postgressql://u@h/d')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('postgresql') }),
    )
  })

  it('gives back every user, password and database that was encoded, and shows no password', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, text, text, (user, tail, database) => {
        const password = `canary${tail}`
        const [u, p, d] = [user, password, database].map(encodeURIComponent)
        const url = parseDatabaseUrl(`postgresql://${u}:${p}@h/${d}`)
        if (url.kind !== 'server') throw new Error('It is a server')
        expect([url.user, url.password?.reveal(), url.database]).toEqual([user, password, database])
        expect(inspect({ ...url, user: '', database: '' }, { depth: 9 })).not.toContain('canary')
      }),
    )
  })

  it('shows no password in an error, however the URL is broken', () => {
    const secret = fc.string({ maxLength: 12 }).map((tail) => `canary${tail}`)
    const form = fc.constantFrom(
      (s: string) => `postgresql://u:${s}@h:port/d`,
      (s: string) => `postgressql://u:${s}@h/d`,
      (s: string) => `mysql://u:${s}@h/%zz`,
      (s: string) => `oracle://u:${s}@h/d`,
    )
    fc.assert(
      fc.property(secret, form, (text, write) => {
        let thrown: unknown
        try {
          parseDatabaseUrl(write(text))
        } catch (error) {
          thrown = error
        }
        // Some of these texts happen to make a URL that can be read.
        const shown = isLimbeckError(thrown) ? inspect(thrown, { showHidden: true }) : ''
        expect(shown).not.toContain('canary')
      }),
    )
  })
})
