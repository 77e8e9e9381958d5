import { chmodSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createMigrator } from '../../src/index.ts'
import { runBin } from './run-bin.ts'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

/** An editor that writes down what it was called with. */
const EDITOR = `#!${process.execPath}
require('node:fs').writeFileSync(process.env.NOTES, JSON.stringify(process.argv.slice(2)))
console.log('the editor speaks')
`

interface EditorProject extends TestProject {
  edit(
    argv: readonly string[],
    editors: { readonly EDITOR?: string; readonly VISUAL?: string },
  ): ReturnType<typeof runBin>
  /** The arguments that the editor got. */
  readNotes(): readonly string[]
}

function createEditorProject(): EditorProject {
  const project = createTestProject()
  const { directory } = project
  project.write('limbeck.config.mjs', "export default { url: 'sqlite:app.db' }")
  project.write('migrations/versions/a1_x.ts', renderScript({ revision: 'a1' }))
  project.write(
    'migrations/versions/b2_y.up.sql',
    '-- y\n--\n-- Revision ID: b2\n-- Revises: a1\n\nSELECT 1;\n',
  )
  project.write('migrations/versions/b2_y.down.sql', '')
  for (const name of ['my editor/ed', 'bin/ed-by-name']) {
    project.write(name, EDITOR)
    chmodSync(`${directory}/${name}`, 0o755)
  }
  return {
    ...project,
    edit: (argv, editors) =>
      runBin(['edit', ...argv], {
        directory,
        environment: {
          EDITOR: undefined,
          VISUAL: undefined,
          ...editors,
          NOTES: `${directory}/notes.json`,
          PATH: `${directory}/bin:${process.env['PATH']}`,
        },
      }),
    readNotes: () => {
      const words: readonly string[] = JSON.parse(project.read('notes.json'))
      return words.map((word) => word.replace(`${directory}/migrations/versions/`, ''))
    },
  }
}

test('the editor gets the files of the head, and both of a pair', () => {
  const project = createEditorProject()
  expect(project.edit([], { EDITOR: 'ed-by-name' })).toEqual({
    status: 0,
    stdout: 'the editor speaks\n',
    stderr: 'Opened migrations/versions/b2_y.up.sql, migrations/versions/b2_y.down.sql\n',
  })
  expect(project.readNotes()).toEqual(['b2_y.up.sql', 'b2_y.down.sql'])
})

const named: [editors: Parameters<EditorProject['edit']>[1], words: readonly string[]][] = [
  [{ EDITOR: 'ed-by-name --wait' }, ['--wait', 'a1_x.ts']],
  [{ EDITOR: '$HERE/my editor/ed' }, ['a1_x.ts']],
  [{ EDITOR: '$HERE/my editor/ed -n "two words"' }, ['-n', 'two words', 'a1_x.ts']],
  [{ EDITOR: "'$HERE/my editor/ed' --wait" }, ['--wait', 'a1_x.ts']],
  [{ EDITOR: 'ed-by-name first', VISUAL: 'ed-by-name second' }, ['first', 'a1_x.ts']],
  [{ EDITOR: '', VISUAL: 'ed-by-name second' }, ['second', 'a1_x.ts']],
  [{ EDITOR: 'not-there', VISUAL: 'ed-by-name second' }, ['second', 'a1_x.ts']],
]
test.each(named)('%j', (editors, words) => {
  const project = createEditorProject()
  const filled = Object.fromEntries(
    Object.entries(editors).map(([name, text]) => [
      name,
      text.replace('$HERE', () => project.directory),
    ]),
  )
  expect(project.edit(['a1'], filled)).toMatchObject({ status: 0 })
  expect(project.readNotes()).toEqual(words)
})

test('current is what the database is at', async () => {
  const project = createEditorProject()
  expect(project.edit(['current'], { EDITOR: 'true' })).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'error: The database is at no revision.\nhint: Run `limbeck upgrade` first, or name a revision.\n',
  })
  await project.run('stamp a1')
  expect(project.edit(['current'], { EDITOR: 'ed-by-name' })).toMatchObject({ status: 0 })
  expect(project.readNotes()).toEqual(['a1_x.ts'])
})

test('with --json the editor speaks on standard error', () => {
  const project = createEditorProject()
  const { status, stdout, stderr } = project.edit(['a1', '--json'], { EDITOR: 'ed-by-name' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'the editor speaks\n' })
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    command: 'edit',
    result: {
      revisions: [{ revision: 'a1' }],
      files: [`${project.directory}/migrations/versions/a1_x.ts`],
    },
  })
})

const failures: [
  argv: readonly string[],
  editors: Parameters<EditorProject['edit']>[1],
  end: { readonly code: string; readonly message: string },
][] = [
  [
    ['a1'],
    { EDITOR: 'false' },
    { code: 'editor_failed', message: expect.stringMatching(/ended with the status 1\.$/) },
  ],
  [
    ['a1'],
    { EDITOR: 'sh -c "kill -9 $$"' },
    { code: 'editor_failed', message: expect.stringMatching(/was ended by SIGKILL\.$/) },
  ],
  [
    ['a1'],
    { EDITOR: 'not-there' },
    { code: 'editor_failed', message: 'The editor "not-there" was not found.' },
  ],
  [
    ['a1'],
    {},
    {
      code: 'editor_failed',
      message: 'No editor is named, and there is no terminal to open one on.',
    },
  ],
  [
    ['base'],
    { EDITOR: 'true' },
    { code: 'revision_not_found', message: '"base" names no script.' },
  ],
  [
    ['zz'],
    { EDITOR: 'true' },
    { code: 'revision_not_found', message: 'No revision or branch label matches "zz".' },
  ],
]
test.each(failures)('%j with %j', (argv, editors, end) => {
  const { status, stdout } = createEditorProject().edit([...argv, '--json'], editors)
  expect(status).not.toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    error: { ...end, hint: expect.any(String) },
  })
})

test('programs can do it too', async () => {
  const project = createEditorProject()
  await using migrator = await createMigrator({ baseDirectory: project.directory })
  const result = await migrator.edit('a1', { editor: { environment: { EDITOR: '/bin/true' } } })
  expect(result).toMatchObject({ files: [`${project.directory}/migrations/versions/a1_x.ts`] })
})
