/** A table as operations on what is in it name it. */
export function placeOf(table: { readonly name: string; readonly schema?: string }): {
  readonly table: string
  readonly schema?: string
} {
  return {
    table: table.name,
    ...(table.schema === undefined ? {} : { schema: table.schema }),
  }
}
