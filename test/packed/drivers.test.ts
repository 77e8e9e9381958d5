import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPackedProject, type PackedProject } from './packed-project.ts'

let project: PackedProject
beforeAll(() => {
  project = createPackedProject({ drivers: [] })
  project.write('limbeck.config.ts', 'export default { url: process.env.DATABASE_URL }')
  project.write('migrations/versions/.keep', '')
})
afterAll(() => project.remove())

test.each([
  ['postgresql://nobody@127.0.0.1/app', 'pg'],
  ['postgres://nobody@127.0.0.1/app', 'pg'],
  ['mysql://nobody@127.0.0.1/app', 'mysql2'],
  ['mariadb://nobody@127.0.0.1/app', 'mysql2'],
  ['better-sqlite3:app.db', 'better-sqlite3'],
  ['libsql:app.db', 'libsql'],
  ['pglite:data', '@electric-sql/pglite'],
])('the driver for %s is named with the command that installs it', (url, driver) => {
  const { status, stdout } = run(url, 'current', '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    command: 'current',
    error: {
      code: 'driver_missing',
      message: `The driver "${driver}" is not installed`,
      hint: `Install it with \`npm install ${driver}\`.`,
      details: { package: driver },
    },
  })
})

test('so is Kysely, when somebody has left it out', () => {
  const bare = createPackedProject({ drivers: [] })
  rmSync(join(bare.directory, 'node_modules/kysely'))
  bare.write('limbeck.config.ts', `export default { url: 'sqlite:app.db' }`)
  bare.write(
    'migrations/versions/a1_data.ts',
    `export const revision = 'a1'
export const downRevision = null
export const upgrade = (op) => op.db.selectFrom('users').execute()`,
  )
  const { error } = JSON.parse(bare.limbeck('upgrade', '--json').stdout)
  expect([error.code, error.message, error.hint]).toEqual([
    'driver_missing',
    'op.db needs "kysely", which is not installed',
    'Install it with `npm install kysely`.',
  ])
  bare.remove()
})

test('SQLite needs nothing', () => {
  expect(run('sqlite:app.db', 'upgrade')).toMatchObject({ status: 0, stderr: '' })
})

test.each(['heads', 'history'])('%s needs no driver', (command) => {
  expect(run('postgresql://nobody@127.0.0.1/app', command)).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  })
})

function run(url: string, ...args: readonly string[]) {
  return project.run('env', `DATABASE_URL=${url}`, 'node_modules/.bin/limbeck', ...args)
}
