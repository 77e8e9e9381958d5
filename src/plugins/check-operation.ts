import { isPlainObject } from '../util/plain-object.ts'
import { checkKeys, refusePlugin } from './check-shape.ts'
import type { PluginOperation } from './plugin-operation.ts'

/** What each key of an operation is; the last are optional. */
const KEYS = {
  kind: isName,
  directive: isFunction,
  compile: (value) => isFunction(value) || isTableOfFunctions(value),
  reverse: isFunction,
  describe: isFunction,
  apply: isFunctionOrAbsent,
  findTables: isFunctionOrAbsent,
  batch: isFunctionOrAbsent,
  render: isFunctionOrAbsent,
  renderBatch: isFunctionOrAbsent,
} satisfies Readonly<Record<keyof PluginOperation, (value: unknown) => boolean>>

const EXPECTED: Readonly<Record<string, string>> = {
  kind: 'a name such as "refreshCube"',
  compile: 'a function, or an object with a function for each engine',
}

/** Throws `plugin_invalid` for an operation that lacks something or has what nobody would read. */
export function checkOperation(operation: unknown, plugin: string): void {
  if (!isPlainObject(operation)) {
    throw refusePlugin(
      plugin,
      `The plugin "${plugin}" has an operation that is no object.`,
      'Make it with defineOperation().',
    )
  }
  const { kind } = operation
  const name = typeof kind === 'string' ? `"${kind}"` : 'without a kind'
  const what = `The operation ${name} of the plugin "${plugin}"`
  checkKeys(operation, Object.keys(KEYS), what)
  for (const [key, accepts] of Object.entries(KEYS)) {
    if (accepts(operation[key])) continue
    throw refusePlugin(plugin, `${what}: "${key}" must be ${EXPECTED[key] ?? 'a function'}.`)
  }
}

/** What can stand behind `op.`. */
function isName(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][A-Za-z0-9]*$/.test(value)
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

function isFunctionOrAbsent(value: unknown): boolean {
  return value === undefined || isFunction(value)
}

function isTableOfFunctions(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).every(isFunctionOrAbsent)
}
