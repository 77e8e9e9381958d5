import { describe, expect, onTestFinished, test } from 'vitest'
import { BIN, runBin } from '../cli/run-bin.ts'
import { createTestProject, renderScript, type TestProject } from '../cli/test-project.ts'
import { CAN_DRIVE_TERMINAL, type DrivenTerminal, driveTerminal } from './driven-terminal.ts'

/** c1 depends on b2: one step down from b2 takes both. */
async function createProject(): Promise<TestProject> {
  const project = createTestProject()
  project.write('limbeck.config.mjs', "export default { url: 'sqlite:app.db' }")
  const scripts = [
    { revision: 'a1' },
    { revision: 'b2', downRevision: 'a1' },
    { revision: 'c1', dependsOn: 'b2' },
  ]
  for (const script of scripts) {
    project.write(`migrations/versions/${script.revision}.ts`, renderScript(script))
  }
  await project.run('upgrade heads')
  return project
}

async function readRows(project: TestProject): Promise<readonly string[]> {
  const { rows } = (await project.json('current')) as { rows: readonly string[] }
  return rows
}

const LINE = ['downgrade', 'b2@-1']
const QUESTION = '"b2@-1" removes 2 revisions from "default": c1, b2. Go on?'

describe('without a terminal', () => {
  test('a question names its flag, and nothing is done', async () => {
    const project = await createProject()
    const { directory } = project
    expect(runBin(LINE, { directory })).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${QUESTION}\nhint: Run it with --yes, or name the revision to go down to.\n`,
    })
    expect(await readRows(project)).toEqual(['c1'])
    expect(runBin([...LINE, '--yes'], { directory })).toMatchObject({ status: 0 })
    expect(await readRows(project)).toEqual(['a1'])
  })
})

describe.skipIf(!CAN_DRIVE_TERMINAL)('on a terminal, which takes tmux', () => {
  function ask(project: TestProject, flags = ''): DrivenTerminal {
    const terminal = driveTerminal(`"${process.execPath}" "${BIN}" ${LINE.join(' ')} ${flags}`, {
      directory: project.directory,
    })
    onTestFinished(() => terminal.close())
    return terminal
  }

  const answers: [
    answer: string,
    keys: readonly string[],
    screen: RegExp,
    rows: readonly string[],
  ][] = [
    ['yes', ['y'], /Now at a1 \(2 steps\)\n\[ended 0\]/, ['a1']],
    ['no', ['n'], /error: Nothing was done: the answer was no\n[^]*\[ended 1\]/, ['c1']],
    ['nothing but Enter, which is no', ['Enter'], /Nothing was done[^]*\[ended 1\]/, ['c1']],
    ['Ctrl-C', ['C-c'], /error: The question was not answered; [^]*\[ended 130\]/, ['c1']],
    ['Escape', ['Escape'], /error: The question was not answered; [^]*\[ended 130\]/, ['c1']],
  ]
  test.each(answers)('%s', async (_, keys, screen, rows) => {
    const project = await createProject()
    const terminal = ask(project)
    expect(await terminal.waitFor(/Go on\?[^]*Yes/)).toContain('c1, b2')
    terminal.press(...keys)
    await terminal.waitFor(/\[ended \d+\]/)
    expect(terminal.read()).toMatch(screen)
    expect(await readRows(project)).toEqual(rows)
  })

  test('--yes asks nothing', async () => {
    const project = await createProject()
    const terminal = ask(project, '--yes')
    expect(await terminal.waitFor(/\[ended 0\]/)).not.toContain('Go on?')
    expect(await readRows(project)).toEqual(['a1'])
  })

  test('a signal takes the question back', async () => {
    const project = await createProject()
    project.write(
      'limbeck.config.mjs',
      `import { writeFileSync } from 'node:fs'
writeFileSync('pid', String(process.pid))
export default { url: 'sqlite:app.db' }`,
    )
    const terminal = ask(project)
    await terminal.waitFor(/Go on\?/)
    process.kill(Number(project.read('pid')), 'SIGTERM')
    await terminal.waitFor(/\[ended 143\]/)
    expect(await readRows(project)).toEqual(['c1'])
  })
})
