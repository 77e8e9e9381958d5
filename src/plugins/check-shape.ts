import { LimbeckError } from '../errors/index.ts'
import { findNearest } from '../util/nearest.ts'
import { isPlainObject } from '../util/plain-object.ts'
import type { Plugin } from './plugin.ts'

/** The error for a plugin that cannot be used. */
export function refusePlugin(plugin: string, message: string, hint?: string): LimbeckError {
  return new LimbeckError('plugin_invalid', message, { hint, details: { plugin } })
}

/** A plugin with a name and lists. Throws `plugin_invalid`. */
export function requirePlugin(value: unknown): Plugin {
  const name = isPlainObject(value) ? value['name'] : undefined
  if (typeof name !== 'string' || name === '') {
    throw refusePlugin('', 'A plugin is an object with a "name".', 'Make it with definePlugin().')
  }
  return value as Plugin
}

/** Throws `plugin_invalid` for a key that nobody would read, naming the nearest one. */
export function checkKeys(value: object, known: readonly string[], what: string): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    const nearest = findNearest(key, known)
    throw new LimbeckError('plugin_invalid', `${what} has an unknown key "${key}".`, {
      hint: nearest === undefined ? `Known: ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
    })
  }
}
