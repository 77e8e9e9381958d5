import { LimbeckError } from '../errors/index.ts'
import type { Enumeration } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, putObject, requireObject } from './edit-objects.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireName, requireText } from './require-argument.ts'
import { alreadyDone, missing } from './schema-conflict.ts'

/** Adds a value to an enumeration. */
export interface AddEnumValue {
  readonly kind: 'addEnumValue'
  readonly name: string
  readonly schema?: string | undefined
  readonly value: string
  /** The value that it stands before, or behind; neither means at the end. */
  readonly before?: string
  readonly after?: string
  readonly ifNotExists?: boolean
  /** PostgreSQL: what follows uses the value, so that it is committed first; written as `op.autocommit()`. */
  readonly isUsed?: true
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly addEnumValue: AddEnumValue
  }
}

/** What can be said of a new value of an enumeration. */
export interface AddEnumValueOptions {
  /** The schema of the enumeration. */
  readonly schema?: string | undefined
  /** The value that it stands before. */
  readonly before?: string | undefined
  /** The value that it stands behind. */
  readonly after?: string | undefined
  /** No error where the value is there already. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'addEnumValue()'

/**
 * Adds a value to an enumeration, at the end unless told otherwise. PostgreSQL lets nobody use the value before it is
 * committed: add it in a revision of its own, or inside `op.autocommit()`. On MySQL and MariaDB the values are changed
 * with `alterColumn`; on SQLite nothing runs.
 */
export function addEnumValue(
  _scope: DirectiveScope,
  name: string,
  value: string,
  options?: AddEnumValueOptions,
): AddEnumValue {
  requireName(name, where, 'enumeration')
  requireText(value, where, 'value')
  const said = readOptions<AddEnumValueOptions>(
    options,
    ['schema', 'before', 'after', 'ifNotExists'],
    where,
  )
  if (said.before !== undefined && said.after !== undefined)
    throw new LimbeckError('invalid_argument', `${where} says both "before" and "after".`, {
      hint: 'Say one of the two.',
    })
  return { kind: 'addEnumValue', name, value, ...said }
}

/** What a new value means for the schema. */
export const addEnumValueDefinition: OperationDefinition<'addEnumValue'> = {
  kind: 'addEnumValue',
  reverse(operation, before) {
    const { name, schema, value, ifNotExists } = operation
    const isThere = findObject(before, 'enums', operation)?.values.includes(value) === true
    if (ifNotExists === true && isThere) return reverseBy()
    return reverseBy({ kind: 'dropEnumValue', name, ...inSchema(schema), value })
  },
  apply(operation, model) {
    const { value, ifNotExists } = operation
    const enumeration = requireObject(model, 'enums', operation)
    if (!enumeration.values.includes(value))
      return putObject(model, 'enums', insertValue(enumeration, operation))
    if (ifNotExists === true) return model
    throw alreadyDone(
      `The ${formatObject('enums', operation)} has the value "${value}" already.`,
      'With { ifNotExists: true } a value that is there is no error.',
    )
  },
  isVisible: () => true,
  describe: (operation) =>
    `add value ${JSON.stringify(operation.value)} to ${formatObject('enums', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}

function insertValue(enumeration: Enumeration, operation: AddEnumValue): Enumeration {
  const { value, before, after } = operation
  const { values } = enumeration
  const neighbour = before ?? after
  if (neighbour === undefined) return { ...enumeration, values: [...values, value] }
  const place = values.indexOf(neighbour)
  if (place === -1)
    throw missing(`The ${formatObject('enums', operation)} has no value "${neighbour}".`)
  return {
    ...enumeration,
    values: values.toSpliced(before === undefined ? place + 1 : place, 0, value),
  }
}
