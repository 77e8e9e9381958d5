import { describe, expect, onTestFinished, test } from 'vitest'
import { BIN } from '../cli/run-bin.ts'
import { createTestProject, renderScript, type TestProject } from '../cli/test-project.ts'
import { getEngine } from '../setup/engines.ts'
import { CAN_DRIVE_TERMINAL, driveTerminal } from './driven-terminal.ts'

const engine = getEngine('postgresql')

/** Two revisions, the second of which waits for the server until it is let go. */
async function createProject(): Promise<TestProject> {
  const project = createTestProject()
  const url = JSON.stringify(await engine.createUrl())
  project.write('limbeck.config.mjs', `export default { url: ${url} }`)
  project.write('migrations/versions/a1.ts', renderScript({ revision: 'a1', message: 'first' }))
  project.write(
    'migrations/versions/b2.ts',
    renderScript({ revision: 'b2', downRevision: 'a1', message: 'wait' }).replace(
      'upgrade() {}',
      "upgrade(op: import('limbeck').Operations) {\n  await op.query('SELECT pg_sleep(4)')\n}",
    ),
  )
  return project
}

describe.skipIf(!CAN_DRIVE_TERMINAL || !engine.isAvailable)(
  'a run on a terminal, which takes tmux and PostgreSQL',
  () => {
    const start = (project: TestProject, line: string, columns = 100) => {
      const { directory } = project
      const terminal = driveTerminal(`"${process.execPath}" "${BIN}" ${line}`, {
        directory,
        columns,
      })
      onTestFinished(() => terminal.close())
      return terminal
    }

    test('ticks while a statement takes its time, and leaves only what stays', async () => {
      const terminal = start(await createProject(), 'upgrade')
      await terminal.waitFor(
        /^\[2\/2\] Running upgrade a1 -> b2, wait … 1 s SELECT pg_sleep\(4\)$/m,
      )
      await terminal.waitFor(
        /^\[2\/2\] Running upgrade a1 -> b2, wait … 2 s SELECT pg_sleep\(4\)$/m,
      )
      const screen = await terminal.waitFor(/\[ended 0\]/)
      expect(screen.replaceAll(/\d+ ms/g, '12 ms')).toBe(
        [
          '[1/2] Running upgrade <base> -> a1, first … done (12 ms)',
          '[2/2] Running upgrade a1 -> b2, wait … done (12 ms)',
          'Now at b2 (2 steps)',
          '[ended 0]',
        ].join('\n'),
      )
    })

    test('keeps what a script prints', async () => {
      const project = await createProject()
      const path = 'migrations/versions/b2.ts'
      project.write(
        path,
        project.read(path).replace('await', "console.log('counting the rows')\n  await"),
      )
      const terminal = start(project, 'upgrade')
      await terminal.waitFor(/^counting the rows\n\[2\/2\] .* 2 s SELECT/m)
      const screen = await terminal.waitFor(/\[ended 0\]/)
      expect(screen.replaceAll(/\d+ ms/g, '12 ms')).toBe(
        [
          '[1/2] Running upgrade <base> -> a1, first … done (12 ms)',
          '[2/2] Running upgrade a1 -> b2, wait …',
          'counting the rows',
          '  b2 done (12 ms)',
          'Now at b2 (2 steps)',
          '[ended 0]',
        ].join('\n'),
      )
    })

    test('fits a narrow terminal', async () => {
      const terminal = start(await createProject(), 'upgrade', 40)
      const screen = await terminal.waitFor(/ 1 s SELECT/)
      expect(screen).toMatch(/^\[2\/2\] Running upg… 1 s SELECT pg_sleep…$/m)
    })

    test('shows a bar with the time that is left', async () => {
      const project = await createProject()
      const path = 'migrations/versions/b2.ts'
      const loop =
        "for (const _ of op.progress(20, 'rows').over(Array(20))) await op.query('SELECT pg_sleep(0.2)')"
      project.write(path, project.read(path).replace(/await .*/, loop))
      const terminal = start(project, 'upgrade')
      await terminal.waitFor(
        /^\[2\/2\] Running upgrade a1 -> b2, wait … rows █{10,}░+ \d\d %, 1\d of 20, [45](?:\.\d)?\/s, [12] s left$/m,
      )
      const screen = await terminal.waitFor(/\[ended 0\]/)
      expect(screen.replaceAll(/\d+ ms/g, '12 ms').replaceAll(/[\d.]+\/s/g, '5/s')).toBe(
        [
          '[1/2] Running upgrade <base> -> a1, first … done (12 ms)',
          '[2/2] Running upgrade a1 -> b2, wait …',
          '  rows: 20 of 20 done (12 ms, 5/s)',
          '  b2 done (12 ms)',
          'Now at b2 (2 steps)',
          '[ended 0]',
        ].join('\n'),
      )
    })

    test('names the step and the statement that Ctrl-C stopped', async () => {
      const terminal = start(await createProject(), 'upgrade')
      await terminal.waitFor(/ 1 s SELECT/)
      terminal.press('C-c')
      expect(await terminal.waitFor(/\[ended 130\]/)).toMatch(
        /\[2\/2\] Running upgrade a1 -> b2, wait …(?:\^C)?\nerror: The run was interrupted\n[^]*\| SELECT pg_sleep\(4\)\n/,
      )
    })

    test('is plain lines with --json', async () => {
      const project = await createProject()
      const terminal = start(project, 'upgrade --json >out.json')
      const screen = await terminal.waitFor(/\[ended 0\]/)
      expect(screen.replaceAll(/\d+ ms/g, '12 ms')).toMatch(
        /^\[1\/2\] .* done \(12 ms\)\n\[2\/2\] .* done \(12 ms\)\n\[ended 0\]$/,
      )
      expect(JSON.parse(project.read('out.json'))).toMatchObject({ ok: true })
    })
  },
)
