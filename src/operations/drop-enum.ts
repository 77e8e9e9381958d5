import type { Enumeration } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { requireValues } from './create-enum.ts'
import { inSchema } from './edit-model.ts'
import { formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import { isEnumUsed } from './enum-types.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireName } from './require-argument.ts'
import { inTheWay } from './schema-conflict.ts'

/** Takes an enumeration away. */
export interface DropEnum {
  readonly kind: 'dropEnum'
  readonly name: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** Leaves it where something uses it. */
  readonly ifUnused?: boolean
  /** The enumeration as it is, for whoever cannot ask the database. */
  readonly existing?: Enumeration
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropEnum: DropEnum
  }
}

/** What can be said when an enumeration is dropped. */
export interface DropEnumOptions {
  readonly schema?: string | undefined
  readonly ifExists?: boolean | undefined
  /** Leaves it, without an error, where something uses it or where it is not there. */
  readonly ifUnused?: boolean | undefined
  /** The values that it has, for a reversal. */
  readonly existing?: readonly string[] | undefined
}

const where = 'dropEnum()'

/** Describes the drop of an enumeration. */
export function dropEnum(
  _scope: DirectiveScope,
  name: string,
  options?: DropEnumOptions,
): DropEnum {
  requireName(name, where, 'enumeration')
  const { existing, ...said } = readOptions<DropEnumOptions>(
    options,
    ['schema', 'ifExists', 'ifUnused', 'existing'],
    where,
  )
  const place = { name, ...inSchema(said.schema) }
  return {
    kind: 'dropEnum',
    name,
    ...said,
    ...(existing === undefined
      ? {}
      : { existing: { ...place, values: requireValues(existing, where) } }),
  }
}

/** What dropping an enumeration means for the schema. */
export const dropEnumDefinition: OperationDefinition<'dropEnum'> = {
  kind: 'dropEnum',
  reverse(operation, before) {
    const { ifUnused, ifExists } = operation
    if (ifUnused === true && isEnumUsed(before, operation)) return reverseBy()
    const guarded = { ...operation, ifExists: ifExists === true || ifUnused === true }
    return reverseDrop('enums', guarded, before, (enumeration) => ({
      kind: 'createEnum',
      ...enumeration,
    }))
  },
  apply(operation, model) {
    const { ifExists, ifUnused } = operation
    const after = takeObject(model, 'enums', operation, ifExists === true || ifUnused === true)
    if (after === model || !isEnumUsed(model, operation)) return after
    if (ifUnused === true) return model
    throw inTheWay(
      `The ${formatObject('enums', operation)} is the type of a column.`,
      'Drop the column first, or say { ifUnused: true }.',
    )
  },
  isVisible: () => false,
  describe: (operation) => `drop ${formatObject('enums', operation)}`,
  findTables: () => undefined,
}
