import { LimbeckError } from '../errors/index.ts'
import { readOptions } from '../util/read-options.ts'
import type { ColumnBuilder } from './column-builder.ts'
import type { NewColumn } from './column-traits.ts'
import { createModelObject, type ModelObject } from './model-object.ts'
import { createTypeColumn, readValues } from './type-column.ts'

/** What can be said of a type of a model beside its name and what it is. */
export interface NamedTypeOptions {
  /** The schema that holds it. */
  readonly schema?: string | undefined
  readonly comment?: string | undefined
}

/** An enumeration of a model. Called, it gives a column that has it; a text names the column. */
export interface EnumTypeModel<Value extends string = string> extends ModelObject<'enums'> {
  <const Name extends string | undefined = undefined>(
    name?: Name,
  ): ColumnBuilder<NewColumn<Value, Name>>
  readonly values: readonly Value[]
}

/**
 * Describes an enumeration of a model: a type of its own on PostgreSQL, words in the columns that have it elsewhere.
 * Throws `invalid_argument` for values that are none.
 *
 * @example
 * export const mood = enumType('mood', ['sad', 'ok'])
 * export const people = table('people', { mood: mood().notNull() })
 */
export function enumType<const Value extends string>(
  name: string,
  values: readonly Value[],
  options?: NamedTypeOptions,
): EnumTypeModel<Value> {
  requireObjectName(name, 'enumType()')
  const { schema, comment } = readOptions<NamedTypeOptions>(
    options,
    ['schema', 'comment'],
    `enumType "${name}"`,
  )
  const place = { name, ...(schema === undefined ? {} : { schema }) }
  const list = readValues(values, 'enum') as readonly Value[]
  const column = <Name extends string | undefined>(columnName?: Name) =>
    createTypeColumn<Value, Name>({ kind: 'enum', ...place, values: list }, columnName)
  return createModelObject(
    Object.assign(column, { values: list }),
    {
      kind: 'enums',
      build: () => ({ ...place, values: list, ...(comment === undefined ? {} : { comment }) }),
    },
    place,
  )
}

/** Throws `invalid_argument` where an object of a model has no name. */
export function requireObjectName(name: unknown, maker: string): void {
  if (typeof name === 'string' && name !== '') return
  throw new LimbeckError('invalid_argument', `${maker} takes a name that is not empty.`, {
    hint: 'Names are texts; a schema is an option: { schema: "…" }.',
  })
}
