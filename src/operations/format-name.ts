import type { TableName } from '../schema/column-reference.ts'

/** A table for people: `"public.users"`. */
export function formatTable({ name, schema }: TableName): string {
  return schema === undefined ? `"${name}"` : `"${schema}.${name}"`
}

/** A column, index or constraint of a table for people: `"users.email"`. */
export function formatMember(
  operation: { readonly table: string; readonly schema?: string | undefined },
  name: string,
): string {
  const { table, schema } = operation
  return schema === undefined ? `"${table}.${name}"` : `"${schema}.${table}.${name}"`
}

/** The first line of a text, cut where it is long. */
export function formatLine(text: string, length = 72): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  const characters = Array.from(line)
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`
}
