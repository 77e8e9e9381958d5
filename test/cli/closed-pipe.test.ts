import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { BIN } from './run-bin.ts'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

const REVISIONS = 600

/** A project whose history does not fit into the buffer of a pipe. */
function createLongProject(): TestProject {
  const project = createTestProject()
  project.write('limbeck.config.mjs', "export default { url: 'sqlite:app.db' }")
  for (let number = 1; number <= REVISIONS; number++) {
    const revision = `r${number}`
    const downRevision = number === 1 ? null : `r${number - 1}`
    const message = 'what it does, at some length, so that there is much to print'.repeat(3)
    project.write(
      `migrations/versions/${revision}.mjs`,
      renderScript({ revision, downRevision, message }),
    )
  }
  return project
}

/** Runs a line of bash in which `$LIMBECK` is the program; prints the statuses of a pipe. */
function runPipe(project: TestProject, line: string) {
  const { stdout, stderr } = spawnSync('bash', ['-c', `${line}; echo "\${PIPESTATUS[@]}"`], {
    cwd: project.directory,
    env: { ...process.env, LIMBECK: `${process.execPath} ${BIN}` },
    encoding: 'utf8',
  })
  return { stdout, stderr }
}

test.each(['history', 'history -v', 'history --json'])('limbeck %s | head -1', (line) => {
  const { stdout, stderr } = runPipe(createLongProject(), `$LIMBECK ${line} | head -1`)
  expect(stderr).toBe('')
  expect(stdout.split('\n').at(-2)).toBe('0 0')
})

test('a run goes on when nobody reads its progress any more', async () => {
  const project = createLongProject()
  const { stdout } = runPipe(project, '$LIMBECK upgrade 2>&1 >done.txt | head -1')
  expect(stdout).toMatch(/^\[1\/600\] Running upgrade <base> -> r1, .*\n0 0\n$/)
  expect(project.read('done.txt')).toBe(`Now at r${REVISIONS} (${REVISIONS} steps)\n`)
})

test('a failure stays one', () => {
  const { stdout } = runPipe(createLongProject(), '$LIMBECK show nowhere --json | true')
  expect(stdout).toBe('2 0\n')
})
