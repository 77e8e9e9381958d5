import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createMigrator } from '../../src/index.ts'
import { createTestProject, type TestProject } from '../cli/test-project.ts'
import { getEngine, type TestEngine } from '../setup/engines.ts'

/** The password of the URL, and the one that scripts give to accounts. */
const OF_URL = 'c@nary/#?%:pässw0rd'
const OF_ROLE = `r0le-canary"it's-secret`

const QUOTED = `'${OF_ROLE.replaceAll("'", "''")}'`
const PLAIN = OF_ROLE.replaceAll(/\W/g, '')
const NEEDLES = [OF_URL, OF_ROLE, PLAIN].flatMap((secret) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  secret.replaceAll("'", "''"),
  // What is left of a secret that was cut.
  secret.slice(0, 9),
  secret.slice(-9),
])

function findNeedles(text: string): readonly string[] {
  return NEEDLES.filter((needle) => text.includes(needle))
}

/** A URL whose user logs in with the canary. */
async function createUrl(engine: TestEngine): Promise<string> {
  const url = new URL(await engine.createUrl())
  if (engine.name === 'mariadb') {
    const user = `canary_${randomBytes(4).toString('hex')}`
    const admin = await openConnection(String(url), { baseDirectory: process.cwd() })
    const quoted = `'${user}'@'%', '${user}'@'localhost', '${user}'@'127.0.0.1'`
    await admin.execute({
      sql: `CREATE USER ${quoted.replaceAll("'@", "'@").replaceAll(/('%'|'localhost'|'127.0.0.1')/g, `$1 IDENTIFIED BY '${OF_URL}'`)}`,
    })
    await admin.execute({ sql: `GRANT ALL ON *.* TO ${quoted} WITH GRANT OPTION` })
    onTestFinished(async () => {
      await admin.execute({ sql: `DROP USER ${quoted}` })
      await admin.close()
    })
    url.username = user
  }
  if (url.username === '') url.username = 'postgres'
  url.password = encodeURIComponent(OF_URL)
  return String(url)
}

/** Bodies of scripts that know a secret, by what happens to it; `role` is a name of its own. */
const BODIES: Readonly<Record<string, (role: string, engine: string) => string>> = {
  'runs to its end': (role, engine) =>
    engine === 'mariadb'
      ? `await op.execute(\`CREATE USER ${role} IDENTIFIED BY \${quoted}\`)
         await op.execute(sql\`SET PASSWORD FOR ${role} = PASSWORD(\${secret})\`)
         await op.execute('DROP USER ${role}')`
      : `await op.execute(\`CREATE ROLE ${role} PASSWORD \${quoted}\`)
         await op.execute(sql.raw(\`ALTER ROLE ${role} PASSWORD \${quoted}\`))
         await op.execute(\`DO $$ BEGIN PERFORM \${quoted}; ALTER ROLE ${role} PASSWORD \${quoted}; END $$\`)
         await op.execute('DROP ROLE ${role}')`,
  'is refused behind the password': (role, engine) =>
    engine === 'mariadb'
      ? `await op.execute(\`CREATE USER ${role} IDENTIFIED BY \${quoted} NONSENSE\`)`
      : `await op.execute(\`CREATE ROLE ${role} PASSWORD \${quoted} NONSENSE\`)`,
  'is refused at the password': (role, engine) =>
    engine === 'mariadb'
      ? `await op.execute(\`CREATE USER ${role} IDENTIFIED \${quoted}\`)`
      : `await op.execute(\`CREATE ROLE ${role} LOGIN PASSWORD PASSWORD \${quoted}\`)`,
  'is refused for forgotten quotes': (role, engine) =>
    engine === 'mariadb'
      ? `await op.execute(\`CREATE USER ${role} IDENTIFIED BY \${plain}\`)`
      : `await op.execute(\`CREATE ROLE ${role} PASSWORD \${plain}\`)`,
  'is refused within another statement': (role, engine) =>
    engine === 'mariadb'
      ? `await op.execute(\`BEGIN NOT ATOMIC EXECUTE IMMEDIATE CONCAT('CREATE USER ${role} IDENTIFIED BY ', QUOTE(\${quoted}), ' NONSENSE'); END\`)`
      : `await op.execute(\`DO $$ BEGIN EXECUTE format('CREATE ROLE ${role} PASSWORD %L NONSENSE', \${quoted}); END $$\`)`,
  'throws an error that knows the URL': () =>
    `throw Object.assign(new Error('cannot reach ' + url), {
       config: { url, password: urlPassword }, options: [urlPassword], cause: new Error(urlPassword) })`,
  'throws the URL itself': () => 'throw url',
  'is written badly': () => `await op.execute("CREATE ROLE a PASSWORD 'r0le-canary-secret'"`,
  'controls the transaction': (role) =>
    `await op.execute(\`COMMIT AND CHAIN; CREATE ROLE ${role} PASSWORD \${quoted}\`)`,
  'reads where a plan cannot': () =>
    `await op.query(\`SELECT 1 AS password WHERE 'password' = 'x' OR password = \${quoted}\`)`,
}

function writeProject(project: TestProject, url: string, body: string): void {
  project.write('limbeck.config.mjs', `export default { url: ${JSON.stringify(url)} }\n`)
  project.write(
    'migrations/versions/a1_first.mjs',
    `export const revision = 'a1'
export const downRevision = null
export async function upgrade(op) { await op.execute('CREATE TABLE first (id integer)') }
export async function downgrade(op) { await op.dropTable('first') }\n`,
  )
  project.write(
    'migrations/versions/b2_second.mjs',
    `import { sql } from 'limbeck'
import { secret, quoted, plain, url, urlPassword } from '../secrets.mjs'
export const revision = 'b2'
export const downRevision = 'a1'
export async function upgrade(op) {
  ${body}
}
export async function downgrade(op) {
  ${body}
}\n`,
  )
  project.write(
    'migrations/secrets.mjs',
    Object.entries({ secret: OF_ROLE, quoted: QUOTED, plain: PLAIN, url, urlPassword: OF_URL })
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}\n`)
      .join(''),
  )
}

const COMMANDS = [
  'upgrade head --plan',
  'upgrade head',
  'upgrade head --resume',
  'current',
  'downgrade base --plan',
  'history --indicate-current',
  'stamp b2',
  'downgrade a1',
  'show current',
  'ensure-version',
  'pull -o pulled.ts',
  'stamp base',
]
/** The most that is ever said, for people and for programs. */
const MODES = [['-vv'], ['--json']]

// SQLite has neither passwords nor accounts.
describe.each(['postgresql', 'mariadb'] as const)('a secret on %s', (name) => {
  const engine = getEngine(name)

  it.skipIf(!engine.isAvailable).each(Object.entries(BODIES))(
    'stays hidden where a script %s',
    async (_, write) => {
      const url = await createUrl(engine)
      const project = createTestProject()
      const role = `canary_${randomBytes(4).toString('hex')}`
      writeProject(project, url, write(role, engine.name))
      for (const command of COMMANDS) {
        for (const mode of MODES) {
          const line = [...command.split(' '), ...mode]
          const { stdout, stderr } = await project.run(line)
          expect([line.join(' '), ...findNeedles(stdout + stderr)]).toEqual([line.join(' ')])
        }
      }
      expect(await readLog(url)).toEqual([])
      const written = project
        .list('.')
        .filter((path) => !/^(?:limbeck\.config|migrations)/.test(path))
      expect(written).toEqual(['pulled.ts'])
      expect(findNeedles(project.read('pulled.ts'))).toEqual([])
    },
  )

  it.skipIf(!engine.isAvailable).each(Object.entries(BODIES))(
    'stays hidden from programs where a script %s',
    async (_, write) => {
      const url = await createUrl(engine)
      const project = createTestProject()
      writeProject(project, url, write(`canary_${randomBytes(4).toString('hex')}`, engine.name))
      const seen: unknown[] = []
      await using migrator = await createMigrator({
        url,
        migrations: `${project.directory}/migrations`,
        on: (event) => seen.push(event),
      })
      const see = (running: Promise<unknown>) => running.then(push, push)
      const push = (value: unknown) => void seen.push(value)
      await see(migrator.upgrade('head', { plan: true }))
      await see(migrator.upgrade('head'))
      await see(migrator.upgrade('head'))
      await see(migrator.current())
      await see(migrator.stamp('b2'))
      await see(migrator.downgrade('a1'))
      const sight = inspect(seen, { depth: Infinity, showHidden: true, maxStringLength: null })
      expect(findNeedles(sight)).toEqual([])
      expect(seen.length).toBeGreaterThan(6)
    },
  )
})

async function readLog(url: string): Promise<readonly string[]> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    const { rows } = await connection.execute({ sql: 'SELECT * FROM limbeck_log' })
    return findNeedles(JSON.stringify(rows))
  } finally {
    await connection.close()
  }
}

const UNLOADABLE = [
  ['a syntax error', (url: string) => `export default { url: ${url} url2: 1 }`],
  [
    'a failing function',
    (url: string) => `export default () => { throw new Error('no ' + ${url}) }`,
  ],
  ['a function that throws a text', (url: string) => `export default () => { throw ${url} }`],
  [
    'an error while it is loaded',
    (url: string) => `throw Object.assign(new Error(${url}), { url: ${url} })`,
  ],
  ['a URL in a wrong place', (url: string) => `export default { url: [${url}] }`],
  ['a URL as its whole', (url: string) => `export default ${url}`],
  [
    'a function for a URL that fails',
    (url: string) => `export default { url: () => { throw new Error(${url}) } }`,
  ],
  [
    'an unknown engine',
    (url: string) => `export default { url: ${url}.replace('postgresql', 'postgrsql') }`,
  ],
  ['a bad port', (url: string) => `export default { url: ${url}.replace('h:1', 'h:port') }`],
  ['a URL without a host', (url: string) => `export default { url: ${url}.replace(/@.*/, '') }`],
  [
    'a server that is not there',
    (url: string) => `export default { url: ${url}.replace('h:1', '127.0.0.1:1') }`,
  ],
] as const

it.each(UNLOADABLE)('a configuration with %s tells no secret', async (_, write) => {
  const url = `postgresql://u:${encodeURIComponent(OF_URL)}@h:1/d`
  const project = createTestProject()
  project.write('migrations/versions/.keep', '')
  project.write('limbeck.config.mjs', write(JSON.stringify(url)))
  for (const mode of MODES) {
    const { stdout, stderr, exitCode } = await project.run(['current', ...mode])
    expect(exitCode).not.toBe(0)
    expect(findNeedles(stdout + stderr)).toEqual([])
  }
  const configFile = `${project.directory}/limbeck.config.mjs`
  const running = createMigrator({ configFile }).then((migrator) => migrator.current())
  const error = await running.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  expect(findNeedles(inspect(error, { depth: Infinity, showHidden: true }))).toEqual([])
})

it('a command line with a URL in it tells no secret', async () => {
  const url = `postgresql://u:${encodeURIComponent(OF_URL)}@h:1/d`
  const project = createTestProject()
  project.write('migrations/versions/.keep', '')
  project.write('limbeck.config.mjs', 'export default { url: "sqlite::memory:" }')
  const lines = [
    ['upgrade', url],
    ['upgrade', `--url=${url}`],
    ['current', '-c', url],
    ['current', '--database', url],
    ['current', '--env', url],
    ['current', '--env-file', url],
    ['current', '--lock-timeout', url],
    ['history', '-r', url],
    ['revision', '--head', url],
    ['revision', '--rev-id', url],
    [url],
  ]
  for (const line of lines) {
    for (const mode of MODES) {
      const { stdout, stderr, exitCode } = await project.run([...line, ...mode])
      expect([line[0], line[1], exitCode]).not.toEqual([line[0], line[1], 0])
      expect([line[0], ...findNeedles(stdout + stderr)]).toEqual([line[0]])
    }
  }
})
