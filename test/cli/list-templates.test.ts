import { expect, test } from 'vitest'
import { createTestProject } from './test-project.ts'

const HOUSE = [
  'For `limbeck init --template`:',
  '  generic  One database. (default)',
  '  multidb  Several databases, each with its own plan and version table.',
  '',
  'For `limbeck revision --template`:',
  '  ts       A module in TypeScript. (default)',
  '  js       A module in JavaScript.',
  '  sql      A pair of SQL files, for up and down.',
]

test.each(['list-templates', 'list_templates', 'db list-templates'])(
  '%s needs no project',
  async (line) => {
    const { exitCode, stdout, stderr } = await createTestProject().run(line)
    expect({ exitCode, stdout: stdout.trimEnd().split('\n'), stderr }).toEqual({
      exitCode: 0,
      stdout: HOUSE,
      stderr: '',
    })
  },
)

test('a file that was named has to be there', async () => {
  expect(await createTestProject().jsonError('list-templates -c missing.ts')).toMatchObject({
    code: 'config_not_found',
  })
})

test("a project's own template is the default", async () => {
  const project = createTestProject()
  project.write('limbeck.config.mjs', 'export default {}')
  project.write('migrations/script.ts.template', '')
  expect(await project.json('list-templates')).toEqual({
    templates: [
      expect.objectContaining({ use: 'init', name: 'generic', path: null, isDefault: true }),
      expect.objectContaining({ use: 'init', name: 'multidb', path: null, isDefault: false }),
      expect.objectContaining({ use: 'revision', name: 'ts', path: null, isDefault: false }),
      expect.objectContaining({ use: 'revision', name: 'js', path: null, isDefault: false }),
      expect.objectContaining({ use: 'revision', name: 'sql', path: null, isDefault: false }),
      {
        use: 'revision',
        name: 'migrations/script.ts.template',
        synopsis: "The project's own.",
        path: `${project.directory}/migrations/script.ts.template`,
        isDefault: true,
      },
    ],
  })
})

test('the configuration can name the default', async () => {
  const project = createTestProject()
  project.write('limbeck.config.mjs', "export default { template: 'sql' }")
  expect((await project.run('list-templates')).stdout).toMatch(/ sql .*\(default\)$/m)
  project.write('limbeck.config.ts', "export default { template: './my.js.template' }")
  expect((await project.run('list-templates')).stdout).toMatch(
    /^ {2}my\.js\.template .*\(default\)$/m,
  )
})
