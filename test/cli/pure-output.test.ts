import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

type Words = readonly [command: string, ...words: readonly string[]]

/** Command lines in an order in which each has something to do. */
const CHANGES: readonly Words[] = [
  ['init', 'elsewhere'],
  ['revision', '-m', 'third', '--rev-id', 'c1', '--head', 'b1'],
  ['merge', 'b2', 'c1', '-m', 'join', '--rev-id', 'd1'],
  ['upgrade', 'b1', '--plan'],
  ['upgrade', 'b1', '--dry-run'],
  ['upgrade', 'b1'],
  ['downgrade', '-1'],
  ['stamp', 'b1'],
  ['setup', '--existing', 'upgrade'],
  ['downgrade', 'b1'],
  ['ensure-version'],
  ['edit', 'b1'],
  ['upgrade'],
  ['check'],
  ['diff'],
  ['pull', '-o', 'pulled.ts'],
  ['generate', 'people', '--rev-id', 'e1'],
  ['amend', '--yes'],
]

/** Command lines for a database that was there before, and has no scripts yet. */
const BEGINNINGS: readonly Words[] = [['baseline', 'what was there', '--rev-id', 'f1']]

/** Command lines that read, and warn of a script meanwhile. */
const READINGS: readonly Words[] = [
  ['current'],
  ['current', '--check-heads'],
  ['history'],
  ['history', '-i', '-r', 'a1:b1'],
  ['history', '--format', 'graph'],
  ['history', '--format', 'lines'],
  ['history', '--format', 'mermaid'],
  ['history', '--format', 'dot'],
  ['history', '--format', 'json'],
  ['history', '--format', 'markdown'],
  ['heads'],
  ['branches'],
  ['branches', '--format', 'graph'],
  ['show', 'b1'],
  ['list-templates'],
  ['completion', 'bash'],
]

/** Command lines that fail, each in its own way. */
const FAILURES: readonly Words[] = [
  ['nonsense'],
  ['upgrade', 'nope'],
  ['upgrade', '--nope'],
  ['downgrade', '-9'],
  ['show', 'nope'],
  ['history', '-r', 'b1:a1'],
  ['history', '--format', 'nope'],
  ['merge', 'b1', 'b1'],
  ['revision', '--head', 'nope'],
  ['current', '--database', 'nope'],
  ['heads', '--env', 'nope'],
  ['completion', 'nope'],
  ['baseline', 'too late'],
]

function createBareProject(): TestProject {
  const project = createTestProject({ EDITOR: 'true', PATH: process.env['PATH'], NO_COLOR: '1' })
  project.write(
    'limbeck.config.mjs',
    "export default { url: 'sqlite:app.db', schema: './schema.mjs' }",
  )
  project.write(
    'schema.mjs',
    "import { t, table } from 'limbeck/schema'\nexport const people = table('people', { id: t.integer().primaryKey() })",
  )
  return project
}

function createProject(): TestProject {
  const project = createBareProject()
  const scripts = [
    { revision: 'a1' },
    { revision: 'b1', downRevision: 'a1' },
    { revision: 'b2', downRevision: 'a1' },
  ]
  for (const script of scripts) {
    project.write(`migrations/versions/${script.revision}_x.ts`, renderScript(script))
  }
  return project
}

/** A project with a database that is as the models want it, and no scripts. */
function createBegunProject(): TestProject {
  const project = createBareProject()
  const database = new DatabaseSync(join(project.directory, 'app.db'))
  database.exec('CREATE TABLE people (id INTEGER CONSTRAINT pk_people PRIMARY KEY)')
  database.close()
  return project
}

/** Runs all command lines, with a flag added to each: in one project, but for those that begin one. */
async function follow(flag: string, isTerminal: boolean) {
  const project = createProject()
  const ends: { readonly line: string; readonly stdout: string; readonly stderr: string }[] = []
  const runEach = async (lines: readonly Words[], place = project) => {
    for (const words of lines) {
      const { stdout, stderr } = await place.run([...words, flag], { isTerminal, columns: 80 })
      ends.push({ line: words.join(' '), stdout: hideChance(stdout, place), stderr })
    }
  }
  await runEach(BEGINNINGS, createBegunProject())
  await runEach(CHANGES)
  const lost = renderScript({ revision: 'lost', downRevision: 'gone' })
  project.write('migrations/versions/lost.ts', lost)
  await runEach(READINGS)
  return ends
}

/** Where a project lies and when its scripts were written. */
function hideChance(stdout: string, project: TestProject): string {
  return stdout.replaceAll(project.directory, '').replaceAll(/\d{4}-\d\d-\d\d[ T][\d:.]+Z?/g, '')
}

test('every command is among them', () => {
  expect(new Set([...BEGINNINGS, ...CHANGES, ...READINGS].map(([command]) => command))).toEqual(
    new Set(COMMANDS.map(({ name }) => name)),
  )
})

describe.each([
  ['on a terminal', true],
  ['elsewhere', false],
])('%s', (_, isTerminal) => {
  test('standard output is what was asked for, whatever else is told', async () => {
    const told = await follow('--yes', isTerminal)
    const quiet = await follow('-q', isTerminal)
    const show = (ends: typeof told) => ends.map(({ line, stdout }) => ({ line, stdout }))
    expect(show(quiet)).toEqual(show(told))
    expect(quiet.filter(({ stderr }) => stderr !== '')).toEqual([])
    const warned = told.filter(({ stderr }) => stderr.includes('warning: ')).map(({ line }) => line)
    expect(warned).toEqual(
      READINGS.map((words) => words.join(' ')).filter((line) => !/^(?:list|compl)/.test(line)),
    )
  })

  test('--json prints one object and nothing else', async () => {
    const ends = (await follow('--json', isTerminal)).filter(({ line }) => !isOtherFormat(line))
    for (const { line, stdout } of ends) {
      expect(readObject(stdout)).toEqual({
        ok: true,
        command: line.split(' ')[0],
        result: expect.any(Object),
      })
    }
  })

  test.each(FAILURES)('--json prints one object for what fails: %s %s', async (...words) => {
    const [command] = words
    const { stdout, stderr } = await createProject().run([...words, '--json'], { isTerminal })
    expect({ output: readObject(stdout), stderr }).toEqual({
      output: {
        ok: false,
        command: command === 'nonsense' ? null : command,
        error: {
          code: expect.any(String),
          message: expect.any(String),
          hint: expect.any(String),
          details: expect.toBeOneOf([null, expect.any(Object)]),
        },
      },
      stderr: '',
    })
  })
})

/** `--json` has its own format. */
function isOtherFormat(line: string): boolean {
  return line.includes('--format') && !line.endsWith('json') && line.startsWith('history')
}

/** Reads JSON that ends with the only line break after it. */
function readObject(stdout: string): unknown {
  expect(stdout).toMatch(/^\{[^]*\n\}\n$/)
  return JSON.parse(stdout)
}
