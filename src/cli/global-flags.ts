import { LimbeckError } from '../errors/index.ts'
import type { FlagDefinition } from './command-definition.ts'
import { createInvocation } from './invocation.ts'

/** What can be said before and after every command. */
export interface GlobalFlags {
  readonly configFile: string | undefined
  /** `key=value` or `key`, in the order in which they were given. */
  readonly x: readonly string[]
  readonly database: string | undefined
  readonly environment: string | undefined
  readonly environmentFile: string | undefined
  readonly json: boolean
  readonly assumeYes: boolean
  readonly isQuiet: boolean
  /** Whether more is told: `-v`. */
  readonly isVerbose: boolean
  /** Whether errors show their stacks: `-vv`. */
  readonly showsStack: boolean
  readonly allowsColour: boolean
  readonly lockTimeoutMs: number
}

/** The flags that every command has. */
export const GLOBAL_FLAGS: readonly FlagDefinition[] = [
  {
    flags: '-c, --config <file>',
    values: 'files',
    description:
      'the configuration, instead of the nearest `limbeck.config.ts` (or LIMBECK_CONFIG)',
  },
  {
    flags: '-x, --x-arg <key=value>',
    description: 'handed to the configuration, hooks and scripts',
    isRepeatable: true,
  },
  {
    flags: '--database <name>',
    values: 'databases',
    description: 'only this one of [several databases](configuration.md#several-databases)',
  },
  {
    flags: '--env <name>',
    values: 'environments',
    description:
      'an [environment](configuration.md#environments) of the configuration (or LIMBECK_ENV)',
  },
  {
    flags: '-n, --name <name>',
    values: 'environments',
    description: 'the same as `--env`, in the words of Alembic',
    isHidden: true,
  },
  { flags: '--env-file <file>', values: 'files', description: 'load variables from a file first' },
  { flags: '--json', description: 'print one JSON object' },
  { flags: '--yes', description: 'answer every question with yes' },
  { flags: '-q, --quiet', description: 'no progress, no messages' },
  {
    flags: '-v, --verbose',
    description: 'tell more, in runs each statement with its time; -vv shows stacks of errors',
    isCounted: true,
  },
  {
    flags: '--raiseerr',
    description: 'show stacks of errors, in the words of Alembic',
    isHidden: true,
  },
  { flags: '--no-color', description: 'no colours (or NO_COLOR)' },
  {
    flags: '--lock-timeout <seconds>',
    description: 'how long to wait for [the run lock](recovery.md#the-run-lock) (default: 60)',
  },
]

const DEFAULT_LOCK_TIMEOUT_SECONDS = 60

/**
 * Reads the flags as they were given at each level, outermost first: the nearest to the command wins,
 * what can be repeated is collected. Throws `usage`.
 */
export function readGlobalFlags(levels: readonly Readonly<Record<string, unknown>>[]): GlobalFlags {
  const invocations = levels.map((options) => createInvocation([], options))
  const has = (name: string) => invocations.some((level) => level.has(name))
  const verbosity = levels.reduce((sum, options) => sum + readCount(options['verbose']), 0)
  const text = (name: string) =>
    invocations.findLast((level) => level.text(name) !== undefined)?.text(name)
  // An empty one is what an unset variable of a shell leaves: it counts as not said.
  const filled = (name: string) => text(name) || undefined
  return {
    configFile: filled('config'),
    x: invocations.flatMap((level) => level.list('xArg') ?? []),
    database: filled('database'),
    environment: filled('env') ?? filled('name'),
    environmentFile: filled('envFile'),
    json: has('json'),
    assumeYes: has('yes'),
    isQuiet: has('quiet'),
    isVerbose: verbosity > 0,
    showsStack: verbosity > 1 || has('raiseerr'),
    allowsColour: levels.every((options) => options['color'] !== false),
    lockTimeoutMs: parseSeconds(text('lockTimeout')) * 1000,
  }
}

function readCount(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function parseSeconds(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LOCK_TIMEOUT_SECONDS
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  throw new LimbeckError('usage', `"${text}" is not a number of seconds.`, {
    hint: 'For example --lock-timeout 10; with 0 it does not wait.',
  })
}
