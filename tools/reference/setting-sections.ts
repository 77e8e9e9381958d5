import { formatInterfaces, formatType } from './interface-section.ts'
import { formatCode, formatTable } from './markdown-table.ts'
import { pickInterfaces, readAliases } from './read-interfaces.ts'
import type { DocumentedProperty } from './read-source.ts'

const SETTINGS = 'src/config/settings.ts'

/** Where the documentation says more of a setting. */
const LINKS: Readonly<Record<string, string>> = {
  url: '#urls',
  connection: 'programs.md#a-connection-of-yours',
  log: 'recovery.md#the-log-table',
  transaction: 'scripts.md#transactions',
  naming: '#names',
  plugins: 'plugins.md',
  databases: '#several-databases',
  retiredDatabases: '#several-databases',
  environments: '#environments',
}

/** The types that settings name and that are explained below them. */
const EXPLAINED = ['VersionApplication', 'ProgramHook']
const NAMED = ['VersionApplyListener', 'PostWriteHook', 'Awaitable<Value>']

/** Settings that can be said for each of several databases. */
export function writeDatabaseSettings(): string {
  return formatSettings(listSettings('CommonSettings', 'DatabaseSettings').filter(isEffective))
}

/** Settings of the scripts and of the project as a whole. */
export function writeProjectSettings(): string {
  return formatSettings(listSettings('ProjectSettings', 'Settings').filter(isEffective))
}

/** Settings that are checked and have no effect in this version. */
export function writeReservedSettings(): string {
  return formatSettings(
    listSettings('CommonSettings', 'ProjectSettings').filter((each) => !isEffective(each)),
  )
}

/** The types that settings name. */
export function writeSettingTypes(): string {
  const aliases = readAliases(SETTINGS)
  const table = formatTable(
    ['name', 'type'],
    NAMED.map((name) => [formatCode(name), formatType(aliases.get(name) ?? '', EXPLAINED)]),
  )
  return [...table, '', formatInterfaces(pickInterfaces(SETTINGS, EXPLAINED))].join('\n')
}

/** The settings of interfaces that together make up a configuration. */
export function listSettings(...names: readonly string[]): readonly DocumentedProperty[] {
  return pickInterfaces(SETTINGS, names).flatMap(({ properties }) => properties)
}

function isEffective({ tags }: DocumentedProperty): boolean {
  return !tags.has('reserved')
}

function formatSettings(settings: readonly DocumentedProperty[]): string {
  return formatTable(
    ['setting', 'type', 'default', 'meaning'],
    settings.map(({ name, type, tags, meaning }) => {
      const fallback = tags.get('default')
      return [
        linkName(name),
        formatType(type, EXPLAINED),
        fallback === undefined ? '' : formatCode(fallback),
        meaning,
      ]
    }),
  ).join('\n')
}

function linkName(name: string): string {
  const link = LINKS[name]
  return link === undefined ? formatCode(name) : `[${formatCode(name)}](${link})`
}
