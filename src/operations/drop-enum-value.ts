import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, putObject, requireObject } from './edit-objects.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireName, requireText } from './require-argument.ts'
import { alreadyDone } from './schema-conflict.ts'

/** Takes a value from an enumeration, where no row holds it. */
export interface DropEnumValue {
  readonly kind: 'dropEnumValue'
  readonly name: string
  readonly schema?: string | undefined
  readonly value: string
  readonly ifExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropEnumValue: DropEnumValue
  }
}

/** What can be said when a value of an enumeration is dropped. */
export interface DropEnumValueOptions {
  /** The schema of the enumeration. */
  readonly schema?: string | undefined
  /** No error where there is no such value. */
  readonly ifExists?: boolean | undefined
}

const where = 'dropEnumValue()'

/**
 * Takes a value from an enumeration. PostgreSQL has no statement for it: the type is made anew without the value, and
 * its columns move over. It fails while a row holds the value. MySQL and MariaDB refuse it; on SQLite nothing runs.
 */
export function dropEnumValue(
  _scope: DirectiveScope,
  name: string,
  value: string,
  options?: DropEnumValueOptions,
): DropEnumValue {
  requireName(name, where, 'enumeration')
  requireText(value, where, 'value')
  const said = readOptions<DropEnumValueOptions>(options, ['schema', 'ifExists'], where)
  return { kind: 'dropEnumValue', name, value, ...said }
}

/** What dropping a value means for the schema; it comes back at its place where the schema before tells it. */
export const dropEnumValueDefinition: OperationDefinition<'dropEnumValue'> = {
  kind: 'dropEnumValue',
  reverse(operation, before) {
    const { name, schema, value, ifExists } = operation
    const values = findObject(before, 'enums', operation)?.values
    const place = values?.indexOf(value) ?? -1
    if (values !== undefined && place === -1 && ifExists === true) return reverseBy()
    const next = place === -1 ? undefined : values?.[place + 1]
    return reverseBy({
      kind: 'addEnumValue',
      name,
      ...inSchema(schema),
      value,
      ...(next === undefined ? {} : { before: next }),
    })
  },
  apply(operation, model) {
    const { value, ifExists } = operation
    const enumeration = requireObject(model, 'enums', operation)
    const values = enumeration.values.filter((each) => each !== value)
    if (values.length < enumeration.values.length)
      return putObject(model, 'enums', { ...enumeration, values })
    if (ifExists === true) return model
    throw alreadyDone(
      `The ${formatObject('enums', operation)} has no value "${value}".`,
      'With { ifExists: true } a value that is not there is no error.',
    )
  },
  isVisible: () => true,
  describe: (operation) =>
    `drop value ${JSON.stringify(operation.value)} of ${formatObject('enums', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}
