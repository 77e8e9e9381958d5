import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from './resolve-config.ts'
import type { Settings } from './settings.ts'

function resolve(settings: Settings, environment?: string) {
  return resolveConfig(settings, {
    name: 'limbeck.config.ts',
    configFile: '/project/limbeck.config.ts',
    baseDirectory: '/project',
    environment,
    x: {},
  })
}

function readOnly(settings: Settings, environment?: string) {
  const config = resolve(settings, environment)
  const [database] = config.databases
  if (database === undefined) throw new Error('there is a database')
  return database
}

async function readUrls(settings: Settings, environment?: string) {
  const { databases } = resolve(settings, environment)
  return Object.fromEntries(
    await Promise.all(
      databases.map(async ({ name, target }) => [
        name,
        target.kind === 'url' ? await target.readUrl() : target.kind,
      ]),
    ),
  )
}

test('an empty configuration is enough for scripts', () => {
  const config = resolve({})
  expect(config).toMatchObject({
    migrationsDirectory: '/project/migrations',
    versionLocations: ['/project/migrations/versions'],
    isMultiDatabase: false,
  })
  expect(config.databases).toMatchObject([
    {
      name: 'default',
      isDefault: true,
      target: { kind: 'unset' },
      versionTable: { name: 'alembic_version', schema: undefined },
      log: true,
      logTable: { name: 'limbeck_log', schema: undefined },
      transaction: 'perRevision',
      lockTimeoutMs: 5000,
      statementTimeoutMs: 0,
    },
  ])
})

test('paths start at the configuration', () => {
  const config = resolve({
    migrations: '../db',
    versionLocations: ['db/a', '/elsewhere/b', pathToFileURL('/third/c')],
    postWriteHooks: 'biome format',
    template: 'script.ts.template',
  })
  expect(config.migrationsDirectory).toBe('/db')
  expect(config.versionLocations).toEqual(['/project/db/a', '/elsewhere/b', '/third/c'])
  expect(config.postWriteHooks).toEqual([{ command: 'biome format' }])
  expect(config.template).toBe('/project/script.ts.template')
  expect(resolve({ template: 'sql' }).template).toBe('sql')
})

describe('several databases', () => {
  test('take from the project what they do not say', () => {
    const { databases, isMultiDatabase } = resolve({
      versionTable: 'v',
      transaction: 'none',
      naming: { ix: 'i_{table}_{columns}' },
      databases: {
        main: { url: 'sqlite:m', default: true, transaction: 'perRun' },
        analytics: { url: 'sqlite:a', versionTable: 'w', naming: { pk: null } },
      },
    })
    expect(isMultiDatabase).toBe(true)
    expect(
      databases.map(({ name, isDefault, transaction, versionTable, naming }) => [
        name,
        isDefault,
        transaction,
        versionTable.name,
        naming.ix,
        naming.pk,
      ]),
    ).toEqual([
      ['main', true, 'perRun', 'v', 'i_{table}_{columns}', 'pk_{table}'],
      ['analytics', false, 'none', 'w', 'i_{table}_{columns}', null],
    ])
  })

  test('a single named one is the default', () => {
    expect(readOnly({ databases: { main: { url: 'sqlite:m' } } }).isDefault).toBe(true)
  })
})

describe('environments', () => {
  const settings: Settings = {
    url: 'sqlite:base',
    log: false,
    naming: { uq: 'u_{table}_{columns}' },
    environments: {
      empty: { url: undefined, log: undefined },
      prod: { url: 'sqlite:prod', naming: { pk: null } },
      lent: { connection: { lent: true } },
      several: { databases: { a: { url: 'sqlite:a' } } },
    },
  }

  test.each([
    [undefined, { default: 'sqlite:base' }],
    ['empty', { default: 'sqlite:base' }],
    ['prod', { default: 'sqlite:prod' }],
    ['lent', { default: 'connection' }],
    ['several', { a: 'sqlite:a' }],
  ])('%s says where the database is', async (environment, urls) => {
    expect(await readUrls(settings, environment)).toEqual(urls)
  })

  test('keep what they do not say', () => {
    expect(readOnly(settings, 'prod')).toMatchObject({
      log: false,
      naming: { uq: 'u_{table}_{columns}', pk: null, ix: 'ix_{table}_{columns}' },
    })
  })

  test('merge databases by name', async () => {
    const several: Settings = {
      databases: { a: { url: 'sqlite:a', log: false }, b: { url: 'sqlite:b' } },
      environments: { prod: { databases: { b: { connection: {} }, c: { url: 'sqlite:c' } } } },
    }
    expect(await readUrls(several, 'prod')).toEqual({
      a: 'sqlite:a',
      b: 'connection',
      c: 'sqlite:c',
    })
    expect(readOnly(several, 'prod').log).toBe(false)
  })

  test.each([
    ['prd', 'Did you mean "prod"?'],
    ['xyzzy', 'Configured: "empty", "prod", "lent", "several".'],
    // Not an environment, though every object has it.
    ['toString', 'Configured: "empty", "prod", "lent", "several".'],
  ])('%s is unknown', (environment, hint) => {
    expect(() => resolve(settings, environment)).toThrow(
      expect.objectContaining({ code: 'unknown_environment', hint }),
    )
  })
})
