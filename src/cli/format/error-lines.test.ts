import { expect, test } from 'vitest'
import { GENERAL_HINTS } from '../../errors/hints.ts'
import { LimbeckError } from '../../errors/index.ts'
import { formatError } from './error-lines.ts'

const view = {
  paint: (_: string, text: string) => text,
  workingDirectory: '/project',
  showsStack: false,
} as const

test.each<[string, unknown, readonly string[]]>([
  [
    'a general hint where there is no better one',
    new LimbeckError('usage', 'No.'),
    ['error: No.', `hint: ${GENERAL_HINTS.usage}`],
  ],
  [
    'a hint comes last',
    new LimbeckError('script_invalid', 'No.', {
      hint: 'Yes.',
      details: { file: '/project/a.ts', line: 3 },
    }),
    ['error: No.', '  at a.ts:3', 'hint: Yes.'],
  ],
  [
    'a file elsewhere keeps its whole path',
    new LimbeckError('script_invalid', 'No.', { details: { file: '/other/a.ts' } }),
    ['error: No.', '  at /other/a.ts', `hint: ${GENERAL_HINTS.script_invalid}`],
  ],
  [
    'all files of a problem',
    new LimbeckError('duplicate_revision', 'Twice.', {
      details: { files: ['/project/a.ts', '/project/b.ts'] },
    }),
    ['error: Twice.', '  at a.ts', '  at b.ts', `hint: ${GENERAL_HINTS.duplicate_revision}`],
  ],
  [
    'a failed run',
    new LimbeckError('statement_failed', 'No such table.', {
      details: {
        database: 'default',
        before: [],
        applied: [{ revision: 'a1' }, { revision: 'b2' }],
        failed: { revision: 'c3', file: '/project/c3.ts', line: 12, statement: 'DROP\nTABLE t' },
      },
    }),
    [
      'error: No such table.',
      '  at c3.ts:12',
      '  | DROP\n  | TABLE t',
      '  done before: a1, b2',
      `hint: ${GENERAL_HINTS.statement_failed}`,
    ],
  ],
  [
    'an error that nobody foresaw',
    new TypeError('x is not a function'),
    [
      'error: x is not a function',
      'hint: This is a bug of Limbeck. Please report it with the output of the same command with -vv.',
    ],
  ],
])('%s', (_, error, lines) => {
  expect(formatError(error, view)).toEqual(lines)
})

test('stacks are shown when asked for, with those of the causes', () => {
  const cause = new TypeError('below')
  const error = new LimbeckError('usage', 'above', { cause })
  expect(formatError(error, { ...view, showsStack: true })).toEqual([
    'error: above',
    `hint: ${error.hint}`,
    error.stack,
    'caused by:',
    cause.stack,
  ])
})
