import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'
import type { DatabaseSettings, ProjectSettings, Settings } from './settings.ts'

/**
 * Merges the environment of that name over the rest: single settings replace those of the rest, `naming` and
 * `databases` are merged by key. Another way of saying where the database is replaces the one of the rest.
 * Throws `unknown_environment`.
 */
export function mergeEnvironment(settings: Settings, name: string | undefined): ProjectSettings {
  const { environments = {}, ...rest } = settings
  if (name === undefined) return rest
  const environment = Object.hasOwn(environments, name) ? environments[name] : undefined
  if (environment === undefined) throw createUnknownError(name, Object.keys(environments))
  const { databases, naming, ...single } = withoutUnset(environment)
  return {
    ...withoutReplacedTarget(rest, environment, ['url', 'connection', 'databases']),
    ...single,
    ...(naming === undefined ? {} : { naming: { ...rest.naming, ...withoutUnset(naming) } }),
    ...(databases === undefined
      ? {}
      : { databases: mergeDatabases(rest.databases ?? {}, databases) }),
  }
}

type Databases = Readonly<Record<string, DatabaseSettings>>

function mergeDatabases(below: Databases, above: Databases): Databases {
  const names = [...new Set([...Object.keys(below), ...Object.keys(above)])]
  return Object.fromEntries(
    names.map((name) => {
      const changes = above[name] ?? {}
      const kept = withoutReplacedTarget(below[name] ?? {}, changes, ['url', 'connection'])
      return [name, { ...kept, ...withoutUnset(changes) }]
    }),
  )
}

/** Leaves out the keys that say the same as another one that is set in `above`. */
function withoutReplacedTarget<Group extends object, Key extends string>(
  below: Group,
  above: Partial<Record<Key, unknown>>,
  keys: readonly Key[],
): Group {
  const said = keys.filter((key) => above[key] !== undefined)
  if (said.length === 0) return below
  return Object.fromEntries(
    Object.entries(below).filter(
      ([key]) => !keys.some((each) => each === key) || said.some((each) => each === key),
    ),
  ) as Group
}

function withoutUnset<Group extends object>(group: Group): Group {
  return Object.fromEntries(
    Object.entries(group).filter(([, value]) => value !== undefined),
  ) as Group
}

function createUnknownError(name: string, known: readonly string[]): LimbeckError {
  const nearest = findNearest(name, known)
  return new LimbeckError('unknown_environment', `No environment "${name}" is configured.`, {
    hint:
      nearest !== undefined
        ? `Did you mean "${nearest}"?`
        : known.length === 0
          ? 'Environments are set with `environments` in the configuration.'
          : `Configured: ${known.map((each) => `"${each}"`).join(', ')}.`,
    details: { environment: name, environments: known, nearest },
  })
}
