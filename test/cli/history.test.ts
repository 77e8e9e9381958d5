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
})
