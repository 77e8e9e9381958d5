import { expect, test } from 'vitest'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

const MODELS = `import { t, table } from 'limbeck/schema'

export const users = table('users', { id: t.integer().primaryKey() })
`

/** A project with the scripts a1 and b2, the second one of a branch, in one of two version locations. */
async function createProject(): Promise<TestProject> {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    `export default {
  url: 'sqlite:app.db',
  schema: './models.ts',
  versionLocations: ['./core', './billing'],
}
`,
  )
  project.write('models.ts', MODELS)
  project.write('core/a1.mjs', renderScript({ revision: 'a1' }))
  project.write('core/b2.mjs', renderScript({ revision: 'b2', downRevision: 'a1' }))
  await project.json('upgrade')
  return project
}

/** The constants of a script that was written, by their names. */
function readHeader(project: TestProject, path: string): Readonly<Record<string, string>> {
  const constants = project.read(path).matchAll(/^export const (\w+) = (.*)$/gm)
  return Object.fromEntries([...constants].map(([, name = '', value = '']) => [name, value]))
}

const header = {
  revision: "'c3'",
  downRevision: "'b2'",
  branchLabels: 'null',
  dependsOn: 'null',
}

test.each([
  ['--head b2', 'core/c3_users.ts', {}],
  ['--head a1 --splice', 'core/c3_users.ts', { downRevision: "'a1'" }],
  ['--head base --version-path billing', 'billing/c3_users.ts', { downRevision: 'null' }],
  ['--version-path billing', 'billing/c3_users.ts', {}],
  ['--branch-label users', 'core/c3_users.ts', { branchLabels: "'users'" }],
  [
    '--branch-label users --branch-label people',
    'core/c3_users.ts',
    { branchLabels: "['users', 'people']" },
  ],
  [
    '--head base --version-path billing --depends-on b2 --branch-label billing',
    'billing/c3_users.ts',
    { downRevision: 'null', branchLabels: "'billing'", dependsOn: "'b2'" },
  ],
])('generate %s writes the head that it says', async (flags, path, expected) => {
  const project = await createProject()
  await project.json(`generate users --rev-id c3 ${flags}`)
  expect(readHeader(project, path)).toEqual({ ...header, ...expected })
  await project.json('upgrade heads')
  expect(await project.json('check')).toMatchObject({ changes: [] })
})

test.each([
  ['--head a1', 'not_a_head'],
  ['--head nobody', 'revision_not_found'],
  ['--depends-on nobody', 'revision_not_found'],
  ['--version-path elsewhere', 'invalid_argument'],
  ['--rev-id b2', 'duplicate_revision'],
  ['--rev-id b@2', 'invalid_identifier'],
  ['--branch-label b2', 'label_taken'],
  ['--template sql', 'invalid_argument'],
])('generate %s is refused, and nothing is written', async (flags, code) => {
  const project = await createProject()
  expect((await project.jsonError(`generate users ${flags}`)).code).toBe(code)
  expect(project.list('core')).toEqual(['core/a1.mjs', 'core/b2.mjs'])
})

test('several heads are refused without --head, and a database at one of them is behind', async () => {
  const project = await createProject()
  project.write('billing/x1.mjs', renderScript({ revision: 'x1', branchLabels: 'billing' }))
  expect((await project.jsonError('generate users')).code).toBe('multiple_heads')
  const error = await project.jsonError('generate users --head b2')
  expect(error).toMatchObject({
    code: 'database_behind',
    message: 'The database "default" is behind: revision "x1" is missing',
  })
  expect(error.hint).toContain('Run `limbeck upgrade` first')
  await project.json('upgrade heads')
  await project.json('generate users --head billing@head --rev-id c3')
  expect(readHeader(project, 'billing/c3_users.ts')).toEqual({ ...header, downRevision: "'x1'" })
})

test('an empty result writes no file, whatever else is said', async () => {
  const project = await createProject()
  await project.json('generate users --rev-id c3')
  await project.json('upgrade')
  const before = project.list('.')
  for (const flags of ['', '--head a1 --splice', '--branch-label more', '--rev-id d4 -m again']) {
    const result = await project.json(`generate ${flags}`.trim())
    expect(result).toEqual({
      revision: null,
      path: null,
      paths: [],
      changes: [],
      unknown: [],
      unverified: [],
    })
  }
  expect(project.list('.')).toEqual(before)
})
