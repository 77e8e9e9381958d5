import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { resolveConfig } from '../../src/config/resolve-config.ts'
import type { ResolvedConfig, ResolvedDatabase } from '../../src/config/resolved-config.ts'
import type { DatabaseSettings, Settings } from '../../src/config/settings.ts'
import { DEFAULT_NAMING } from '../../src/schema/naming.ts'
import { listSettings } from '../../tools/reference/setting-sections.ts'
import { ROOT } from '../packed/packed-package.ts'

const BASE = '/project'

function resolve(settings: Settings): ResolvedConfig & { readonly database: ResolvedDatabase } {
  const origin = { name: 'test', configFile: undefined, environment: undefined, x: {} }
  const config = resolveConfig(settings, { ...origin, baseDirectory: BASE })
  const [database] = config.databases
  if (database === undefined) throw new Error('there is a database')
  return { ...config, database }
}

const { database, ...config } = resolve({})

/** What holds for each setting where nothing is configured. */
const RESOLVED = {
  url: database.target.kind === 'unset' ? undefined : database.target,
  connection: database.target.kind === 'unset' ? undefined : database.target,
  schema: database.schema,
  source: database.source,
  versionTable: database.versionTable.name,
  versionTableSchema: database.versionTable.schema,
  log: database.log,
  logTable: database.logTable.name,
  transaction: database.transaction,
  lockTimeoutMs: database.lockTimeoutMs,
  statementTimeoutMs: database.statementTimeoutMs,
  onVersionApply: database.onVersionApply[0],
  naming: findDifference(database.naming, DEFAULT_NAMING),
  serverVersion: database.serverVersion,
  includeSchemas: database.includeSchemas,
  includeName: database.includeName,
  manual: database.manual,
  includeObject: database.includeObject,
  compareType: database.compareType,
  compareServerDefault: database.compareServerDefault,
  compareColumnOrder: database.compareColumnOrder,
  renderItem: database.renderItem,
  unknownObjects: database.unknownObjects,
  default: resolve({ databases: { a: {}, b: {} } }).database.isDefault,
  migrations: `./${relative(BASE, config.migrationsDirectory)}`,
  versionLocations: config.versionLocations.find(
    (location) => location !== join(config.migrationsDirectory, 'versions'),
  ),
  recursiveVersionLocations: config.recursiveVersionLocations,
  fileTemplate: config.fileTemplate,
  slugLength: config.slugLength,
  timeZone: config.timeZone,
  postWriteHooks: config.postWriteHooks[0],
  template: config.template,
  databases: config.isMultiDatabase ? config.databases : undefined,
  retiredDatabases: config.retiredDatabases[0],
  processRevisionDirectives: config.processRevisionDirectives,
  plugins: [...config.plugins.operations.keys()][0],
  loader: config.loader,
  environments: config.environment,
} satisfies Record<keyof (Settings & DatabaseSettings), unknown>

/** What was found, unless it is what was expected. */
function findDifference(found: object, expected: object): object | undefined {
  return JSON.stringify(found) === JSON.stringify(expected) ? undefined : found
}

const settings = listSettings('CommonSettings', 'DatabaseSettings', 'ProjectSettings', 'Settings')

test('the reference has every setting once', () => {
  expect(settings.map(({ name }) => name).sort()).toEqual(Object.keys(RESOLVED).sort())
})

describe('what is documented as the default is it', () => {
  test.each(settings.map(({ name, tags }) => [name, tags.get('default')]))(
    '%s: %s',
    (name, text) => {
      const resolved = (RESOLVED as Readonly<Record<string, unknown>>)[name ?? '']
      expect(text === undefined ? undefined : readLiteral(text)).toEqual(resolved)
    },
  )
})

/** Reads a literal as TypeScript has it: `'text'`, `5_000`, `true`. */
function readLiteral(text: string): unknown {
  return JSON.parse(text.replaceAll("'", '"').replaceAll(/(?<=\d)_(?=\d)/g, ''))
}

test('the naming convention that is shown is the default one', () => {
  const text = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8')
  const [, shown = ''] = /naming: \{\n(.*?)\n {2}\}/s.exec(text) ?? []
  const entries = [...shown.matchAll(/(\w+): '([^']*)'/g)].map(([, key, value]) => [key, value])
  expect(Object.fromEntries(entries)).toEqual(DEFAULT_NAMING)
})
