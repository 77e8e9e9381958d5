import { describe, expect, test } from 'vitest'
import { createTestTerminal } from '../../test/cli/test-terminal.ts'
import { COMMANDS } from './command-table.ts'
import { runCli } from './run-cli.ts'

async function run(...argv: readonly string[]) {
  const terminal = createTestTerminal()
  const exitCode = await runCli(argv, terminal)
  return { exitCode, stdout: terminal.readStdout(), stderr: terminal.readStderr() }
}

describe('a command line that cannot be understood', () => {
  test.each([
    [['upgrad'], 'Unknown command "upgrad".', 'Did you mean "upgrade"?'],
    [['xyzzyx'], 'Unknown command "xyzzyx".', 'See --help.'],
    [['db', 'histroy'], 'Unknown command "histroy".', 'Did you mean "history"?'],
    [['upgrade', '--plann'], 'Unknown option "--plann".', 'Did you mean "--plan"?'],
    [['upgrade', '--databas', 'x'], 'Unknown option "--databas".', 'Did you mean "--database"?'],
    [['--jsn', 'heads'], 'Unknown option "--jsn".', 'Did you mean "--json"?'],
    [['merge'], 'Missing required argument "revisions".', 'See --help.'],
    [
      ['current', '-c'],
      'Option "-c, --config <file>" argument missing.',
      '-c names the configuration; what `-c` is in `alembic current` is --check-heads here.',
    ],
    [
      ['upgrade', '-d', 'migrations'],
      'There is no flag "-d, --directory".',
      'The folder of the migrations is `migrations` in the configuration. Name another configuration with -c, or begin in another folder with `limbeck init FOLDER`.',
    ],
    [
      ['init', '--package'],
      'There is no flag "--package".',
      'Leave it out: folders need no file to be packages here.',
    ],
    [
      ['revision', '-m', 'x', '--sql'],
      'There is no flag "--sql".',
      'Say `--template sql` for a pair of SQL files; `limbeck upgrade --sql` prints the SQL of scripts.',
    ],
    [
      ['heads', 'a'],
      'Too many arguments for "heads". Expected 0 arguments but got 1: a.',
      'See --help.',
    ],
    [
      ['heads', '--lock-timeout', '-1'],
      '"-1" is not a number of seconds.',
      'For example --lock-timeout 10; with 0 it does not wait.',
    ],
    [
      ['migrate', '-m', 'x', '--what'],
      'There is no command "migrate".',
      '"limbeck generate" writes a revision out of the models, "limbeck upgrade" runs revisions.',
    ],
  ])('%j', async (argv, message, hint) => {
    expect(await run(...argv)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `error: ${message}\nhint: ${hint}\n`,
    })
  })

  test('is told as one JSON object', async () => {
    const { exitCode, stdout, stderr } = await run('heads', '--jsn', '--json')
    expect({ exitCode, stderr, output: JSON.parse(stdout) }).toEqual({
      exitCode: 2,
      stderr: '',
      output: {
        ok: false,
        command: 'heads',
        error: {
          code: 'usage',
          message: 'Unknown option "--jsn".',
          hint: 'Did you mean "--json"?',
          details: null,
        },
      },
    })
  })
})

describe('help', () => {
  test('lists every command without the spellings of Alembic', async () => {
    const { exitCode, stdout } = await run('--help')
    expect(exitCode).toBe(0)
    for (const { name } of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
    expect(stdout).not.toContain('ensure_version')
    expect(stdout).not.toContain('migrate ')
  })

  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s has examples',
    async (name, { examples }) => {
      const { exitCode, stdout } = await run(name, '--help')
      expect(exitCode).toBe(0)
      expect(examples.length).toBeGreaterThan(0)
      for (const [line] of examples) expect(stdout).toContain(`  limbeck ${line}  `)
    },
  )

  test('examples name the group that the commands hang on', async () => {
    expect((await run('db', 'heads', '--help')).stdout).toContain('  limbeck db heads  ')
  })

  test('without a command it is wrong usage', async () => {
    const { exitCode, stdout, stderr } = await run()
    expect(exitCode).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('Usage: limbeck')
  })
})

test('a missing configuration names the way to one', async () => {
  expect(await run('heads')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: [
      'error: No limbeck.config.ts was found in "/nowhere" or a directory above it.',
      'hint: Make one with `limbeck init`, or name one with -c.',
      '',
    ].join('\n'),
  })
})

test('a variable names the configuration, and a flag comes before it', async () => {
  const terminal = createTestTerminal({ environment: { LIMBECK_CONFIG: 'variable.ts' } })
  expect(await runCli(['heads'], terminal)).toBe(2)
  expect(await runCli(['heads', '-c', 'flag.ts'], terminal)).toBe(2)
  expect(terminal.readStderr()).toMatch(
    /"variable\.ts" does not exist[^]*"flag\.ts" does not exist/,
  )
})
