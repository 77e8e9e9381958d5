import { LimbeckError } from '../errors/index.ts'
import type { Enumeration } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, formatObject, reverseCreation } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { describeValue, requireName } from './require-argument.ts'

/** Makes an enumeration: a type on PostgreSQL, nothing elsewhere, where the values stand in the columns. */
export interface CreateEnum extends Enumeration {
  readonly kind: 'createEnum'
  readonly ifNotExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createEnum: CreateEnum
  }
}

/** What can be said of a new enumeration. */
export interface CreateEnumOptions {
  /** The schema that it is made in. */
  readonly schema?: string | undefined
  /** No error where an enumeration of that name is there, whatever its values are. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'createEnum()'

/**
 * Makes an enumeration. On PostgreSQL it is a type; elsewhere the values stand in the columns that have it, and nothing
 * runs.
 */
export function createEnum(
  _scope: DirectiveScope,
  name: string,
  values: readonly string[],
  options?: CreateEnumOptions,
): CreateEnum {
  requireName(name, where, 'enumeration')
  const said = readOptions<CreateEnumOptions>(options, ['schema', 'ifNotExists'], where)
  return { kind: 'createEnum', name, values: requireValues(values, where), ...said }
}

/** The values of an enumeration given to a directive. Throws `invalid_argument` where they are none, or one stands twice. */
export function requireValues(value: unknown, directive: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const twice = list.find((item, index) => list.indexOf(item) !== index)
  if (list.length > 0 && twice === undefined && list.every((item) => typeof item === 'string'))
    return list
  throw new LimbeckError(
    'invalid_argument',
    twice === undefined
      ? `${directive} takes a list of texts.`
      : `${directive} has the value ${describeValue(twice)} twice.`,
    { hint: 'For example ["new", "paid"].' },
  )
}

/** What creating an enumeration means for the schema. */
export const createEnumDefinition: OperationDefinition<'createEnum'> = {
  kind: 'createEnum',
  reverse: (operation, before) =>
    reverseCreation('enums', operation, before, {
      kind: 'dropEnum',
      name: operation.name,
      ...inSchema(operation.schema),
    }),
  apply(operation, model) {
    const { kind: _, ifNotExists, ...enumeration } = operation
    return addObject(model, 'enums', enumeration, ifNotExists)
  },
  isVisible: () => true,
  describe: (operation) => `create ${formatObject('enums', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}
