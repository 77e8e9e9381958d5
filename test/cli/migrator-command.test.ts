import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { createTestProject, renderScript } from './test-project.ts'

const CLI = new URL('../../dist/cli.js', import.meta.url).href
const COMMANDER = import.meta.resolve('commander')

test("the commands hang in a program's own command line", () => {
  const project = createTestProject()
  project.write('db/versions/a1.mjs', renderScript({ revision: 'a1' }))
  project.write(
    'manage.mjs',
    `import { Command } from '${COMMANDER}'
import { migratorCommand } from '${CLI}'
const program = new Command('manage')
program.option('-v, --verbose', 'of the program')
program.addCommand(migratorCommand({ config: { url: 'sqlite:app.db', migrations: './db' } }))
program.command('serve').action(() => console.log('serving'))
await program.parseAsync()
`,
  )
  const run = (...argv: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['manage.mjs', ...argv], {
      cwd: project.directory,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }
  expect(run('serve')).toEqual({ status: 0, stdout: 'serving\n', stderr: '' })
  expect(run('db', 'heads')).toEqual({ status: 0, stdout: 'a1 (head)\n', stderr: '' })
  expect(run('db', 'current', '--check-heads').status).toBe(3)
  expect(run('db', 'up', '-q')).toEqual({ status: 0, stdout: 'Now at a1 (1 step)\n', stderr: '' })
  expect(run('db', 'downgrade', '-1', '-q').stdout).toBe('Now at base (1 step)\n')
  expect(run('db', 'show', 'nope').status).toBe(2)
  expect(run('db', 'upgrad')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'error: Unknown command "upgrad".\nhint: Did you mean "upgrade"?\n',
  })
  expect(run('db', 'heads', '--help').stdout).toContain('  manage db heads ')
})
