import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { BIN } from '../cli/run-bin.ts'
import { createTestProject, renderScript } from '../cli/test-project.ts'

/** A command line for each command, in an order in which each has something to do. */
const LINES: readonly (readonly [command: string, ...words: readonly string[]])[] = [
  ['init', 'other'],
  ['list-templates'],
  ['completion', 'zsh'],
  ['revision', '-m', 'third', '--rev-id', 'c3', '--head', 'a1', '--splice'],
  ['merge', 'heads', '--rev-id', 'd4'],
  ['edit', 'd4'],
  ['heads'],
  ['branches'],
  ['history', '-v'],
  ['show', 'd4'],
  ['ensure-version'],
  ['setup'],
  ['current'],
  ['downgrade', 'a1'],
  ['upgrade', 'heads'],
  ['generate', 'people', '--rev-id', 'e5'],
  ['upgrade'],
  ['check'],
  ['diff'],
  ['pull', '-o', 'pulled.ts'],
  ['amend', '--yes'],
  ['stamp', 'a1'],
  ['baseline', '-c', 'begun.config.mjs'],
]

/** Runs the program in a session of its own, with nothing to read from: no terminal can be asked, not even by its path. */
function runDetached(directory: string, words: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, ...words], {
      cwd: directory,
      detached: true,
      env: { ...process.env, EDITOR: 'true' },
      stdio: 'ignore',
    })
    child.on('close', resolve)
  })
}

test('there is a line for each command', () => {
  const tried = new Set(LINES.map(([command]) => command))
  expect(COMMANDS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
})

test('every command runs without a terminal', { timeout: 120_000 }, async () => {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    "export default { url: 'sqlite:app.db', schema: './schema.mjs' }",
  )
  project.write(
    'schema.mjs',
    "import { t, table } from 'limbeck/schema'\nexport const people = table('people', { id: t.integer().primaryKey() })",
  )
  project.write(
    'begun.config.mjs',
    "export default { url: 'sqlite:begun.db', migrations: './begun', schema: './schema.mjs' }",
  )
  const begun = new DatabaseSync(join(project.directory, 'begun.db'))
  begun.exec('CREATE TABLE people (id INTEGER CONSTRAINT pk_people PRIMARY KEY)')
  begun.close()
  project.write('migrations/versions/a1.ts', renderScript({ revision: 'a1' }))
  project.write('migrations/versions/b2.ts', renderScript({ revision: 'b2', downRevision: 'a1' }))
  const ends: (readonly [line: string, status: number | null])[] = []
  for (const words of LINES) {
    ends.push([words.join(' '), await runDetached(project.directory, words)])
  }
  expect(ends).toEqual(LINES.map((words) => [words.join(' '), 0]))
  expect(await project.json('current')).toMatchObject({ rows: ['a1'] })
})
