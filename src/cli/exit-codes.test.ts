import { expect, test } from 'vitest'
import { ERROR_CODES, type ErrorCode, LimbeckError } from '../errors/index.ts'
import { findExitCode } from './exit-codes.ts'

const codes = Object.keys(ERROR_CODES) as ErrorCode[]

test('what the person wrote is 2, the lock 4, everything else 1', () => {
  const byStatus = Object.groupBy(codes, (code) =>
    String(findExitCode(new LimbeckError(code, 'x'), undefined)),
  )
  expect(Object.keys(byStatus)).toEqual(['1', '2', '4', '130'])
  expect(byStatus['4']).toEqual(['lock_timeout'])
  expect(byStatus['130']).toEqual(['interrupted'])
  expect(byStatus['2']).toEqual([
    'multiple_heads',
    'revision_not_found',
    'ambiguous_revision',
    'ambiguous_relative',
    'not_in_branch',
    'range_not_ancestor',
    'invalid_relative',
    'overlapping_targets',
    'invalid_identifier',
    'invalid_file_template',
    'not_a_head',
    'config_not_found',
    'config_invalid',
    'config_unloadable',
    'plugin_invalid',
    'unknown_database',
    'unknown_environment',
    'invalid_url',
    'invalid_argument',
    'usage',
    'needs_answer',
    'template_not_found',
  ])
})

test('the signal tells 130 from 143', () => {
  const error = new LimbeckError('interrupted', 'x')
  expect(findExitCode(error, 'SIGINT')).toBe(130)
  expect(findExitCode(error, 'SIGTERM')).toBe(143)
  expect(findExitCode(new LimbeckError('lock_timeout', 'x'), 'SIGTERM')).toBe(4)
})

test('an error that nobody foresaw is a failure', () => {
  expect(findExitCode(new TypeError('x'), undefined)).toBe(1)
})
