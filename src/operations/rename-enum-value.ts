import type { Column } from '../schema/schema-model.ts'
import { createSql, isSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema, mapTables } from './edit-model.ts'
import { formatObject, putObject, requireObject } from './edit-objects.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { assertOtherName, requireName, requireText } from './require-argument.ts'
import { alreadyDone, inTheWay, missing } from './schema-conflict.ts'

/** PostgreSQL: gives a value of an enumeration another name; rows that hold it show the new one. */
export interface RenameEnumValue {
  readonly kind: 'renameEnumValue'
  readonly name: string
  readonly schema?: string | undefined
  readonly value: string
  readonly newValue: string
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly renameEnumValue: RenameEnumValue
  }
}

/** What can be said when a value of an enumeration is renamed. */
export interface RenameEnumValueOptions {
  /** The schema of the enumeration. */
  readonly schema?: string | undefined
}

const where = 'renameEnumValue()'

/** Gives a value of an enumeration another name; rows that hold it show the new one. PostgreSQL only. */
export function renameEnumValue(
  _scope: DirectiveScope,
  name: string,
  value: string,
  newValue: string,
  options?: RenameEnumValueOptions,
): RenameEnumValue {
  requireName(name, where, 'enumeration')
  requireText(value, where, 'value')
  requireText(newValue, where, 'value')
  assertOtherName({ name: value, newName: newValue }, 'value', 'third')
  const said = readOptions<RenameEnumValueOptions>(options, ['schema'], where)
  return { kind: 'renameEnumValue', name, value, newValue, ...said }
}

/** What renaming a value means for the schema. */
export const renameEnumValueDefinition: OperationDefinition<'renameEnumValue'> = {
  kind: 'renameEnumValue',
  reverse: (operation) =>
    reverseBy({ ...operation, value: operation.newValue, newValue: operation.value }),
  apply(operation, model) {
    const { value, newValue } = operation
    const enumeration = requireObject(model, 'enums', operation)
    const { values } = enumeration
    const title = formatObject('enums', operation)
    const isTaken = values.includes(newValue)
    if (!values.includes(value)) {
      const message = `The ${title} has no value "${value}".`
      throw isTaken ? alreadyDone(message) : missing(message)
    }
    if (isTaken) throw inTheWay(`The ${title} has a value "${newValue}" already.`)
    const renamed = values.map((each) => (each === value ? newValue : each))
    const changed = putObject(model, 'enums', { ...enumeration, values: renamed })
    return mapTables(changed, (table) => ({
      ...table,
      columns: table.columns.map((column) => followValue(column, operation)),
    }))
  },
  isVisible: () => true,
  describe: (operation) =>
    `rename value ${JSON.stringify(operation.value)} of ${formatObject('enums', operation)} to ${JSON.stringify(operation.newValue)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}

/** A column of the enumeration with the default that the catalog shows under the new name. */
function followValue(column: Column, { name, schema, value, newValue }: RenameEnumValue): Column {
  const type = column.type.variants?.postgresql ?? column.type
  const isOwn = type.kind === 'enum' && type.name === name && type.schema === schema
  if (!isOwn || column.default === undefined) return column
  if (column.default === value) return { ...column, default: newValue }
  if (!isSql(column.default)) return column
  const [first, ...others] = column.default.parts
  const literal = writeText(value)
  if (first?.kind !== 'text' || !first.text.startsWith(literal)) return column
  // A quote that is doubled goes on.
  if (first.text.startsWith("'", literal.length)) return column
  const text = writeText(newValue) + first.text.slice(literal.length)
  return { ...column, default: createSql([{ ...first, text }, ...others]) }
}

function writeText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
