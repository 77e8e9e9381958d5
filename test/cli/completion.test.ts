import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { BIN } from './run-bin.ts'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

function createProject(): TestProject {
  const project = createTestProject()
  project.write(
    'limbeck.config.mjs',
    `if (process.env.SPEAKS) console.log('the configuration speaks')
export default {
  databases: { main: { url: 'sqlite:main.db', default: true }, analytics: { url: 'sqlite:other.db' } },
  versionLocations: ['./migrations/versions', './billing/versions'],
  environments: { staging: {}, production: {} },
}`,
  )
  project.write(
    'migrations/versions/a1.ts',
    renderScript({ revision: 'a1b2c3', message: 'create users' }),
  )
  project.write(
    'billing/versions/b2.ts',
    renderScript({ revision: 'b2c3d4', branchLabels: 'billing', message: 'start billing' }),
  )
  return project
}

async function complete(project: TestProject, ...words: readonly string[]) {
  const { exitCode, stdout, stderr } = await project.run(['complete', '--', ...words])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  const lines = stdout.trimEnd().split('\n')
  return {
    values: lines.slice(0, -1).map((line) => line.split('\t')[0]),
    directive: lines.at(-1),
  }
}

const SYMBOLS = ['head', 'heads', 'base', 'current']
const REVISIONS = ['billing', 'a1b2c3', 'b2c3d4']

const cases: [words: readonly string[], values: readonly string[], directive?: string][] = [
  [['upgrad'], ['upgrade']],
  [['st'], ['status', 'stamp']],
  [['db', 'upgrad'], ['upgrade']],
  [['--env', 'staging', 'upgrad'], ['upgrade']],
  [['upgrade', ''], ['head', 'heads', ...REVISIONS], ':36'],
  [['upgrade', 'a'], ['a1b2c3'], ':36'],
  [['upgrade', 'billing', 'he'], ['head', 'heads'], ':36'],
  [['upgrade', 'billing@he'], ['billing@head', 'billing@heads'], ':36'],
  [['downgrade', 'ba'], ['base'], ':36'],
  [['downgrade', 'base', ''], []],
  [['show', ''], [...SYMBOLS, ...REVISIONS], ':36'],
  [['edit', 'cur'], ['current'], ':36'],
  [['history', '-r', 'a1b2c3:b2'], ['a1b2c3:b2c3d4'], ':36'],
  [['history', '-rb'], [], ':4'],
  [['history', '--rev-range=cur'], ['--rev-range=current'], ':36'],
  [['revision', '--head', 'bil'], ['billing'], ':36'],
  [['revision', '-m', 'say "what', '--rev'], ['--rev-id']],
  [
    ['revision', '--version-path', ''],
    ['migrations/versions', 'billing/versions'],
  ],
  [['revision', '--template', ''], ['ts', 'js', 'sql'], ':0'],
  [['init', '--template', 'm'], ['multidb']],
  [['init', ''], [], ':16'],
  [
    ['current', '--database', ''],
    ['main', 'analytics'],
  ],
  [['current', '--database=a'], ['--database=analytics']],
  [['--database', 'a'], ['analytics']],
  [
    ['current', '--env', ''],
    ['staging', 'production'],
  ],
  [['current', '-c', ''], [], ':0'],
  [
    ['setup', '--existing', ''],
    ['verify', 'upgrade'],
  ],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish', 'powershell'],
  ],
  [['heads', '--res'], ['--resolve-dependencies']],
  [['heads', '--json', '--js'], []],
  [['heads', '-x', 'a', '--x'], ['--x-arg']],
  [['heads', '--raise'], []],
  [['nothing', 'upg'], ['upgrade']],
  [[''], COMMANDS.flatMap(({ name, aliases = [] }) => [name, ...aliases]).filter(isOurs)],
]

function isOurs(name: string): boolean {
  return !name.includes('_')
}

describe('complete', () => {
  test.each(cases)('%j', async (words, values, directive = ':4') => {
    expect(await complete(createProject(), ...words)).toEqual({ values, directive })
  })

  test('says what each value is', async () => {
    const { stdout } = await createProject().run(['complete', '--', 'show', 'b2'])
    expect(stdout).toBe('b2c3d4\tstart billing\n:36\n')
  })

  test.each([
    ['no configuration', undefined],
    ['a configuration that is broken', 'export default {'],
    ['a configuration that fails', 'throw new Error("broken")'],
  ])('does with %s', async (_, text) => {
    const project = createTestProject()
    if (text !== undefined) project.write('limbeck.config.mjs', text)
    expect(await complete(project, 'upgrade', '')).toEqual({
      values: ['head', 'heads'],
      directive: ':36',
    })
    expect(await complete(project, 'upgrade', '--database', '')).toMatchObject({ values: [] })
    expect((await complete(project, 'upgrade', '--pl')).values).toEqual(['--plan'])
  })

  test('names the files that only a script of another configuration has', async () => {
    const project = createProject()
    project.write('other.config.mjs', "export default { migrations: './elsewhere' }")
    project.write('elsewhere/versions/e1.ts', renderScript({ revision: 'e1e1' }))
    expect((await complete(project, '-c', 'other.config.mjs', 'show', 'e')).values).toEqual([
      'e1e1',
    ])
  })
})

/** Puts the program on the PATH as `limbeck`, and its completion beside it. */
function installProgram(project: TestProject, shell: string): NodeJS.ProcessEnv {
  project.write('bin/limbeck', `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`)
  chmodSync(`${project.directory}/bin/limbeck`, 0o755)
  const script = execFileSync(process.execPath, [BIN, 'completion', shell], { encoding: 'utf8' })
  project.write(`completion.${shell}`, script)
  return { ...process.env, SPEAKS: 'yes', PATH: `${project.directory}/bin:${process.env['PATH']}` }
}

function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0
}

/** What bash would show: it calls the function with the words as it splits them. */
const ASK_BASH = String.raw`
source ./completion.bash
source ./completion.bash
COMP_LINE=$1; COMP_POINT=${'${#COMP_LINE}'}
IFS=$'\x1f' read -ra COMP_WORDS <<< "$2"
if [[ $2 == *$'\x1f' ]]; then COMP_WORDS+=(''); fi
COMP_CWORD=$((${'${#COMP_WORDS[@]}'} - 1))
_limbeck
printf '%s\n' "${'${COMPREPLY[@]}'}"
`

describe.skipIf(!has('bash'))('in bash, where it is installed', () => {
  /** Splits a line as readline does, at blanks and at each of its breaks. */
  const split = (line: string) =>
    line
      .split(/(?<=[:=@])|(?=[:=@])| /)
      .filter((word, index, all) => word !== '' || index === all.length - 1)
  const lines: [line: string, values: readonly string[]][] = [
    ['limbeck upgr', ['upgrade']],
    ['limbeck upgrade he', ['head', 'heads']],
    ['limbeck upgrade billing@he', ['head', 'heads']],
    ['limbeck history -r a1b2c3:b2', ['b2c3d4']],
    ['limbeck current --env=st', ['staging']],
    ['limbeck current --env ', ['staging', 'production']],
    ['limbeck revision -m $(touch,evaluated) --head bi', ['billing']],
    ['limbeck show nothing-like-it', ['']],
  ]
  test.each(lines)('%s', (line, values) => {
    const project = createProject()
    const env = installProgram(project, 'bash')
    const { stdout, stderr } = spawnSync(
      'bash',
      ['--norc', '-c', ASK_BASH, 'bash', line, split(line).join('\x1f')],
      { cwd: project.directory, env, encoding: 'utf8' },
    )
    expect({ values: stdout.trimEnd().split('\n'), stderr }).toEqual({ values, stderr: '' })
    expect(project.list('.').filter((file) => file.includes('evaluated'))).toEqual([])
  })
})

/** What zsh would show: the words are those of its line editor, and `_describe` gets the values. */
const ASK_ZSH = `compdef() {}
_describe() { print -rl -- "\${(@P)@[-1]}" }
source ./completion.zsh
words=("$@"); CURRENT=$#; PREFIX=\${words[-1]}
_limbeck`

describe.skipIf(!has('zsh'))('in zsh, where it is installed', () => {
  test.each([
    [['limbeck', 'upgr'], 'upgrade:Run scripts up to a revision\n'],
    [['limbeck', 'show', 'b2'], 'b2c3d4:start billing\n'],
    [['limbeck', 'history', '-r', 'a1b2c3:b2'], 'a1b2c3\\:b2c3d4:start billing\n'],
    [['limbeck', 'current', '--env='], '--env=staging:\n--env=production:\n'],
    [['limbeck', 'revision', '-m', '"two words"', '--head', 'bil'], 'billing:branch label\n'],
  ])('%j', (words, expected) => {
    const project = createProject()
    const env = installProgram(project, 'zsh')
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', ASK_ZSH, 'zsh', ...words], {
      cwd: project.directory,
      env,
      encoding: 'utf8',
    })
    expect({ stdout, stderr }).toEqual({ stdout: expected, stderr: '' })
  })
})

describe.skipIf(!has('fish'))('in fish, where it is installed', () => {
  test.each([
    ['limbeck upgr', 'upgrade\tRun scripts up to a revision\n'],
    ['limbeck show b2', 'b2c3d4\tstart billing\n'],
    ['limbeck upgrade billing@hea', 'billing@head\nbilling@heads\n'],
    ['limbeck current --env ', 'staging\nproduction\n'],
  ])('%s', (line, expected) => {
    const project = createProject()
    const env = { ...installProgram(project, 'fish'), HOME: project.directory }
    const { stdout, stderr } = spawnSync(
      'fish',
      ['--no-config', '-c', 'source completion.fish; complete -C $argv', line],
      { cwd: project.directory, env, encoding: 'utf8' },
    )
    expect({ stdout, stderr }).toEqual({ stdout: expected, stderr: '' })
  })
})

test('a shell that there is none for', async () => {
  expect(await createTestProject().jsonError('completion fissh')).toMatchObject({
    code: 'usage',
    hint: 'Did you mean "fish"?',
  })
})
