import { findNearest } from '../util/nearest.ts'
import { isPlainObject } from '../util/plain-object.ts'

/** What is wrong with a setting. */
export interface SettingFault {
  /** Where it is, e.g. `databases.main.url`. */
  readonly path: string
  readonly message: string
  readonly hint?: string
}

/** Tells what is wrong with a value; nothing where it can be used. Values are never quoted: they can be secret. */
export type Shape = (value: unknown, path: string) => readonly SettingFault[]

/** A value that a guard accepts; `expected` completes "must be". */
export function shapeOf(expected: string, accepts: (value: unknown) => boolean): Shape {
  return (value, path) =>
    accepts(value)
      ? []
      : [{ path, message: `setting "${path}" must be ${expected}, not ${describeType(value)}` }]
}

/** One of a few words. */
export function oneOf(words: readonly string[]): Shape {
  return (value, path) => {
    if (typeof value === 'string' && words.includes(value)) return []
    const nearest = typeof value === 'string' ? findNearest(value, words) : undefined
    const message = `setting "${path}" must be one of ${words.map((word) => `"${word}"`).join(', ')}`
    return [
      nearest === undefined
        ? { path, message }
        : { path, message, hint: `Did you mean "${nearest}"?` },
    ]
  }
}

/** A list whose items have one shape. */
export function listOf(item: Shape): Shape {
  const isList = shapeOf('a list', Array.isArray)
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((each, index) => item(each, `${path}[${index}]`))
      : isList(value, path)
}

/** An item, or a list of them. */
export function oneOrMore(item: Shape): Shape {
  const list = listOf(item)
  return (value, path) => (Array.isArray(value) ? list(value, path) : item(value, path))
}

/** An object with names of the user's choice and values of one shape. */
export function recordOf(item: Shape): Shape {
  const isObject = shapeOf('an object', isPlainObject)
  return (value, path) =>
    isPlainObject(value)
      ? Object.entries(value).flatMap(([key, each]) => item(each, joinPath(path, key)))
      : isObject(value, path)
}

/** An object with known keys only. A key whose value is undefined is not said. */
export function objectOf(shapes: Readonly<Record<string, Shape>>): Shape {
  const isObject = shapeOf('an object', isPlainObject)
  return (value, path) => {
    if (!isPlainObject(value)) return isObject(value, path)
    return Object.entries(value).flatMap(([key, each]) => {
      if (each === undefined) return []
      const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined
      return shape === undefined
        ? [describeUnknown(key, path, Object.keys(shapes))]
        : shape(each, joinPath(path, key))
    })
  }
}

function describeUnknown(key: string, path: string, known: readonly string[]): SettingFault {
  const whole = joinPath(path, key)
  const nearest = findNearest(key, known)
  const message = `unknown setting "${whole}"`
  return nearest === undefined
    ? { path: whole, message }
    : { path: whole, message, hint: `Did you mean "${joinPath(path, nearest)}"?` }
}

function joinPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function describeType(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string' && value.includes('\0')) return 'a string with a NUL'
  return typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`
}
