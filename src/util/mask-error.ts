import { maskSecrets, maskText } from './mask-secrets.ts'
import { MASK } from './mask-statement.ts'
import { isPlainObject } from './plain-object.ts'

/** Values bound to a statement, which drivers hang on their errors. */
const BOUND_VALUES: ReadonlySet<string> = new Set([
  'params',
  'parameters',
  'values',
  'queryOptions',
])

const SECRET_KEY = /passw|secret|(?:auth|access)_?token/i

/**
 * Hides secrets in everything that an error says: in messages, stacks and other properties, and in the errors within it.
 * The error stays the same object. Hidden are the secrets given, passwords of URLs and of SQL statements, and values
 * that were bound to a statement.
 */
export function maskError<Thrown>(error: Thrown, secrets: Iterable<string> = []): Thrown {
  return mask(error, { secrets: [...secrets], seen: new Map() }) as Thrown
}

/** Hides secrets in all texts of plain data, which is not changed but given anew. */
export function maskData<Data>(data: Data, secrets: Iterable<string> = []): Data {
  return mask(data, { secrets: [...secrets], seen: new Map() }) as Data
}

interface Masking {
  readonly secrets: readonly string[]
  /** What is masked already, or being so: errors can be their own cause. */
  readonly seen: Map<object, object>
}

function mask(value: unknown, masking: Masking): unknown {
  if (typeof value === 'string') return maskSecrets(maskText(value), masking.secrets)
  if (typeof value !== 'object' || value === null) return value
  const seen = masking.seen.get(value)
  if (seen !== undefined) return seen
  if (value instanceof Error) return maskProperties(value, masking)
  if (!Array.isArray(value) && !isPlainObject(value)) return value
  masking.seen.set(value, value)
  const masked = Array.isArray(value) ? maskList(value, masking) : maskRecord(value, masking)
  masking.seen.delete(value)
  return masked
}

function maskList(list: readonly unknown[], masking: Masking): unknown {
  const masked = list.map((each) => mask(each, masking))
  return masked.some((each, index) => each !== list[index]) ? masked : list
}

function maskRecord(record: Readonly<Record<string, unknown>>, masking: Masking): unknown {
  const entries = Object.entries(record).map(([key, each]) => {
    const isSecret = typeof each === 'string' && SECRET_KEY.test(key)
    return [key, isSecret ? MASK : mask(each, masking)] as const
  })
  return entries.some(([key, each]) => each !== record[key]) ? Object.fromEntries(entries) : record
}

function maskProperties(error: Error, masking: Masking): Error {
  const target = isReadOnly(error) ? copyError(error) : error
  masking.seen.set(error, target)
  for (const key of Reflect.ownKeys(error)) {
    const value: unknown = Reflect.get(error, key)
    const isBound = typeof key === 'string' && BOUND_VALUES.has(key)
    const masked = isBound ? undefined : mask(value, masking)
    if (masked !== value) replaceProperty(target, key, masked)
  }
  return target
}

/** Whether something of an error can neither be written nor defined anew, as in a frozen one. */
function isReadOnly(error: Error): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(error)).some(
    ({ configurable, writable }) => configurable === false && writable === false,
  )
}

function copyError(error: Error): Error {
  const copy = Object.setPrototypeOf(new Error(), Reflect.getPrototypeOf(error)) as Error
  for (const key of Reflect.ownKeys(error)) replaceProperty(copy, key, Reflect.get(error, key))
  return copy
}

function replaceProperty(error: Error, key: string | symbol, value: unknown): void {
  if (Reflect.set(error, key, value)) return
  Reflect.defineProperty(error, key, { value, configurable: true, writable: true })
}
