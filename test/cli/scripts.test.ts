import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

/**
 * a1 - b2 - d4 (branch point b2, labels "left" from c3 on)
 *        \ c3
 * e5, alone, needed by c3
 */
function createBranchedProject(): TestProject {
  const project = createTestProject()
  project.write('limbeck.config.mjs', 'export default {}')
  const scripts = [
    { revision: 'a1' },
    { revision: 'b2', downRevision: 'a1' },
    { revision: 'c3', downRevision: 'b2', branchLabels: 'left', dependsOn: 'e5' },
    { revision: 'd4', downRevision: 'b2' },
    { revision: 'e5' },
  ]
  for (const script of scripts) {
    project.write(`migrations/versions/${script.revision}_x.ts`, renderScript(script))
  }
  return project
}

describe('init', () => {
  test('writes a configuration and the folders, and the way from there works', async () => {
    const project = createTestProject()
    const { exitCode, stdout } = await project.run('init')
    expect(exitCode).toBe(0)
    expect(stdout).toBe(
      'Wrote limbeck.config.ts\nWrote migrations/README.md\nScripts go to migrations/versions\n',
    )
    expect(await project.json('heads')).toEqual({ revisions: [], problems: [] })
    expect(await project.run(['revision', '-m', 'create users', '--rev-id', 'a1'])).toEqual({
      exitCode: 0,
      stdout: 'Wrote migrations/versions/a1_create_users.ts\n',
      stderr: '',
    })
    expect((await project.run('heads')).stdout).toBe('a1 (head)\n')
  })

  test('refuses a folder with something in it, and writes nothing', async () => {
    const project = createTestProject()
    project.write('migrations/precious.txt', '')
    expect(await project.jsonError('init')).toMatchObject({ code: 'directory_not_empty' })
    expect(project.list('.')).toEqual(['migrations/precious.txt'])
  })

  test('leaves a configuration as it is', async () => {
    const project = createTestProject()
    project.write('limbeck.config.js', 'export default {}')
    const { stderr } = await project.run('init db')
    expect(stderr).toContain('Left limbeck.config.js as it is')
    expect(project.list('.')).toEqual(['db/README.md', 'limbeck.config.js'])
  })

  test('begins with several databases', async () => {
    const project = createTestProject()
    await project.run('init --multidb')
    await project.run('revision --rev-id a1 -m first')
    const script = project.read('migrations/versions/a1_first.ts')
    expect(script).toMatch(/export const upgrade = \{[^]*main[^]*analytics/)
    expect(await project.jsonError('heads --database analytcs')).toMatchObject({
      code: 'unknown_database',
      hint: 'Did you mean "analytics"?',
    })
  })

  test('a wrong template names the nearest', async () => {
    expect(await createTestProject().jsonError('init -t multdb')).toMatchObject({
      code: 'template_not_found',
      hint: expect.stringContaining('"multidb"'),
    })
  })
})

describe('lists', () => {
  test.each([
    ['heads', ['c3 (left) (head)', 'd4 (head)', 'e5 (effective head)']],
    ['heads --resolve-dependencies', ['c3 (left) (head)', 'd4 (head)']],
    ['history -r :b2', ['a1 -> b2 (branchpoint), message of b2', '<base> -> a1, message of a1']],
    ['history -r d4:', ['b2 -> d4 (head), message of d4']],
    [
      'branches',
      ['a1 -> b2 (branchpoint), message of b2', '   -> c3 (left) (head)', '   -> d4 (head)', ''],
    ],
    [
      'branches -v',
      [
        'Rev: b2 (branchpoint)',
        'Parent: a1',
        'Branches into: c3, d4',
        expect.stringMatching(/^Path: .*b2_x\.ts$/),
        '',
        '    message of b2',
        '',
        '   -> c3 (left) (head), message of c3',
        '   -> d4 (head), message of d4',
        '',
      ],
    ],
    [
      'show c3',
      [
        'Rev: c3 (head)',
        'Parent: b2',
        'Also depends on: e5',
        'Branch names: left',
        expect.stringMatching(/^Path: .*c3_x\.ts$/),
        '',
        '    message of c3',
        '',
      ],
    ],
  ])('%s', async (line, expected) => {
    const { exitCode, stdout, stderr } = await createBranchedProject().run(line)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout.split('\n').slice(0, -1)).toEqual(expected)
  })

  test('history is a list of every revision, each after its children', async () => {
    const result = await createBranchedProject().json('history')
    expect(result).toMatchObject({
      problems: [],
      revisions: expect.arrayContaining([
        expect.objectContaining({
          revision: 'c3',
          downRevision: ['b2'],
          dependsOn: ['e5'],
          branchLabels: ['left'],
          message: 'message of c3',
          isHead: true,
          isBase: false,
          isBranchPoint: false,
          isMergePoint: false,
          isCurrent: null,
        }),
      ]),
    })
  })

  test.each([
    ['show nope', 'revision_not_found'],
    ['show head', 'multiple_heads'],
    ['history -r a1:b2:c3', 'invalid_identifier'],
    ['history -r d4:c3', 'range_not_ancestor'],
  ])('%s is refused', async (line, code) => {
    const project = createBranchedProject()
    expect(await project.jsonError(line)).toMatchObject({ code })
    expect((await project.run(line)).exitCode).toBe(2)
  })

  test('an ambiguous beginning lists what it can mean', async () => {
    const project = createTestProject()
    project.write('limbeck.config.mjs', 'export default {}')
    project.write('migrations/versions/abcd1.ts', renderScript({ revision: 'abcd1' }))
    project.write('migrations/versions/abcd2.ts', renderScript({ revision: 'abcd2' }))
    const { exitCode, stderr } = await project.run('show abcd')
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^error: .*"abcd1".*"abcd2"/)
  })
})

describe('revision', () => {
  test.each<[line: string, header: string]>([
    ['--head d4', "downRevision = 'd4'"],
    ['--head base --branch-label new', 'downRevision = null'],
    ['--head base --branch-label new', "branchLabels = 'new'"],
    ['--head b2 --splice', "downRevision = 'b2'"],
    ['--head heads', "downRevision = ['c3', 'd4', 'e5']"],
    ['--head d4 --depends-on left', "dependsOn = 'left'"],
    ['--head d4 --depends-on e5 --depends-on a1', "dependsOn = ['e5', 'a1']"],
  ])('%s', async (line, header) => {
    const project = createBranchedProject()
    const { exitCode } = await project.run(`revision -m new --rev-id f6 ${line}`)
    expect(exitCode).toBe(0)
    expect(project.read('migrations/versions/f6_new.ts')).toContain(`export const ${header}\n`)
  })

  test.each([
    ['--head b2', 'not_a_head', 2],
    ['--rev-id f6', 'multiple_heads', 2],
    ['--head d4 --rev-id d4', 'duplicate_revision', 1],
    ['--head d4 --rev-id a@b', 'invalid_identifier', 2],
    ['--head d4 --branch-label left', 'label_taken', 1],
    ['--head d4 --depends-on nope', 'revision_not_found', 2],
    ['--head d4 --version-path elsewhere', 'invalid_argument', 2],
    ['--head d4 --template missing.ts.template', 'template_not_found', 2],
  ])('%s is refused and nothing is written', async (line, code, exitCode) => {
    const project = createBranchedProject()
    const before = project.list('.')
    expect(await project.jsonError(`revision -m new ${line}`)).toMatchObject({ code })
    expect((await project.run(`revision -m new ${line}`)).exitCode).toBe(exitCode)
    expect(project.list('.')).toEqual(before)
  })

  test.each([
    ['ts', ['f6_new.ts']],
    ['js', ['f6_new.js']],
    ['sql', ['f6_new.down.sql', 'f6_new.up.sql']],
  ])('as %s', async (template, files) => {
    const project = createBranchedProject()
    await project.run(`revision -m new --rev-id f6 --head d4 --template ${template}`)
    expect(project.list('migrations/versions').filter((path) => path.includes('f6'))).toEqual(
      files.map((file) => `migrations/versions/${file}`),
    )
    expect((await project.run('show f6')).stdout).toContain('Parent: d4\n')
  })

  test('goes where its parent lies, where there are several version locations', async () => {
    const project = createTestProject()
    project.write('limbeck.config.mjs', "export default { versionLocations: ['one', 'two'] }")
    project.write('one/a1.ts', renderScript({ revision: 'a1' }))
    expect(await project.jsonError('revision --head base')).toMatchObject({
      code: 'invalid_argument',
      hint: expect.stringContaining('--version-path'),
    })
    await project.run('revision --rev-id b2 -m b --head base --version-path two')
    await project.run('revision --rev-id c3 -m c --head b2')
    expect(project.list('.')).toEqual([
      'limbeck.config.mjs',
      'one/a1.ts',
      'two/b2_b.ts',
      'two/c3_c.ts',
    ])
  })

  test('settings give the name, the zone and the hooks', async () => {
    const project = createTestProject()
    project.write(
      'limbeck.config.mjs',
      `import { appendFileSync } from 'node:fs'
export default {
  fileTemplate: '{year}/{rev}-{slug}',
  slugLength: 10,
  recursiveVersionLocations: true,
  timeZone: 'Asia/Tokyo',
  postWriteHooks: [(path) => appendFileSync(path, '// seen\\n')],
}`,
    )
    await project.run(['revision', '-m', 'create the users', '--rev-id', 'a1'])
    const [path = ''] = project.list('migrations/versions')
    expect(path).toMatch(/versions\/\d{4}\/a1-create_?/)
    expect(project.read(path)).toMatch(/Create Date: .*\+09:00[^]*\/\/ seen\n$/)
    expect((await project.run('heads')).stdout).toBe('a1 (head)\n')
  })

  test('a hook that fails is told, and the script stays', async () => {
    const project = createTestProject()
    project.write('limbeck.config.mjs', "export default { postWriteHooks: 'false' }")
    expect(await project.jsonError('revision --rev-id a1 -m a')).toMatchObject({
      code: 'hook_failed',
    })
    expect(project.list('migrations')).toEqual(['migrations/versions/a1_a.ts'])
  })
})

describe('merge', () => {
  test('joins all heads', async () => {
    const project = createBranchedProject()
    const result = await project.json('merge heads --rev-id f6')
    expect(result).toMatchObject({ revision: 'f6', changes: [] })
    expect((await project.run('heads')).stdout).toBe('f6 (left) (head)\n')
  })

  test('of one head has nothing to do', async () => {
    const project = createBranchedProject()
    await project.run('merge heads --rev-id f6')
    expect(await project.json('merge heads')).toEqual({
      revision: null,
      path: null,
      paths: [],
      changes: [],
    })
  })

  test.each([
    ['merge d4', 'invalid_argument'],
    ['merge a1', 'invalid_argument'],
    ['merge d4 base', 'overlapping_targets'],
    ['merge d4 a1', 'overlapping_targets'],
    ['merge d4 d4', 'overlapping_targets'],
  ])('%s is refused', async (line, code) => {
    expect(await createBranchedProject().jsonError(line)).toMatchObject({ code })
  })
})

describe('a graph with problems', () => {
  const cases: [
    name: string,
    scripts: Record<string, string>,
    code: string,
    files: readonly string[],
  ][] = [
    [
      'a duplicate id',
      { 'b.ts': renderScript({ revision: 'a1' }) },
      'duplicate_revision',
      ['a1.ts', 'b.ts'],
    ],
    [
      'a missing parent',
      { 'b2.ts': renderScript({ revision: 'b2', downRevision: 'gone' }) },
      'missing_parent',
      ['b2.ts'],
    ],
    [
      'a circle',
      {
        'b2.ts': renderScript({ revision: 'b2', downRevision: 'c3' }),
        'c3.ts': renderScript({ revision: 'c3', downRevision: 'b2' }),
      },
      'cycle',
      ['b2.ts', 'c3.ts'],
    ],
    [
      'a header that cannot be read',
      { 'ffff_x.ts': 'export const revision = ' },
      'header_unreadable',
      ['ffff_x.ts'],
    ],
  ]
  test.each(cases)(
    '%s is told with its files, and nothing is built on it',
    async (_, scripts, code, files) => {
      const project = createTestProject()
      project.write('limbeck.config.mjs', 'export default {}')
      project.write('migrations/versions/a1.ts', renderScript({ revision: 'a1' }))
      for (const [name, text] of Object.entries(scripts)) {
        project.write(`migrations/versions/${name}`, text)
      }
      const before = project.list('.')
      const { exitCode, stderr } = await project.run('revision -m new --head base')
      expect(exitCode).toBe(1)
      for (const file of files) expect(stderr).toContain(file)
      expect(await project.jsonError('merge heads')).toMatchObject({ code })
      expect(project.list('.')).toEqual(before)
      expect((await project.run('history')).stderr).toMatch(/^warning: .+\n$/)
      expect(await project.json('history')).toMatchObject({
        problems: [
          { code, files: files.map((file) => expect.stringMatching(new RegExp(`${file}$`))) },
        ],
      })
    },
  )
})

describe('configuration files', () => {
  test.each([
    ['commonjs', 'ts'],
    ['module', 'ts'],
    [undefined, 'ts'],
    ['commonjs', 'js'],
    [undefined, 'js'],
    ['commonjs', 'mts'],
    ['commonjs', 'mjs'],
  ])('in a project of type %s: limbeck.config.%s', async (type, extension) => {
    const project = createTestProject()
    project.write('package.json', JSON.stringify({ type }))
    project.write(
      `limbeck.config.${extension}`,
      `import { defineConfig } from 'limbeck'
export default defineConfig(async ({ command, env, x }) => ({
  migrations: \`\${command}-\${env}-\${String(x.a)}\`,
  environments: { e: {} },
}))`,
    )
    project.write('heads-e-1/versions/a1.ts', renderScript({ revision: 'a1' }))
    expect((await project.run('heads --env e -x a=1')).stdout).toBe('a1 (head)\n')
  })

  test('are found upwards, in .config too', async () => {
    const project = createTestProject()
    project.write('.config/limbeck.config.ts', "export default { migrations: '../m' }")
    project.write('m/versions/a1.ts', renderScript({ revision: 'a1' }))
    expect((await project.run('heads')).stdout).toBe('a1 (head)\n')
  })

  test.each([
    ['export const a = 1', 'config_invalid', /no default export/],
    ['export default { logs: 1 }', 'config_invalid', /unknown setting "logs"/],
    ['export default {', 'config_unloadable', /limbeck\.config\.ts/],
    ["throw new Error('no luck')", 'config_unloadable', /no luck/],
    ["export default () => { throw new Error('no luck') }", 'config_unloadable', /no luck/],
    ["import 'not-there'", 'config_unloadable', /not-there/],
  ])('%s is refused', async (text, code, message) => {
    const project = createTestProject()
    project.write('limbeck.config.ts', text)
    expect(await project.jsonError('heads')).toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })

  test('an environment file is loaded first and changes nothing that is set', async () => {
    const project = createTestProject()
    vi.stubEnv('LIMBECK_TEST_SET', 'kept')
    vi.stubEnv('LIMBECK_TEST_DIRECTORY', undefined)
    onTestFinished(() => void vi.unstubAllEnvs())
    project.write('.env.test', 'LIMBECK_TEST_DIRECTORY=from-file\nLIMBECK_TEST_SET=lost\n')
    project.write(
      'limbeck.config.ts',
      'export default { migrations: `${process.env.LIMBECK_TEST_DIRECTORY}-${process.env.LIMBECK_TEST_SET}` }',
    )
    project.write('from-file-kept/versions/a1.ts', renderScript({ revision: 'a1' }))
    expect((await project.run('--env-file .env.test heads')).stdout).toBe('a1 (head)\n')
    expect(await project.jsonError('heads --env-file .env.nope')).toMatchObject({ code: 'usage' })
  })

  test("Alembic's configuration is told from a module", async () => {
    const project = createTestProject()
    project.write('alembic.ini', '[alembic]')
    expect(await project.jsonError('heads -c alembic.ini')).toMatchObject({
      code: 'config_unloadable',
      message: 'The configuration "alembic.ini" is no module.',
    })
  })

  test('a missing folder of scripts is told, not taken for an empty one', async () => {
    const project = createTestProject()
    project.write('limbeck.config.ts', "export default { migrations: 'migratons' }")
    expect(await project.jsonError('heads')).toMatchObject({ code: 'config_invalid' })
  })
})
