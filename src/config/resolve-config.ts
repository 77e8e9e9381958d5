import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPluginSet } from '../plugins/create-plugin-set.ts'
import { resolveNaming } from '../schema/naming.ts'
import { checkCombination } from './check-settings.ts'
import { mergeEnvironment } from './merge-environment.ts'
import { resolveDatabases } from './resolve-databases.ts'
import type { ResolvedConfig } from './resolved-config.ts'
import type { PostWriteHook, ProjectSettings, Settings } from './settings.ts'

/** Where settings come from, and what was said beside them. */
export interface SettingsOrigin {
  /** Shown in errors. */
  readonly name: string
  readonly configFile: string | undefined
  /** Relative paths start here; an absolute path. */
  readonly baseDirectory: string
  readonly environment: string | undefined
  readonly x: Readonly<Record<string, string | true>>
}

/**
 * Fills in every default and makes every path absolute.
 * Throws `unknown_environment`, `config_invalid` for settings that contradict each other, and `plugin_invalid`.
 */
export function resolveConfig(settings: Settings, origin: SettingsOrigin): ResolvedConfig {
  const merged = mergeEnvironment(settings, origin.environment)
  checkCombination(merged, origin.name)
  const { baseDirectory } = origin
  const migrationsDirectory = toAbsolute(merged.migrations ?? 'migrations', baseDirectory)
  return {
    configFile: origin.configFile,
    baseDirectory,
    migrationsDirectory,
    ...resolveScriptSettings(merged, migrationsDirectory, baseDirectory),
    ...resolveDatabases(merged),
    naming: resolveNaming(merged.naming),
    processRevisionDirectives: merged.processRevisionDirectives,
    plugins: createPluginSet(merged.plugins ?? []),
    loader: merged.loader,
    x: origin.x,
    environment: origin.environment,
    environments: Object.keys(settings.environments ?? {}),
  }
}

function resolveScriptSettings(
  settings: ProjectSettings,
  migrationsDirectory: string,
  baseDirectory: string,
) {
  const locations = settings.versionLocations ?? []
  return {
    versionLocations:
      locations.length === 0
        ? [join(migrationsDirectory, 'versions')]
        : locations.map((location) => toAbsolute(location, baseDirectory)),
    recursiveVersionLocations: settings.recursiveVersionLocations ?? false,
    fileTemplate: settings.fileTemplate ?? '{rev}_{slug}',
    slugLength: settings.slugLength ?? 40,
    timeZone: settings.timeZone ?? 'UTC',
    postWriteHooks: toList(settings.postWriteHooks).map(toHook),
    template: resolveTemplate(settings.template, baseDirectory),
  }
}

function toHook(hook: PostWriteHook): ResolvedConfig['postWriteHooks'][number] {
  return typeof hook === 'string' ? { command: hook } : hook
}

const LANGUAGES: readonly string[] = ['ts', 'js', 'sql']

function resolveTemplate(template: string | undefined, baseDirectory: string): string | undefined {
  return template === undefined || LANGUAGES.includes(template)
    ? template
    : resolve(baseDirectory, template)
}

function toAbsolute(path: string | URL, baseDirectory: string): string {
  return path instanceof URL ? fileURLToPath(path) : resolve(baseDirectory, path)
}

function toList<Item>(value: Item | readonly Item[] | undefined): readonly Item[] {
  if (value === undefined) return []
  return isList(value) ? value : [value]
}

function isList<Item>(value: Item | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value)
}
