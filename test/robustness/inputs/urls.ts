import * as fc from 'fast-check'
import type { Input } from '../input.ts'

const toInput =
  (outcome: Input['outcome']) =>
  (url: string): Input => ({
    line: ['current'],
    files: { 'limbeck.config.mjs': `export default { url: ${JSON.stringify(url)} }\n` },
    ...(outcome === undefined ? {} : { outcome }),
  })

/** Texts that are no URLs of a database. */
const unreadable = [
  'postgres',
  'postgresql',
  'postgresql:',
  'postgresql:/',
  'postgresql:h/d',
  '//h/d',
  '://h/d',
  ':',
  '/',
  '?',
  '#',
  '@',
  'http://h/d',
  'https://user:pw@h/d',
  'mongodb://h/d',
  'oracle+cx_oracle://h/d',
  'mssql+pyodbc://h/d',
  'snowflake://a/b',
  'postgre://h/d',
  'postgressql://h/d',
  'mysq://h/d',
  'sqllite:app.db',
  'slqite:///app.db',
  'jdbc:postgresql://h/d',
  'postgresql+://h/d',
  'postgresql+a+b://h/d',
  '+psycopg2://h/d',
  'post gresql://h/d',
  'postgresql ://h/d',
  'postgresql//h/d',
  'postgresql:h:5432/d',
  'mysql:root@h/d',
  'mariadb:d',
  'libsql://host.turso.io',
  'libsql://h?authToken=x',
  'sqlite',
  'app.db',
  './app.db',
  '/tmp/app.db',
  'C:\\app.db',
  'host=h dbname=d',
  'h:5432/d',
  'u:p@h/d',
  '{"url":"x"}',
  '${DATABASE_URL}',
  '$DATABASE_URL',
  '<url>',
  'undefined',
  'null',
  'true',
  '0',
  'datenbank://ü',
  'пост://h/d',
  '\u0000',
  'postgresql\u0000://h/d',
  ' \t',
  '\n',
  'drizzle://x',
  'prisma://x',
  'file',
  'data:,x',
].map(toInput('invalid_url'))

const places = [
  'h:0',
  'h:65536',
  'h:-1',
  'h:x',
  'h:5432x',
  'h: 5432',
  'h:5432:5433',
  '[::1',
  '::1]',
  '[::1]x',
  '[h]:x',
  'a]b',
  'h%zz',
  '%',
  'u%@h',
  'u:%1@h',
  'u:p%zz@h',
  'h:99999999999999999999',
  'h:1e3',
  'h:0x10',
  'h:５４３２',
  'h:+5',
  'h:5.5',
]
const badServers = [
  'postgresql',
  'mysql',
  'mariadb',
  'postgresql+psycopg2',
  'mysql+pymysql',
  'POSTGRESQL',
]
  .flatMap((scheme) => places.map((place) => `${scheme}://${place}/d`))
  .map(toInput('invalid_url'))

/** Readable, with nobody at the other end: port 1 answers nowhere. */
const unreachable = [
  'postgresql',
  'postgres',
  'mysql',
  'mariadb',
  'postgresql+asyncpg',
  'mysql+mysqldb',
]
  .flatMap((scheme) => [
    `${scheme}://127.0.0.1:1/d`,
    `${scheme}://u@127.0.0.1:1`,
    `${scheme}://u:p@127.0.0.1:1/d?application_name=x`,
    `${scheme}://127.0.0.1:1/d%20e`,
    `${scheme}://127.0.0.1:1/${'d'.repeat(300)}`,
    `${scheme}://[::1]:1/d`,
    `${scheme}:///d?host=/nowhere/socket`,
    `${scheme}://127.0.0.1:1/d?sslmode=require`,
    `${scheme}://:@127.0.0.1:1/`,
    `  ${scheme}://127.0.0.1:1/d  `,
    `${scheme}://127.0.0.1:1/d?nonsense=%zz&&=&x`,
    `${scheme}://${encodeURIComponent('u/@:?#')}:${encodeURIComponent('p/@:?#')}@127.0.0.1:1/d`,
    `${scheme}://127.0.0.1:1/d%00e`,
  ])
  .map(toInput('any'))

const wrongParameters = [
  'sslmode=nonsense',
  'ssl-mode=x',
  'ssl=maybe',
  'sslrootcert=/nowhere',
  'sslcert=/nowhere',
  'port=x',
  'port=0',
  'port=70000',
]
  .flatMap((parameter) =>
    ['postgresql', 'mysql'].map((scheme) => `${scheme}://127.0.0.1/d?${parameter}`),
  )
  .map(toInput(undefined))

const files = [
  'sqlite:migrations',
  'sqlite:nowhere/deep/app.db',
  'sqlite:///nowhere/app.db',
  'sqlite:limbeck.config.mjs',
  'sqlite:./',
  'sqlite:/',
  'sqlite:%zz',
  'sqlite:a%00b',
  'sqlite:a\u0000b',
  `sqlite:${'x'.repeat(300)}`,
  `sqlite:${'x/'.repeat(3000)}`,
  'sqlite:app.db/x',
  'sqlite:app.db?mode=nonsense',
  'sqlite:app.db?',
  'sqlite:#',
  'sqlite:😀.db',
  'sqlite: ',
  'sqlite:///',
  'sqlite://',
  'sqlite:',
  'sqlite::memory:',
  'sqlite::MEMORY:',
  'file:',
  'file://',
  'file:///',
  'file://h/x.db',
  'file:app.db',
  'sqlite3:app.db',
  'sqlite+pysqlite:///app.db',
  'sqlite+aiosqlite:///app.db',
  'SQLITE:app.db',
  'libsql:nowhere/x.db',
  'sqlite:..',
  'sqlite:%2e%2e',
  "sqlite:a'b.db",
  'sqlite:a"b.db',
  'sqlite:-x.db',
  'sqlite:CON',
  'sqlite:a\nb.db',
  'sqlite:%F0%9F%98%80.db',
].flatMap((url) => [toInput('any')(url), { ...toInput('any')(url), line: ['upgrade', 'nowhere'] }])

const schemes = fc.constantFrom(
  'postgresql',
  'mysql',
  'mariadb',
  'sqlite',
  'file',
  'postgresql+x',
  '',
)
const noise = fc.string({
  unit: fc.constantFrom(
    ':',
    '/',
    '@',
    '?',
    '#',
    '%',
    '[',
    ']',
    '=',
    '&',
    ' ',
    'a',
    '1',
    'ü',
    '😀',
    '\u0000',
    "'",
    '"',
    '\\',
  ),
  maxLength: 14,
})
const random = fc
  .sample(fc.tuple(schemes, noise), { seed: 3, numRuns: 120 })
  // A random host would be asked for at the name server.
  .filter(([scheme, rest]) => !/^(?:postgres|mysql|maria)/.test(scheme) || !rest.startsWith('//'))
  .map(([scheme, rest]) => toInput('any')(`${scheme}:${rest}`))

/** URLs of all engines, most of them wrong. */
export const urls: readonly Input[] = [
  ...unreadable,
  ...badServers,
  ...unreachable,
  ...wrongParameters,
  ...files,
  ...random,
]
