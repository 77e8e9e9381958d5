import { LimbeckError } from '../errors/index.ts'
import type { SettingFault } from './setting-shape.ts'
import { settingsShape } from './setting-table.ts'
import type { DatabaseSettings, Settings } from './settings.ts'

/**
 * Checks what a configuration says and gives it its type. `origin` is the file or call that said it.
 * Throws `config_invalid` with every fault in its details.
 */
export function checkSettings(value: unknown, origin: string): Settings {
  const faults = settingsShape(value, '')
  if (faults.length > 0) throw createSettingsError(faults, origin)
  return value as Settings
}

/**
 * Checks what settings mean together, once an environment is merged in. Throws `config_invalid`.
 */
export function checkCombination(settings: Settings, origin: string): void {
  const faults = [
    ...findTargetFaults(settings),
    ...findDatabaseFaults(settings.databases),
    ...findRetiredFaults(settings),
  ]
  if (faults.length > 0) throw createSettingsError(faults, origin)
}

function findTargetFaults(settings: Settings): readonly SettingFault[] {
  const named = (['databases', 'url', 'connection'] as const).filter(
    (key) => settings[key] !== undefined,
  )
  const [first, second] = named
  return first === undefined || second === undefined
    ? []
    : [{ path: second, message: `"${first}" and "${second}" cannot both be set` }]
}

function findDatabaseFaults(databases: Settings['databases']): readonly SettingFault[] {
  if (databases === undefined) return []
  const entries = Object.entries(databases)
  if (entries.length === 0) {
    return [{ path: 'databases', message: 'setting "databases" must name at least one database' }]
  }
  const marked = entries.filter(([, database]) => database.default === true).map(([name]) => name)
  return [
    ...entries.flatMap(([name, database]) => [
      ...findNameFaults(name),
      ...findBothFaults(name, database),
    ]),
    ...(marked.length > 1
      ? [
          {
            path: 'databases',
            message: `only one database can be the default, not ${quoteAll(marked)}`,
          },
        ]
      : []),
  ]
}

/** Names end up in file names (`<revision>_<slug>.<database>.up.sql`) and in code. */
function findNameFaults(name: string): readonly SettingFault[] {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)
    ? []
    : [
        {
          path: `databases.${name}`,
          message: `"${name}" cannot name a database`,
          hint: 'Use letters, digits, "_" and "-", with a letter first.',
        },
      ]
}

function findBothFaults(name: string, database: DatabaseSettings): readonly SettingFault[] {
  return database.url === undefined || database.connection === undefined
    ? []
    : [
        {
          path: `databases.${name}.connection`,
          message: `"databases.${name}" cannot set both "url" and "connection"`,
        },
      ]
}

function findRetiredFaults(settings: Settings): readonly SettingFault[] {
  const configured = Object.keys(settings.databases ?? {})
  return (settings.retiredDatabases ?? [])
    .filter((name) => configured.includes(name))
    .map((name) => ({
      path: 'retiredDatabases',
      message: `database "${name}" is configured and cannot be retired too`,
    }))
}

function createSettingsError(faults: readonly SettingFault[], origin: string): LimbeckError {
  const hints = faults.flatMap((fault) => (fault.hint === undefined ? [] : [fault.hint]))
  return new LimbeckError(
    'config_invalid',
    `${origin}: ${faults.map((fault) => fault.message).join('; ')}.`,
    { hint: hints[0], details: { origin, faults } },
  )
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
