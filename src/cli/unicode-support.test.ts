import { expect, test } from 'vitest'
import { detectUnicode } from './unicode-support.ts'

const CASES: readonly [
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string>>,
  isThere: boolean,
][] = [
  ['linux', {}, true],
  ['linux', { LANG: 'en_GB.UTF-8' }, true],
  ['linux', { LANG: 'C.utf8' }, true],
  ['linux', { LANG: 'C' }, false],
  ['linux', { LANG: 'en_GB.UTF-8', LC_ALL: 'POSIX' }, false],
  ['linux', { LANG: 'de_DE.ISO-8859-1', LC_CTYPE: 'de_DE.UTF-8' }, true],
  ['linux', { LANG: 'en_GB.UTF-8', LC_ALL: '' }, true],
  ['linux', { LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
  ['linux', { LANG: 'en_GB.UTF-8', TERM: 'dumb' }, false],
  ['darwin', { TERM: 'xterm-256color', LANG: 'de_DE' }, false],
  ['darwin', { TERM: 'xterm-256color' }, true],
  ['win32', {}, false],
  ['win32', { LANG: 'en_GB.UTF-8' }, false],
  ['win32', { WT_SESSION: '0-1' }, true],
  ['win32', { TERM_PROGRAM: 'vscode' }, true],
  ['win32', { TERM: 'xterm-256color' }, true],
  ['win32', { ConEmuTask: '{cmd::Cmder}' }, true],
  ['win32', { TERMINAL_EMULATOR: 'JetBrains-JediTerm' }, true],
]

test.each(CASES)('on %s with %j: %s', (platform, environment, isThere) => {
  expect(detectUnicode(environment, platform)).toBe(isThere)
})
