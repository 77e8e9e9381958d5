import { LimbeckError } from '../errors/index.ts'
import type { Column, Enumeration, SchemaModel } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { requireValues } from './create-enum.ts'
import { type DropColumn, dropColumnDefinition } from './drop-column.ts'
import { inSchema } from './edit-model.ts'
import { formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import { isEnumUsed, listEnums } from './enum-types.ts'
import {
  type DirectiveScope,
  type Operation,
  type OperationDefinition,
  type Reversal,
  reverseBy,
} from './operation.ts'
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
  /** PostgreSQL: with the columns that have it. */
  readonly cascade?: boolean
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
  /** The schema of the enumeration. */
  readonly schema?: string | undefined
  /** No error where there is no such enumeration. */
  readonly ifExists?: boolean | undefined
  /** Leaves it, without an error, where something uses it or where it is not there. */
  readonly ifUnused?: boolean | undefined
  /** PostgreSQL: with the columns that have it, and what they hold. */
  readonly cascade?: boolean | undefined
  /** The values that it has now, for a reversal where no database tells. */
  readonly existing?: readonly string[] | undefined
}

const where = 'dropEnum()'

/** Drops an enumeration. Where its values stand in the columns, nothing runs. */
export function dropEnum(
  _scope: DirectiveScope,
  name: string,
  options?: DropEnumOptions,
): DropEnum {
  requireName(name, where, 'enumeration')
  const { existing, ...said } = readOptions<DropEnumOptions>(
    options,
    ['schema', 'ifExists', 'ifUnused', 'cascade', 'existing'],
    where,
  )
  if (said.ifUnused === true && said.cascade === true)
    throw new LimbeckError('invalid_argument', `${where} says both "ifUnused" and "cascade".`, {
      hint: 'Say one of the two.',
    })
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
    const reversal = reverseDrop('enums', guarded, before, (enumeration) => ({
      kind: 'createEnum',
      ...enumeration,
    }))
    return reversal.kind === 'irreversible'
      ? reversal
      : restoreColumns(listDropped(operation, before), before, reversal.operations)
  },
  apply(operation, model) {
    const { ifExists, ifUnused } = operation
    const after = takeObject(model, 'enums', operation, ifExists === true || ifUnused === true)
    if (after === model || !isEnumUsed(model, operation)) return after
    if (ifUnused === true) return model
    if (operation.cascade === true)
      return listDropped(operation, model).reduce(
        (now, column) => dropColumnDefinition.apply(column, now),
        after,
      )
    throw inTheWay(
      `The ${formatObject('enums', operation)} is the type of a column.`,
      'Drop the column first, or say { ifUnused: true } or { cascade: true }.',
    )
  },
  isVisible: () => true,
  describe: (operation) => `drop ${formatObject('enums', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}

/** The columns that go with the enumeration; one may have gone with another. */
function listDropped(
  { name, schema, cascade }: DropEnum,
  model: SchemaModel,
): readonly DropColumn[] {
  if (cascade !== true) return []
  const isOf = (column: Column) =>
    listEnums([column.type]).some((item) => item.name === name && item.schema === schema)
  return Object.values(model.tables).flatMap((table) =>
    table.columns.filter(isOf).map((column) => ({
      kind: 'dropColumn',
      table: table.name,
      ...inSchema(table.schema),
      name: column.name,
      ifExists: true,
      cascade: true,
    })),
  )
}

/** What makes the columns again, the last that went first, behind what makes their type. */
function restoreColumns(
  columns: readonly DropColumn[],
  before: SchemaModel,
  created: readonly Operation[],
): Reversal {
  const restored: Operation[] = []
  let model = before
  for (const column of columns) {
    const reversal = dropColumnDefinition.reverse(column, model)
    if (reversal.kind === 'irreversible') return reversal
    restored.unshift(...reversal.operations)
    model = dropColumnDefinition.apply(column, model)
  }
  return reverseBy(...created, ...restored)
}
