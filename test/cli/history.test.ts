import { describe, expect, test } from 'vitest'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

/** c1 joins b1 and b2, which come after a1; e2 comes after e1 and needs b1. */
function createDrawnProject(config = "export default { url: 'sqlite:app.db' }"): TestProject {
  const project = createTestProject({ NO_COLOR: '1' })
  project.write('limbeck.config.mjs', config)
  const scripts = [
    { revision: 'a1' },
    { revision: 'b1', downRevision: 'a1' },
    { revision: 'b2', downRevision: 'a1' },
    { revision: 'c1', downRevision: ['b1', 'b2'] },
    { revision: 'e1', branchLabels: 'billing' },
    { revision: 'e2', downRevision: 'e1', dependsOn: 'b1' },
  ]
  for (const script of scripts) {
    project.write(`migrations/versions/${script.revision}_x.ts`, renderScript(script))
  }
  return project
}

const ON_TERMINAL = { isTerminal: true, columns: 80 }

const DRAWN = `●─╮ c1 (head) (mergepoint), message of c1
● │ b2, message of b2
│ ├┄● e2 [billing] (head), message of e2
│ │ ● e1 [billing], message of e1
├─● b1, message of b1
● a1 (branchpoint), message of a1
`

const LISTED = `b1, b2 -> c1 (head) (mergepoint), message of c1
a1 -> b2, message of b2
e1 (b1) -> e2 (billing) (head), message of e2
<base> -> e1 (billing), message of e1
a1 -> b1, message of b1
<base> -> a1 (branchpoint), message of a1
`

describe('history', () => {
  test('is drawn on a terminal', async () => {
    const project = createDrawnProject()
    const end = { exitCode: 0, stdout: DRAWN, stderr: '┄┄ depends on\n' }
    expect(await project.run('history', ON_TERMINAL)).toEqual(end)
    expect(await project.run('history --format graph')).toEqual(end)
    expect(await project.run('history -q', ON_TERMINAL)).toEqual({ ...end, stderr: '' })
  })

  test('is a line for each revision elsewhere', async () => {
    const project = createDrawnProject()
    const end = { exitCode: 0, stdout: LISTED, stderr: '' }
    expect(await project.run('history')).toEqual(end)
    expect(await project.run('history --format lines', ON_TERMINAL)).toEqual(end)
  })

  test('is drawn in ASCII where the terminal knows nothing else', async () => {
    const end = await createDrawnProject().run('history -r e1:', {
      ...ON_TERMINAL,
      supportsUnicode: false,
    })
    expect(end).toEqual({
      exitCode: 0,
      stdout: `* e2 [billing] (head) (needs b1), message of e2
* e1 [billing], message of e1
`,
      stderr: '',
    })
  })

  test('-v puts all that is known beside the lanes', async () => {
    const { stdout } = await createDrawnProject().run('history -v -r b1:c1', ON_TERMINAL)
    expect(stdout.split('\n').filter((line) => !line.includes('/'))).toEqual([
      '● Rev: c1 (head) (mergepoint)',
      '│ Merges: b1, b2',
      '│',
      '│     message of c1',
      '│',
      '● Rev: b1',
      '  Parent: a1',
      '',
      '      message of b1',
      '',
      '',
    ])
  })

  test('-i shows what is applied', async () => {
    const project = createDrawnProject()
    await project.run('upgrade e2 -q')
    expect(await project.run('history -i', ON_TERMINAL)).toEqual({
      exitCode: 0,
      stdout: `○─╮ c1 (head) (mergepoint), message of c1
○ │ b2, message of b2
│ ├┄◉ e2 [billing] (head) (current), message of e2
│ │ ● e1 [billing], message of e1
├─◉ b1 (current), message of b1
● a1 (branchpoint), message of a1
`,
      stderr: '◉ current   ● applied   ○ not applied   ┄┄ depends on\n',
    })
    expect(await project.json('history -i -r :b1')).toMatchObject({
      asked: ['default'],
      revisions: [
        { revision: 'b1', isCurrent: true, currentIn: ['default'], appliedIn: ['default'] },
        { revision: 'a1', isCurrent: false, currentIn: [], appliedIn: ['default'] },
      ],
    })
  })

  test('-i names the databases where there are several', async () => {
    const project = createDrawnProject(`export default {
  databases: { main: { url: 'sqlite:main.db', default: true }, stats: { url: 'sqlite:stats.db' } },
}`)
    await project.run('upgrade c1 -q --database main')
    await project.run('upgrade a1 -q --database stats')
    const { stdout, stderr } = await project.run('history -i -r :c1', ON_TERMINAL)
    expect(stdout).toBe(`◉─╮ c1 (head) (current: main) (mergepoint), message of c1
◐ │ b1 (applied: main), message of b1
├─◐ b2 (applied: main), message of b2
◉ a1 (current: stats) (branchpoint), message of a1
`)
    expect(stderr).toBe('◉ current   ● applied   ◐ applied in some   ○ not applied\n')
    expect((await project.run('history -i -r :b1')).stdout).toBe(
      `a1 -> b1, message of b1
<base> -> a1 (current: stats) (branchpoint), message of a1
`,
    )
    expect((await project.run('history -i -r a1:a1 --database main', ON_TERMINAL)).stdout).toBe(
      '● a1 (branchpoint), message of a1\n',
    )
  })

  test.each([
    ['mermaid', /^flowchart BT\n {2}r0\["c1 \(head\) \(mergepoint\), message of c1"\]\n/],
    ['dot', /^digraph history \{\n[^]*\}\n$/],
    ['markdown', /^\| Revision \| Down revision \|[^]*\n\| c1 \| b1, b2 \|/],
  ])('--format %s is for other programs, also on a terminal', async (format, expected) => {
    const end = await createDrawnProject().run(`history --format ${format}`, ON_TERMINAL)
    expect(end).toEqual({ exitCode: 0, stdout: expect.stringMatching(expected), stderr: '' })
  })

  test('--format json is the result of --json alone', async () => {
    const project = createDrawnProject()
    const { stdout } = await project.run('history --format json')
    expect(JSON.parse(stdout)).toEqual(await project.json('history'))
    expect(await project.json('history --format json')).toEqual(JSON.parse(stdout))
    expect(await project.jsonError('history --format dot')).toMatchObject({ code: 'usage' })
  })

  test('an unknown format names those there are', async () => {
    expect(await createDrawnProject().run('history --format grph')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('graph, lines, mermaid, dot, json, markdown'),
    })
  })
})

describe('branches', () => {
  test('are drawn on a terminal, each with what goes on from it', async () => {
    const project = createDrawnProject()
    expect(await project.run('branches', ON_TERMINAL)).toEqual({
      exitCode: 0,
      stdout: `● b2, message of b2
├─● b1, message of b1
● a1 (branchpoint), message of a1

`,
      stderr: '',
    })
    expect((await project.run('branches --format lines', ON_TERMINAL)).stdout).toBe(
      (await project.run('branches')).stdout,
    )
  })
})

describe('what a terminal would obey', () => {
  test('comes out of no command as it is', async () => {
    const project = createDrawnProject()
    const message = '\u001b[2Jgone\u0007 \u202eturned'
    project.write(
      'migrations/versions/f1_x.ts',
      `/**
 * ${message}
 */
export const revision = 'f1'
export const downRevision = null
export const branchLabels = 'odd\\u200e\\u202elabel'
export const dependsOn = null
export async function upgrade() {}
export async function downgrade() {}
`,
    )
    project.write('migrations/versions/bad.ts', renderScript({ revision: 'bad\u0007id' }))
    const lines = [
      'history -r f1:',
      'history -v -r f1:',
      'history -r f1: --format lines',
      'history -v -r f1: --format lines',
      'history -r f1: --format mermaid',
      'history -r f1: --format dot',
      'history -r f1: --format markdown',
      'history -r f1: --format json',
      'heads',
      'heads -v',
      'show f1',
      'branches',
      'branches -v --format lines',
      'upgrade f1 --plan',
      'upgrade f1',
      'current -v',
      'upgrade bad -vv',
      ['show', 'no\u001b[2J'],
      ['upgrade', 'bad\u0007id'],
      'downgrade base',
    ]
    for (const line of lines) {
      const { stdout, stderr } = await project.run(line, ON_TERMINAL)
      // Progress is written over in place, which takes control characters of its own.
      const shown = `${stdout}${stderr}`.replaceAll('\r\u001b[2K', '')
      expect({ line, raw: /[^\P{Cc}\n]|\u202e/u.exec(shown) }).toEqual({
        line,
        raw: null,
      })
    }
  })
})
