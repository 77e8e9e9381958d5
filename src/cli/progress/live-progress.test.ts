import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTestTerminal } from '../../../test/cli/test-terminal.ts'
import type { RunEvent } from '../../commands/run-environment.ts'
import type { WriteListener } from '../watch-writes.ts'
import { LiveProgress } from './live-progress.ts'

const ERASE = '\r\u001b[2K'

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
  position: 3,
  steps: 120,
  resumedAfter: 0,
}
const done: RunEvent = { ...step, kind: 'stepDone', durationMs: 12.4 }
const statementStarted: RunEvent = {
  kind: 'statementStarted',
  database: 'main',
  revision: 'b2',
  sql: 'CREATE INDEX ix_users\n  ON users (email)\n',
  together: 1,
}
const statement: RunEvent = {
  kind: 'statement',
  database: 'main',
  revision: 'b2',
  sql: 'CREATE INDEX ix_users\n  ON users (email)\n',
  durationMs: 61_250,
}
const counted = {
  kind: 'progress',
  database: 'main',
  revision: 'b2',
  label: 'listing',
  number: 1,
  count: 4_500,
  total: 10_000,
  elapsedMs: 3_750,
  isEnded: false,
} as const satisfies RunEvent
const notice: RunEvent = {
  kind: 'notice',
  database: 'main',
  severity: 'NOTICE',
  message: 'skipping',
}

function open({ columns = 100, isVerbose = false } = {}) {
  const terminal = createTestTerminal({ isTerminal: true, columns })
  const watched: WriteListener[] = []
  const progress = new LiveProgress(terminal.stderr, (_, text) => text, {
    isVerbose,
    watchWrites: (listener) => {
      watched.push(listener)
      return () => void watched.splice(0)
    },
    namesDatabases: () => false,
    ellipsis: '…',
    tellsProgress: true,
    bar: { done: '#', left: '-' },
  })
  /** What stands on the screen: a line that was erased is gone. */
  const readScreen = () =>
    terminal
      .readStderr()
      .split('\n')
      .map((line) => line.split(ERASE).at(-1))
  const report = (...events: readonly RunEvent[]) => {
    for (const event of events) progress.report(event)
  }
  /** What a script prints on the same terminal. */
  const printAsScript = (text: string) => {
    for (const listener of watched) listener(text)
    terminal.stderr.write(text)
  }
  return { progress, report, printAsScript, readScreen, readAll: () => terminal.readStderr() }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the last line', () => {
  test('shows the step, then its statement, and ticks', () => {
    const { report, readScreen } = open()
    report(started)
    expect(readScreen()).toEqual(['[3/120] Running upgrade a1 -> b2, add users …'])
    report(statementStarted)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users … CREATE INDEX ix_users ON users (email)',
    ])
    vi.advanceTimersByTime(2_300)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users … 2 s CREATE INDEX ix_users ON users (email)',
    ])
    vi.advanceTimersByTime(63_000)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users … 1 min 05 s CREATE INDEX ix_users ON users (email)',
    ])
    report(statement, done)
    expect(readScreen()).toEqual(['[3/120] Running upgrade a1 -> b2, add users … done (12 ms)', ''])
  })

  test('says how many statements travel along', () => {
    const { report, readScreen } = open()
    report(started, { ...statementStarted, together: 12 })
    expect(readScreen()[0]).toMatch(/ \(email\) \(\+11\)$/)
  })

  test.each([
    [60, '[3/120] Running upgrade a1 -> b2, a… 2 s CREATE INDEX ix_u…'],
    [40, '[3/120] Running u… 2 s CREATE INDEX ix…'],
    [20, '[3/120] Runni… 2 s'],
  ])('fits %i columns', (columns, expected) => {
    const { report, readScreen } = open({ columns })
    report(started, statementStarted)
    vi.advanceTimersByTime(2_300)
    const [line = ''] = readScreen()
    expect(line).toBe(expected)
    expect(line.length).toBeLessThan(columns)
  })

  test.each([
    [
      110,
      '[3/120] Running upgrade a1 -> b2, add … listing #########----------- 45 %, 4,500 of 10,000, 1,200/s, 4 s left',
    ],
    [80, '[3/120] Running upgrade a… listing #########----------- 45 %, 1,200/s, 4 s left'],
    [60, '[3/120] Running upgrade a1 -> b2, a… listing 45 %, 4 s left'],
    [34, '[3/120] Running u… 45 %, 4 s left'],
    [30, '[3/120] Running upgrade… 45 %'],
    [5, '45 %'],
  ])('is a bar in %i columns', (columns, expected) => {
    const { report, readScreen } = open({ columns })
    report(started, counted, statementStarted)
    expect(readScreen()).toEqual([expected])
    expect(expected.length).toBeLessThan(columns)
  })

  test('is the innermost of several bars, each of which leaves a line', () => {
    const { report, readScreen } = open({ columns: 60 })
    const inner = { ...counted, label: 'rows', number: 2, count: 10, total: 100, elapsedMs: 10 }
    report(started, counted, inner, { ...counted, count: 5_500 })
    expect(readScreen().at(-1)).toBe('[3/120] Running … rows ##------------------ 10 %, 10 of 100')
    report({ ...inner, count: 100, isEnded: true })
    expect(readScreen().at(-1)).toBe('[3/120] Running upgrade a1 -> b2, a… listing 55 %, 3 s left')
    report({ ...counted, count: 10_000, isEnded: true }, statementStarted, statement, done)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users …',
      '  rows: 100 of 100 done (10 ms)',
      '  listing: 10,000 of 10,000 done (3750 ms, 2,667/s)',
      '  b2 done (12 ms)',
      '',
    ])
  })

  test('is not written over more than ten times a second, and not where nothing has changed', () => {
    const { report, readAll } = open()
    for (let number = 0; number < 500; number++) {
      report({ ...started, position: number }, { ...done, durationMs: 1 })
      vi.advanceTimersByTime(2)
    }
    const lines = readAll().split('\n')
    expect(lines.length).toBe(501)
    expect(readAll().split(ERASE).length - 1).toBeLessThanOrEqual(20)
    report(started)
    vi.advanceTimersByTime(900)
    const before = readAll()
    vi.advanceTimersByTime(50)
    expect(readAll()).toBe(before)
  })

  test('cannot be broken by what a script is called', () => {
    const { report, readScreen } = open()
    report({ ...started, message: 'two\nlines \u001b[31m' })
    expect(readScreen()).toEqual([expect.stringMatching(/two lines \\u\{1b\}\[31m …$/)])
  })
})

describe('what stays', () => {
  test('a step with something below it', () => {
    const { report, readScreen } = open()
    report(started, notice, statementStarted)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users …',
      '  NOTICE: skipping',
      '[3/120] Running upgrade a1 -> b2, add users … CREATE INDEX ix_users ON users (email)',
    ])
    report(statement, done)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users …',
      '  NOTICE: skipping',
      '  b2 done (12 ms)',
      '',
    ])
  })

  test('each statement with its time, where more is told', () => {
    const { report, readScreen } = open({ isVerbose: true })
    report(started, statementStarted, statement, done)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users …',
      '  CREATE INDEX ix_users',
      '  ON users (email) (61.3 s)',
      '  b2 done (12 ms)',
      '',
    ])
  })

  test('what a script prints', () => {
    const { report, printAsScript, readScreen, progress } = open()
    report(started, statementStarted)
    printAsScript('half a ')
    vi.advanceTimersByTime(1_000)
    printAsScript('line\n')
    vi.advanceTimersByTime(1_000)
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users …',
      'half a line',
      '[3/120] Running upgrade a1 -> b2, add users … 2 s CREATE INDEX ix_users ON users (email)',
    ])
    printAsScript('dots..')
    report(statement, done)
    progress.breakLine()
    printAsScript('after\n')
    expect(readScreen()).toEqual([
      '[3/120] Running upgrade a1 -> b2, add users …',
      'half a line',
      'dots..',
      '  b2 done (12 ms)',
      'after',
      '',
    ])
  })

  test('the step that failed, and nothing ticks any more', () => {
    const { progress, report, readScreen, readAll } = open()
    report(started, statementStarted)
    progress.breakLine()
    expect(readScreen()).toEqual(['[3/120] Running upgrade a1 -> b2, add users …', ''])
    const before = readAll()
    vi.advanceTimersByTime(5_000)
    expect(readAll()).toBe(before)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('how long the run lock was waited for', () => {
    const { report, readScreen } = open()
    report({ kind: 'lockWaiting', database: 'main', holder: { session: 'session 7' } })
    vi.advanceTimersByTime(3_100)
    expect(readScreen()).toEqual(['Waiting for the run lock, held by session 7 … 3 s'])
    report({ kind: 'lockAcquired', database: 'main', waitedMs: 3_100 })
    expect(readScreen()).toEqual([
      'Waiting for the run lock, held by session 7 … done (3100 ms)',
      '',
    ])
  })
})
