import type { CompileDialect } from '../dialects/dialect.ts'
import type { AddEnumValue, Operation } from '../operations/index.ts'
import { isPlainObject } from '../util/plain-object.ts'

/**
 * Operations in which new values of enumerations that others use are committed before those: engines with such types take
 * no value that its own transaction has added. They come first then, so that nothing else is committed with them.
 */
export function commitEnumValues(
  operations: readonly Operation[],
  dialect: CompileDialect,
): readonly Operation[] {
  const used = new Set(
    operations.filter(
      (each, index) =>
        each.kind === 'addEnumValue' &&
        operations.slice(index + 1).some((later) => usesValue(later, each, dialect)),
    ),
  )
  if (used.size === 0) return operations
  const isFirst = ({ kind }: Operation) => kind === 'addEnumValue' || kind === 'renameEnumValue'
  return [
    ...operations
      .filter(isFirst)
      .map((each) =>
        used.has(each) && each.kind === 'addEnumValue' ? { ...each, isUsed: true as const } : each,
      ),
    ...operations.filter((each) => !isFirst(each)),
  ]
}

/** Whether an operation writes the value, or turns what rows have into the enumeration. */
function usesValue(
  operation: Operation,
  { name, schema, value }: AddEnumValue,
  dialect: CompileDialect,
): boolean {
  const literal = dialect.writeLiteral(value)
  return holds(operation)

  function holds(node: unknown, key = ''): boolean {
    if (typeof node === 'string')
      return node.includes(literal) || (VALUES.includes(key) && node === value)
    if (Array.isArray(node)) return node.some((item) => holds(item, key))
    if (!isPlainObject(node)) return isRecord(node) && holdsAny(node)
    return isCast(node) || holdsAny(node)
  }

  function holdsAny(node: object): boolean {
    return Object.entries(node).some(([key, item]) => key !== 'values' && holds(item, key))
  }

  function isCast({ kind, change }: Readonly<Record<string, unknown>>): boolean {
    if (kind !== 'alterColumn' || !isPlainObject(change)) return false
    const { type } = change
    return isPlainObject(type) && type['name'] === name && type['schema'] === schema
  }
}

/** Where a value stands alone: the default of a column, and what a text is bound to. */
const VALUES = ['default', 'value']

function isRecord(node: unknown): node is object {
  return typeof node === 'object' && node !== null
}
