import { expect, test } from 'vitest'
import { createTestTerminal } from '../../../test/cli/test-terminal.ts'
import type { RunEvent } from '../../commands/run-environment.ts'
import { createPlainProgress } from './plain-progress.ts'

const step = {
  database: 'main',
  direction: 'upgrade',
  revision: 'b2',
  message: 'add users',
} as const
const started: RunEvent = {
  ...step,
  kind: 'stepStarted',
  downRevision: ['a1'],
  position: 1,
  steps: 1,
  resumedAfter: 0,
}
const done: RunEvent = { ...step, kind: 'stepDone', durationMs: 12.4 }
const statement: RunEvent = {
  kind: 'statement',
  database: 'main',
  revision: 'b2',
  sql: 'CREATE TABLE t (id int)\n',
  durationMs: 3,
}

const statementStarted: RunEvent = {
  kind: 'statementStarted',
  database: 'main',
  revision: 'b2',
  sql: 'CREATE TABLE t (id int)\n',
  together: 1,
}

const counted = {
  kind: 'progress',
  database: 'main',
  revision: 'b2',
  label: 'listing',
  number: 1,
  count: 0,
  total: 100,
  elapsedMs: 0,
  isEnded: false,
} as const satisfies RunEvent
const counting: readonly RunEvent[] = [
  ...[0, 9_900, 10_000, 15_000, 20_000].map((elapsedMs) => ({
    ...counted,
    count: elapsedMs / 400,
    elapsedMs,
  })),
  { ...counted, count: 100, elapsedMs: 25_000, isEnded: true },
]

function tell(
  events: readonly RunEvent[],
  { isVerbose = false, namesDatabases = false, tellsProgress = true } = {},
): string {
  const terminal = createTestTerminal()
  const progress = createPlainProgress(terminal.stderr, (_, text) => text, {
    isVerbose,
    namesDatabases: () => namesDatabases,
    ellipsis: '…',
    tellsProgress,
  })
  for (const event of events) progress.report(event)
  progress.breakLine()
  return terminal.readStderr()
}

test.each<[string, readonly RunEvent[], object, string]>([
  [
    'a step is one line',
    [started, done],
    {},
    'Running upgrade a1 -> b2, add users … done (12 ms)\n',
  ],
  [
    'the way down',
    [{ ...started, direction: 'downgrade', downRevision: [] }],
    {},
    'Running downgrade b2 -> <base>, add users …\n',
  ],
  [
    'a merge',
    [{ ...started, downRevision: ['a1', 'a2'], message: '' }],
    {},
    'Running upgrade a1, a2 -> b2 …\n',
  ],
  [
    'statements are left out',
    [started, statementStarted, statement, done],
    {},
    'Running upgrade a1 -> b2, add users … done (12 ms)\n',
  ],
  [
    'which of how many',
    [{ ...started, position: 3, steps: 120 }, done],
    {},
    '[3/120] Running upgrade a1 -> b2, add users … done (12 ms)\n',
  ],
  [
    'a statement is one line, which waits for its end',
    [started, statementStarted, statement, statementStarted],
    { isVerbose: true },
    'Running upgrade a1 -> b2, add users …\n  CREATE TABLE t (id int) (3 ms)\n  CREATE TABLE t (id int)\n',
  ],
  [
    'statements in between',
    [started, statement, done],
    { isVerbose: true, namesDatabases: true },
    '[main] Running upgrade a1 -> b2, add users …\n[main]   CREATE TABLE t (id int) (3 ms)\n[main]   b2 done (12 ms)\n',
  ],
  [
    'an interrupted revision',
    [
      { ...started, resumedAfter: 2 },
      { ...done, durationMs: 61_250 },
    ],
    {},
    'Running upgrade a1 -> b2, add users (after statement 2) … done (61.3 s)\n',
  ],
  [
    'who holds the lock',
    [
      {
        kind: 'lockWaiting',
        database: 'main',
        holder: { session: 'session 7', application: 'limbeck 0.1.0', user: 'me', host: 'here' },
      },
      { kind: 'lockWaiting', database: 'main', holder: undefined },
    ],
    {},
    'Waiting for the run lock, held by session 7 (limbeck 0.1.0, me@here) …\nWaiting for the run lock …\n',
  ],
  [
    'how far a part of the step is, every ten seconds',
    [started, ...counting, done],
    {},
    'Running upgrade a1 -> b2, add users …\n  listing: 25 of 100 (25 %), 2.5/s, 30 s left\n  listing: 50 of 100 (50 %), 2.5/s, 20 s left\n  listing: 100 of 100 done (25.0 s, 4/s)\n  b2 done (12 ms)\n',
  ],
  [
    'nothing of that where a program reads along',
    [started, ...counting, done],
    { tellsProgress: false },
    'Running upgrade a1 -> b2, add users … done (12 ms)\n',
  ],
  [
    'what the server says',
    [started, { kind: 'notice', database: 'main', severity: 'NOTICE', message: 'skipping' }],
    {},
    'Running upgrade a1 -> b2, add users …\n  NOTICE: skipping\n',
  ],
])('%s', (_, events, options, expected) => {
  expect(tell(events, options)).toBe(expected)
})
