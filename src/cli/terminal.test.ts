import { expect, test } from 'vitest'
import { createTestTerminal } from '../../test/cli/test-terminal.ts'
import { choosePainter, type Terminal } from './terminal.ts'

const cases: [
  where: {
    readonly environment?: Terminal['environment']
    readonly isTerminal?: boolean
    readonly allowsColour?: boolean
  },
  isColoured: boolean,
][] = [
  [{ isTerminal: true }, true],
  [{ isTerminal: false }, false],
  [{ isTerminal: true, allowsColour: false }, false],
  [{ isTerminal: true, environment: { NO_COLOR: '1' } }, false],
  [{ isTerminal: true, environment: { NO_COLOR: '' } }, true],
  [{ isTerminal: true, environment: { TERM: 'dumb' } }, false],
  [{ isTerminal: false, environment: { FORCE_COLOR: '1' } }, true],
  [{ isTerminal: false, environment: { FORCE_COLOR: '' } }, false],
  [{ isTerminal: true, environment: { FORCE_COLOR: '0' } }, false],
  [{ isTerminal: true, environment: { FORCE_COLOR: 'true', NO_COLOR: '1' } }, true],
  [{ environment: { FORCE_COLOR: '1' }, allowsColour: false }, false],
]
test.each(cases)('colours: %j %s', (where, isColoured) => {
  const terminal = createTestTerminal(where)
  const paint = choosePainter(terminal.stdout, terminal, where.allowsColour ?? true)
  expect(paint('revision', 'a1')).toBe(isColoured ? '\u001b[33ma1\u001b[39m' : 'a1')
})
