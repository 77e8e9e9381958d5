import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createMigrator } from '../../src/index.ts'
import { createTestProject, renderScript, type TestProject } from '../cli/test-project.ts'

/** a1 - b2 - c3 (label "left") and b2 - d4; nothing that its URL could lead to is there. */
function createProject(
  settings = "{ url: 'postgresql://root:secret@127.0.0.1:1/nowhere' }",
): TestProject {
  const project = createTestProject()
  project.write('limbeck.config.mjs', `export default ${settings}`)
  const scripts = [
    { revision: 'a1' },
    { revision: 'b2', downRevision: 'a1' },
    { revision: 'c3', downRevision: 'b2', branchLabels: 'left' },
    { revision: 'd4', downRevision: 'b2' },
  ]
  for (const script of scripts) {
    project.write(`migrations/versions/${script.revision}_x.ts`, renderScript(script))
  }
  return project
}

const SEVERAL =
  "{ databases: { main: { url: 'sqlite:main.db', default: true }, other: { url: 'mysql://x@127.0.0.1:1/y' } } }"

/** The revisions that a script runs, and where it ends. */
function listRevisions(sql: string): readonly string[] {
  return Array.from(
    sql.matchAll(/^-- Running (\w+) (.*?)(?:, message of \w+)?$/gm),
    ([, way, place]) => `${way} ${place}`,
  )
}

describe('ranges', () => {
  it.each([
    ['upgrade b2', ['upgrade <base> -> a1', 'upgrade a1 -> b2']],
    ['upgrade :b2', ['upgrade <base> -> a1', 'upgrade a1 -> b2']],
    ['upgrade a1:c3', ['upgrade a1 -> b2', 'upgrade b2 -> c3']],
    ['upgrade b2:left', ['upgrade b2 -> c3']],
    ['upgrade b2:heads', ['upgrade b2 -> c3', 'upgrade b2 -> d4']],
    ['upgrade b2:c3 b2:d4', ['upgrade b2 -> c3', 'upgrade b2 -> d4']],
    ['upgrade c3,b2:d4', ['upgrade b2 -> d4']],
    ['upgrade c3-1:c3', ['upgrade b2 -> c3']],
    ['upgrade a1:+1', ['upgrade a1 -> b2']],
    ['upgrade +1', ['upgrade <base> -> a1']],
    ['upgrade -- -1:c3', ['upgrade b2 -> c3']],
    ['upgrade b2:b2', []],
    ['downgrade c3:a1', ['downgrade c3 -> b2', 'downgrade b2 -> a1']],
    ['downgrade c3:-1', ['downgrade c3 -> b2']],
    [
      'downgrade c3,d4:base',
      ['downgrade d4 -> b2', 'downgrade c3 -> b2', 'downgrade b2 -> a1', 'downgrade a1 -> <base>'],
    ],
    ['stamp c3', ['stamp <base> -> c3']],
    ['stamp a1:c3', ['stamp a1 -> c3']],
    ['stamp c3:base', ['stamp c3 -> <base>']],
    ['stamp b2:c3 b2:d4', ['stamp b2 -> c3', 'stamp c3 -> c3, d4']],
  ] as const)('%s', async (line, expected) => {
    const [command = '', ...rest] = line.split(' ')
    const { exitCode, stdout, stderr } = await createProject().run([command, '--sql', ...rest])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(listRevisions(stdout).toSorted()).toEqual(expected.toSorted())
  })

  it.each([
    ['upgrade head --sql', 'multiple_heads', 'heads'],
    ['upgrade b2:a1 --sql', 'range_not_ancestor', 'downgrade'],
    ['upgrade a1:b2:c3 --sql', 'invalid_identifier', 'start:end'],
    ['upgrade nope:c3 --sql', 'revision_not_found', ''],
    ['upgrade current:c3 --sql', 'revision_not_found', ''],
    ['upgrade a1:c3', 'invalid_identifier', '--sql'],
    ['downgrade b2 --sql', 'usage', 'head:b2'],
    ['downgrade b2: --sql', 'usage', 'both ends'],
    ['downgrade :b2 --sql', 'usage', 'both ends'],
    ['downgrade --sql', 'multiple_heads', 'heads'],
    ['downgrade a1:c3 --sql', 'range_not_ancestor', ''],
    ['upgrade b2 --sql --plan', 'usage', 'leave one'],
    ['upgrade b2 --sql --dry-run', 'usage', 'leave one'],
    ['upgrade b2 --sql --resume', 'usage', 'leave one'],
    ['stamp b2 --sql --purge', 'usage', 'leave one'],
    ['upgrade b2 --output f.sql', 'usage', '--sql'],
  ])('%s is refused', async (line, code, hint) => {
    const project = createProject()
    const { exitCode, stdout } = await project.run(line)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    const error = await project.jsonError(
      `${line}${line.includes('--output') || !line.includes('--sql') ? '' : ' -o x.sql'}`,
    )
    expect(error).toMatchObject({ code })
    expect(error.hint ?? '').toContain(hint)
    expect(existsSync(join(project.directory, 'x.sql'))).toBe(false)
  })
})

describe('the server', () => {
  it.each([
    ["{ url: 'mysql://x@127.0.0.1:1/y' }", 'for mysql'],
    ["{ url: 'mariadb://x@127.0.0.1:1/y' }", 'for mariadb'],
    ["{ url: 'mysql://x@127.0.0.1:1/y', serverVersion: 'mariadb-10.11' }", 'for mariadb'],
    ["{ connection: {}, serverVersion: 'postgresql-14' }", 'for postgresql'],
    ["{ serverVersion: 'sqlite-3.40' }", 'for sqlite'],
    ["{ url: 'pglite:folder' }", 'for postgresql'],
  ])('of %s is known without asking', async (settings, text) => {
    const project = createProject(settings)
    const { stdout } = await project.run('upgrade c3 --sql')
    expect(stdout.split('\n')[0]).toBe(`-- limbeck upgrade base:c3 --sql, ${text}`)
    expect(project.list('.').filter((path) => !/\.(ts|mjs)$/.test(path))).toEqual([])
  })

  it.each([
    ['{ connection: {} }', 'serverVersion'],
    ['{}', 'url'],
    ["{ url: 'sqlite:a.db', serverVersion: 'mariadb-10.11' }", 'Correct one'],
    ["{ url: 'sqlite:a.db', serverVersion: 'sqlit-3' }", '"sqlite"'],
    ["{ url: 'sqlite:a.db', serverVersion: '3.40' }", 'postgresql-14'],
    ["{ url: 'postgresql://a/b', serverVersion: 'postgresql-11' }", 'postgresql-12'],
    ["{ url: 'mariadb://a/b', serverVersion: 'mariadb-10.4.3' }", 'mariadb-10.5'],
  ])('of %s is an error', async (settings, hint) => {
    const error = await createProject(settings).jsonError('upgrade c3 --sql -o x.sql')
    expect(error).toMatchObject({ code: 'config_invalid', hint: expect.stringContaining(hint) })
  })
})

describe('the text', () => {
  it('goes to a file, whole', async () => {
    const project = createProject()
    const { stdout } = await project.run('upgrade c3 --sql')
    expect(await project.run('upgrade c3 --sql -o out/up.sql')).toEqual({
      exitCode: 0,
      stdout: 'Wrote out/up.sql\n',
      stderr: '',
    })
    expect(project.read('out/up.sql')).toBe(stdout)
    expect(await project.json('upgrade c3 --sql -o out/up.sql')).toEqual({
      sql: stdout,
      path: join(project.directory, 'out/up.sql'),
      before: [],
      after: ['c3'],
      steps: ['a1', 'b2', 'c3'].map((revision) => ({
        direction: 'upgrade',
        revision,
        message: `message of ${revision}`,
        statements: [],
      })),
    })
    expect((await project.run('upgrade c3 --sql --json')).exitCode).toBe(2)
  })

  it('is not written where a script fails, not even half', async () => {
    const project = createProject()
    project.write(
      'migrations/versions/e5_reads.ts',
      `export const revision = 'e5'
export const downRevision = 'c3'
export async function upgrade(op) { await op.query('SELECT 1') }
export async function downgrade() {}`,
    )
    project.write('kept.sql', 'kept')
    expect(await project.jsonError('upgrade e5 --sql -o kept.sql')).toMatchObject({
      code: 'offline_read',
      details: { revision: 'e5', line: 3 },
    })
    expect(project.read('kept.sql')).toBe('kept')
    const { exitCode, stdout } = await project.run('upgrade e5 --sql')
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  })

  it('of several databases goes to one file each', async () => {
    const project = createProject(SEVERAL)
    mkdirSync(join(project.directory, 'folder'))
    const cases = [
      ['up-{database}.sql', ['up-main.sql', 'up-other.sql']],
      ['folder', ['folder/main.sql', 'folder/other.sql']],
      ['new/', ['new/main.sql', 'new/other.sql']],
    ] as const
    for (const [output, files] of cases) {
      const { stdout } = await project.run(['upgrade', 'c3', '--sql', '-o', output])
      expect(stdout).toBe(files.map((file) => `Wrote ${file}\n`).join(''))
      expect(project.read(files[0])).toContain('for sqlite')
      expect(project.read(files[1])).toContain('for mysql')
    }
    const { stdout } = await project.run('--database other upgrade c3 --sql')
    expect(stdout).toBe(project.read('up-other.sql'))
    for (const line of ['upgrade c3 --sql', 'upgrade c3 --sql -o one.sql']) {
      expect(await project.run(line)).toMatchObject({ exitCode: 2, stdout: '' })
    }
    expect(project.list('.')).not.toContain('one.sql')
  })

  it('creates the version table alone', async () => {
    const { stdout } = await createProject().run('ensure-version --sql')
    expect(stdout).toMatch(/^CREATE TABLE IF NOT EXISTS "alembic_version" \([^;]*\);\n$/)
  })

  it('is given to programs', async () => {
    const { directory } = createProject()
    await using migrator = await createMigrator({
      url: 'mariadb://x@127.0.0.1:1/y',
      migrations: join(directory, 'migrations'),
    })
    const up = await migrator.upgrade('a1:c3', { sql: true })
    expect({ ...up, sql: listRevisions(up.sql) }).toEqual({
      sql: ['upgrade a1 -> b2', 'upgrade b2 -> c3'],
      path: null,
      before: ['a1'],
      after: ['c3'],
      steps: [
        expect.objectContaining({ revision: 'b2' }),
        expect.objectContaining({ revision: 'c3' }),
      ],
    })
    const down = await migrator.downgrade('c3:b2', { sql: true })
    expect(down.after).toEqual(['b2'])
    expect((await migrator.stamp('b2:c3', { sql: true })).after).toEqual(['c3'])
    expect((await migrator.ensureVersion({ sql: true })).sql).toContain('CREATE TABLE')
  })
})
