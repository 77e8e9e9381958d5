import type { CustomComparator } from '../autogenerate/compare/custom-comparator.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { checkKeys, refusePlugin } from './check-shape.ts'

/** What each key of a comparator is; the functions that it can do without are optional. */
const KEYS = {
  name: (value) => typeof value === 'string' && value !== '',
  readModels: isFunctionOrAbsent,
  introspect: isFunctionOrAbsent,
  claim: isFunctionOrAbsent,
  compare: (value) => typeof value === 'function',
} satisfies Readonly<Record<keyof CustomComparator, (value: unknown) => boolean>>

/** Throws `plugin_invalid` for a comparator that lacks something or has what nobody would read. */
export function checkComparator(comparator: unknown, plugin: string): void {
  if (!isPlainObject(comparator))
    throw refusePlugin(
      plugin,
      `The plugin "${plugin}" has a comparator that is no object.`,
      'Make it with defineComparator().',
    )
  const what = `A comparator of the plugin "${plugin}"`
  checkKeys(comparator, Object.keys(KEYS), what)
  for (const [key, accepts] of Object.entries(KEYS)) {
    if (accepts(comparator[key])) continue
    const expected = key === 'name' ? 'a text' : 'a function'
    throw refusePlugin(plugin, `${what}: "${key}" must be ${expected}.`)
  }
}

function isFunctionOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'function'
}
