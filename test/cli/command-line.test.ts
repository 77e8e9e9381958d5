import { Command } from 'commander'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { addCommands } from '../../src/cli/build-commands.ts'
import type { GlobalFlags } from '../../src/cli/global-flags.ts'
import { LimbeckError } from '../../src/errors/index.ts'
import { createTestTerminal } from './test-terminal.ts'

/** What the command line hands to the commands, instead of running them. */
const calls: { command: string; options: unknown }[] = []

vi.mock('../../src/commands/create-context.ts', () => ({ createContext: () => ({}) }))

const run = (command: string) => async (_context: unknown, options: unknown) => {
  calls.push({ command, options })
  throw new LimbeckError('interrupted', 'Enough is known.')
}
vi.mock('../../src/commands/upgrade.ts', () => ({ upgrade: run('upgrade') }))
vi.mock('../../src/commands/downgrade.ts', () => ({ downgrade: run('downgrade') }))
vi.mock('../../src/commands/stamp.ts', () => ({ stamp: run('stamp') }))
vi.mock('../../src/commands/history.ts', () => ({ history: run('history') }))
vi.mock('../../src/commands/revision.ts', () => ({ revision: run('revision') }))
vi.mock('../../src/commands/merge.ts', () => ({ merge: run('merge') }))
vi.mock('../../src/commands/current.ts', () => ({ current: run('current') }))
vi.mock('../../src/commands/heads.ts', () => ({ heads: run('heads') }))
vi.mock('../../src/commands/show.ts', () => ({ show: run('show') }))
vi.mock('../../src/commands/ensure-version.ts', () => ({ ensureVersion: run('ensure-version') }))

async function parse(argv: readonly string[]): Promise<GlobalFlags | undefined> {
  let flags: GlobalFlags | undefined
  const root = new Command('limbeck').exitOverride().configureOutput({ outputError: () => {} })
  const host = {
    root,
    terminal: createTestTerminal(),
    onExit: () => {},
    loadConfiguration: async (request: { readonly flags: GlobalFlags }) => {
      flags = request.flags
      return {} as never
    },
  }
  addCommands(root, host)
  addCommands(root.command('db'), host)
  await root.parseAsync(argv, { from: 'user' })
  return flags
}

beforeEach(() => {
  calls.length = 0
})

const defaults: GlobalFlags = {
  configFile: undefined,
  x: [],
  database: undefined,
  environment: undefined,
  environmentFile: undefined,
  json: false,
  assumeYes: false,
  isQuiet: false,
  isVerbose: false,
  showsStack: false,
  allowsColour: true,
  lockTimeoutMs: 60_000,
}

describe('global flags stand before and after the command', () => {
  const cases: [flags: string, expected: Partial<GlobalFlags>][] = [
    ['-c db.config.ts', { configFile: 'db.config.ts' }],
    ['--config=db.config.ts', { configFile: 'db.config.ts' }],
    ['-x a=1 -x b', { x: ['a=1', 'b'] }],
    ['--database main', { database: 'main' }],
    ['--env prod', { environment: 'prod' }],
    ['--env-file .env', { environmentFile: '.env' }],
    ['--json', { json: true }],
    ['--yes', { assumeYes: true }],
    ['-q', { isQuiet: true }],
    ['-v', { isVerbose: true }],
    ['-vv', { isVerbose: true, showsStack: true }],
    ['-v --verbose', { isVerbose: true, showsStack: true }],
    ['--raiseerr', { showsStack: true }],
    ['-n prod', { environment: 'prod' }],
    ['--name prod', { environment: 'prod' }],
    ['--x-arg a=1', { x: ['a=1'] }],
    ['--no-color', { allowsColour: false }],
    ['--lock-timeout 2.5', { lockTimeoutMs: 2500 }],
    ['--lock-timeout 0', { lockTimeoutMs: 0 }],
  ]
  test.each(cases)('%s', async (flags, expected) => {
    const words = flags.split(' ')
    const wanted = { ...defaults, ...expected }
    expect(await parse([...words, 'heads'])).toEqual(wanted)
    expect(await parse(['heads', ...words])).toEqual(wanted)
    expect(await parse([...words, 'db', 'heads'])).toEqual(wanted)
    expect(await parse(['db', ...words, 'heads'])).toEqual(wanted)
  })

  test('both places count together, and the nearer one wins', async () => {
    expect(
      await parse([
        '-v',
        '-x',
        'a',
        '--env',
        'far',
        'db',
        '-x',
        'b',
        'heads',
        '-v',
        '-x',
        'c',
        '--env',
        'near',
      ]),
    ).toEqual({
      ...defaults,
      isVerbose: true,
      showsStack: true,
      x: ['a', 'b', 'c'],
      environment: 'near',
    })
  })

  test('a message that looks like a flag is a message', async () => {
    expect(await parse(['revision', '-m', '-v'])).toEqual(defaults)
    expect(calls).toMatchObject([{ options: { message: '-v' } }])
  })
})

describe('targets that begin with a sign', () => {
  const cases: [line: string, command: string, options: object][] = [
    ['downgrade -1', 'downgrade', { target: '-1' }],
    ['downgrade -12 --yes', 'downgrade', { target: '-12' }],
    ['down --yes -2', 'downgrade', { target: '-2' }],
    ['db downgrade -1', 'downgrade', { target: '-1' }],
    ['downgrade billing@-1', 'downgrade', { target: 'billing@-1' }],
    ['downgrade', 'downgrade', { target: undefined }],
    ['upgrade +2', 'upgrade', { target: ['+2'] }],
    ['up', 'upgrade', { target: undefined }],
    ['upgrade a1 b2 --plan', 'upgrade', { target: ['a1', 'b2'], plan: true }],
    ['upgrade head-2:head --sql', 'upgrade', { target: ['head-2:head'], sql: true }],
    ['downgrade head:-2 --sql -o f', 'downgrade', { target: 'head:-2', sql: true, output: 'f' }],
    ['history -r-3:current', 'history', { range: '-3:current' }],
    ['history -r -3:', 'history', { range: '-3:' }],
    ['history --rev-range=-3:x -i', 'history', { range: '-3:x', indicateCurrent: true }],
    ['history -vir a:b', 'history', { range: 'a:b', indicateCurrent: true }],
  ]
  test.each(cases)('%s', async (line, command, options) => {
    await parse(line.split(' '))
    expect(calls).toEqual([{ command, options: expect.objectContaining(options) }])
  })
})

describe("commands as Alembic's users type them", () => {
  const cases: [line: string, command: string, options: object][] = [
    ['ensure_version', 'ensure-version', { sql: false }],
    ['ensure-version --sql', 'ensure-version', { sql: true }],
    ['status', 'current', { checkHeads: false }],
    ['current --check-heads', 'current', { checkHeads: true }],
    ['heads --resolve-dependencies', 'heads', { resolveDependencies: true }],
    ['show', 'show', { target: undefined }],
    ['stamp a b --purge', 'stamp', { targets: ['a', 'b'], purge: true, sql: false }],
    ['merge heads -m join', 'merge', { revisions: ['heads'], message: 'join', splice: false }],
    [
      'revision -m m --head a --head b --splice --branch-label l --branch-label n --version-path p --rev-id r --depends-on d --depends-on e --template sql',
      'revision',
      {
        message: 'm',
        head: ['a', 'b'],
        splice: true,
        branchLabel: ['l', 'n'],
        versionPath: 'p',
        revisionId: 'r',
        dependsOn: ['d', 'e'],
        template: 'sql',
      },
    ],
  ]
  test.each(cases)('%s', async (line, command, options) => {
    await parse(line.split(' '))
    expect(calls).toEqual([{ command, options }])
  })
})
