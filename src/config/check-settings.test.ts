import { describe, expect, test } from 'vitest'
import { GENERAL_HINTS } from '../errors/hints.ts'
import { isLimbeckError } from '../errors/index.ts'
import { checkSettings } from './check-settings.ts'
import { resolveConfig } from './resolve-config.ts'

const origin = {
  name: 'limbeck.config.ts',
  configFile: '/project/limbeck.config.ts',
  baseDirectory: '/project',
  environment: undefined,
  x: {},
}

function refuse(settings: unknown): { message: string; hint: string | undefined } {
  try {
    resolveConfig(checkSettings(settings, origin.name), origin)
  } catch (error) {
    if (isLimbeckError(error) && error.code === 'config_invalid') {
      return { message: error.message, hint: error.hint }
    }
    throw error
  }
  throw new Error('the settings were accepted')
}

describe('wrong settings are named with their path', () => {
  test.each([
    [null, 'setting "" must be an object, not null'],
    [{ url: 1 }, 'setting "url" must be a string or a function, not a number'],
    [
      { databases: { main: { url: false } } },
      'setting "databases.main.url" must be a string or a function, not a boolean',
    ],
    [
      { versionLocations: ['a', 3] },
      'setting "versionLocations[1]" must be a path or a file URL, not a number',
    ],
    [
      { environments: { prod: { log: 'no' } } },
      'setting "environments.prod.log" must be true or false, not a string',
    ],
    [
      { lockTimeoutMs: 1.5 },
      'setting "lockTimeoutMs" must be a whole number of milliseconds, 0 or more, not a number',
    ],
    [
      { migrations: new URL('http://localhost/') },
      'setting "migrations" must be a path or a file URL, not an object',
    ],
    [{ naming: { ix: null } }, 'setting "naming.ix" must be a string, not null'],
    [
      { postWriteHooks: [{ arguments: [] }] },
      'setting "postWriteHooks[0].command" must be a string or a list with a program and its arguments, not undefined',
    ],
    [
      { postWriteHooks: 7 },
      'setting "postWriteHooks" must be a string, a function or an object with "command", not a number',
    ],
    [{ includeName: /x/ }, 'setting "includeName" must be a function, not an object'],
  ])('%j', (settings, message) => {
    expect(refuse(settings).message).toBe(`limbeck.config.ts: ${message}.`)
  })
})

describe('unknown settings name the nearest known one', () => {
  test.each([
    [{ migration: 'm' }, 'migration', 'migrations'],
    [{ versiontable: 'v' }, 'versiontable', 'versionTable'],
    [{ databases: { main: { ulr: '' } } }, 'databases.main.ulr', 'databases.main.url'],
    [
      { environments: { x: { dtabases: {} } } },
      'environments.x.dtabases',
      'environments.x.databases',
    ],
    [{ naming: { xi: 'a' } }, 'naming.xi', 'naming.ix'],
    // The prototype of an object names no settings.
    [{ constructor: 1 }, 'constructor', undefined],
  ])('%j', (settings, path, nearest) => {
    expect(refuse(settings)).toEqual({
      message: `limbeck.config.ts: unknown setting "${path}".`,
      hint: nearest === undefined ? GENERAL_HINTS.config_invalid : `Did you mean "${nearest}"?`,
    })
  })
})

describe('settings that contradict each other', () => {
  test.each([
    [{ url: 'sqlite:a', databases: { a: {} } }, '"databases" and "url" cannot both be set'],
    [{ url: 'sqlite:a', connection: {} }, '"url" and "connection" cannot both be set'],
    [{ databases: {} }, 'setting "databases" must name at least one database'],
    [
      { databases: { a: { default: true }, b: { default: true } } },
      'only one database can be the default, not "a", "b"',
    ],
    [{ databases: { 'a.b': {} } }, '"a.b" cannot name a database'],
    [
      { databases: { a: {} }, retiredDatabases: ['a'] },
      'database "a" is configured and cannot be retired too',
    ],
  ])('%j', (settings, message) => {
    expect(refuse(settings).message).toBe(`limbeck.config.ts: ${message}.`)
  })
})

test('every fault is told at once', () => {
  expect(refuse({ url: 1, logs: true }).message).toBe(
    'limbeck.config.ts: setting "url" must be a string or a function, not a number; unknown setting "logs".',
  )
})

test('a value is never quoted: it can be a secret', () => {
  expect(refuse({ url: ['postgresql://u:secret@h/d'] }).message).not.toContain('secret')
})

test('a list of wrong word names the nearest', () => {
  expect(refuse({ transaction: 'perRevison' }).hint).toBe('Did you mean "perRevision"?')
})
