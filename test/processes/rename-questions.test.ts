import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BIN, runBin } from '../cli/run-bin.ts'
import { createTestProject, type TestProject } from '../cli/test-project.ts'
import { CAN_DRIVE_TERMINAL, type DrivenTerminal, driveTerminal } from './driven-terminal.ts'

const models = (columns: string) => `import { t, table } from 'limbeck/schema'
export const users = table('users', { id: t.integer().primaryKey(), ${columns} })
`

/** A database whose columns have other names in the models, and that has a table that no model names. */
async function createProject(): Promise<TestProject> {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    "export default { url: 'sqlite:app.db', schema: 'schema.ts' }",
  )
  project.write('schema.ts', models('mail: t.text(), age: t.integer()'))
  await project.run('generate --rev-id a1')
  await project.run('upgrade')
  project.write('schema.ts', models('email: t.text(), years: t.integer()'))
  const database = new DatabaseSync(join(project.directory, 'app.db'))
  database.exec('CREATE TABLE old_notes (note TEXT); CREATE TABLE old_users (note TEXT)')
  database.close()
  return project
}

const LINE = ['generate', 'names', '--rev-id', 'b2']
const SCRIPT = 'migrations/versions/b2_names.ts'
const REFUSAL = `error: Was something renamed: the column "users.mail" to "users.email", the column "users.age" to "users.years"?
hint: Nothing was written, for what is dropped is lost. Say --rename users.mail:email or --drop users.mail; --rename users.age:years or --drop users.age.
`

describe('without a terminal', () => {
  test('questions are told with their flags, and nothing is written', async () => {
    const project = await createProject()
    const { directory } = project
    for (const flags of [[], ['--yes']])
      expect(runBin([...LINE, ...flags], { directory })).toEqual({
        status: 2,
        stdout: '',
        stderr: REFUSAL,
      })
    expect(project.list('migrations/versions')).toEqual(['migrations/versions/a1.ts'])
    const flags = ['--rename', 'users.mail:email', '--drop', 'users.age', '--drop', 'old_notes']
    expect(runBin([...LINE, ...flags], { directory })).toMatchObject({ status: 0 })
    expect(project.read(SCRIPT)).toContain("await op.renameColumn('users', 'mail', 'email')")
    expect(project.read(SCRIPT)).toContain("await op.dropTable('old_notes')")
  })

  test('check and diff list them', async () => {
    const { directory } = await createProject()
    const line =
      'Perhaps renamed (0.92): the column "users.mail" to "users.email": --rename users.mail:email, or --drop users.mail\n'
    expect(runBin(['check'], { directory }).stderr).toContain(line)
    expect(runBin(['diff'], { directory }).stderr).toContain(line)
  })

  test('revision takes the flags with --autogenerate alone', async () => {
    const { directory } = await createProject()
    const words = ['revision', '-m', 'names', '--rename', 'users.mail:email', '--drop', 'users.age']
    expect(runBin(words, { directory })).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error: --rename goes with --autogenerate.\nhint: Say --autogenerate too, or `limbeck generate`.\n',
    })
    expect(runBin([...words, '--autogenerate'], { directory })).toMatchObject({ status: 0 })
  })
})

describe.skipIf(!CAN_DRIVE_TERMINAL)('on a terminal, which takes tmux', () => {
  function start(project: TestProject, line: readonly string[] = LINE): DrivenTerminal {
    const terminal = driveTerminal(`"${process.execPath}" "${BIN}" ${line.join(' ')}`, {
      directory: project.directory,
    })
    onTestFinished(() => terminal.close())
    return terminal
  }

  test('each proposal is asked about, the best first, then what no model names', async () => {
    const project = await createProject()
    const terminal = start(project)
    const first = await terminal.waitFor(/renamed to "users.email"\?[^]*Stop/)
    expect(first).toContain('Was the column "users.mail" renamed to "users.email"?')
    expect(first).toContain('No, drop "mail" and add "email"')
    terminal.press('Enter')
    await terminal.waitFor(/"users.age" renamed to "users.years"\?[^]*Stop/)
    terminal.press('Down', 'Enter')
    await terminal.waitFor(/No model names these[^]*old_users/)
    terminal.press('Space', 'Enter')
    expect(await terminal.waitFor(/\[ended \d+\]/)).toContain('[ended 0]')
    const script = project.read(SCRIPT)
    const upgrade = script.slice(script.indexOf('upgrade('), script.indexOf('downgrade('))
    expect(upgrade).toContain("op.renameColumn('users', 'mail', 'email')")
    expect(upgrade).toContain("'years'")
    expect(upgrade).toContain("op.dropTable('old_notes')")
    expect(upgrade).not.toContain('old_users')
  })

  test('Enter leaves alone what no model names', async () => {
    const project = await createProject()
    const terminal = start(project, [
      ...LINE,
      '--rename',
      'users.mail:email',
      '--drop',
      'users.age',
    ])
    expect(await terminal.waitFor(/No model names these[^]*old_users/)).not.toContain('renamed to')
    terminal.press('Enter')
    await terminal.waitFor(/\[ended 0\]/)
    expect(project.read(SCRIPT)).not.toContain('old_')
  })

  const ends: [answer: string, keys: readonly string[], screen: RegExp][] = [
    [
      'stop',
      ['Up', 'Enter'],
      /error: Nothing was written: the answer was to stop\s[^]*\[ended 1\]/,
    ],
    ['Ctrl-C', ['C-c'], /error: The question was not answered; [^]*\[ended 130\]/],
  ]
  test.each(ends)('%s writes nothing', async (_, keys, screen) => {
    const project = await createProject()
    const terminal = start(project)
    await terminal.waitFor(/renamed to "users.email"\?[^]*Stop/)
    terminal.press(...keys)
    await terminal.waitFor(/\[ended \d+\]/)
    expect(terminal.read()).toMatch(screen)
    expect(project.list('migrations/versions')).toEqual(['migrations/versions/a1.ts'])
  })

  test.each(['--json', '--yes'])('%s asks nothing', async (flag) => {
    const project = await createProject()
    const terminal = start(project, [...LINE, flag])
    const screen = await terminal.waitFor(/\[ended \d+\]/)
    expect(screen).toContain('[ended 2]')
    expect(screen).not.toContain('Stop, and write nothing')
    expect(screen).toContain('--rename users.mail:email')
  })
})
