import type { ColumnType } from '../../schema/column-type.ts'
import { type SchemaModel, tableKey } from '../../schema/schema-model.ts'

/** Tells the enumeration or the domain that a type is, by its key in the schema model; undefined for any other type. */
export function findNamedType(
  type: ColumnType,
  { enums = {}, domains = {} }: Pick<SchemaModel, 'enums' | 'domains'>,
): string | undefined {
  if (type.kind === 'enum' && type.name !== undefined) {
    const key = tableKey({ name: type.name, schema: type.schema })
    const isSame = enums[key]?.values.join('\0') === type.values.join('\0')
    return isSame ? key : undefined
  }
  if (type.kind !== 'native') return undefined
  return Object.entries(domains).find(([, domain]) => writePlace(domain) === type.sql)?.[0]
}

/** A name as PostgreSQL writes that of a type: with quotes where it needs them. */
function writePlace({ schema, name }: { readonly schema?: string; readonly name: string }): string {
  const names = schema === undefined ? [name] : [schema, name]
  return names
    .map((each) => (/^[a-z_][a-z0-9_$]*$/.test(each) ? each : `"${each.replaceAll('"', '""')}"`))
    .join('.')
}
